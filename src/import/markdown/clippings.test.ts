import { expect, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { allOf, folderOf } from './folder-in-test.ts'
import { openMarkdown } from './open-folder.ts'

async function read(files: Record<string, string>) {
  const source = await openMarkdown(folderOf(files))
  const items = (await allOf(source)) as OldItem[]
  return { items, notes: source.notes ?? [] }
}

const text = (url: string, key = 'url') =>
  `---\ntitle: Fog\ndate: 2020-01-02\n${key}: ${url}\n---\nFog on the bay.\n`
const json = (url: string) =>
  `${JSON.stringify({ title: 'Fog', date: '2020-01-02', url })}\n\nFog on the bay.\n`
const several = (count: number, host: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${host}-${at}.md`, text(`https://${host}/${at}`)]),
  )

test('texts with addresses on several hosts are clippings of them', async () => {
  const { items, notes } = await read({
    'a.md': text('https://post.example/2020/fog.html'),
    'b.md': json('https://www.bay-news.example/fog?id=2'),
    'c.md': text('https://herald.example/fog', 'link'),
    'd.md': text('https://gazette.example/fog', 'source_url'),
    'e.md': text('https://times.example/fog', 'permalink'),
    'f.md': '---\ntitle: Own\ndate: 2020-01-02\npermalink: /own/\n---\nAn own text.\n',
  })
  expect(
    items.map(({ originalUrl, source, addresses }) => [originalUrl, source?.name, addresses]),
  ).toEqual([
    ['https://post.example/2020/fog.html', 'post.example', []],
    ['https://www.bay-news.example/fog?id=2', 'bay-news.example', []],
    ['https://herald.example/fog', 'herald.example', []],
    ['https://gazette.example/fog', 'gazette.example', []],
    ['https://times.example/fog', 'times.example', []],
    [undefined, undefined, ['/own/']],
  ])
  expect(notes.join()).toContain('read as clippings')
  expect(items.flatMap(({ losses }) => losses)).toEqual([])
})

test.each([
  ['one host', ['post.example', 'post.example']],
  ['a host with and without www', ['post.example', 'www.post.example']],
  ['hosts of one site', ['post.example', 'm.post.example', 'post.test']],
  ['domains of one site', ['post.co.uk', 'post.example']],
])('texts with addresses on %s have them as their own', async (_, hosts) => {
  const { items, notes } = await read(
    Object.fromEntries(hosts.map((host, at) => [`${at}.md`, text(`https://${host}/fog-${at}`)])),
  )
  expect(items.map(({ originalUrl, addresses }) => [originalUrl, addresses])).toEqual(
    hosts.map((host, at) => [undefined, [`https://${host}/fog-${at}`]]),
  )
  expect(notes).toEqual([])
})

test('blogs on one platform are several sites', async () => {
  const { items } = await read({
    'a.md': text('https://fog.blogspot.com/a'),
    'b.md': text('https://rain.blogspot.com/b'),
  })
  expect(items[0]).toMatchObject({ source: { name: 'fog.blogspot.com' }, addresses: [] })
})

test('a few guests in a large folder of one site are clippings, and its own texts are not', async () => {
  const { items } = await read({ ...several(30, 'post.example'), ...several(2, 'guest.example') })
  const guests = items.filter(({ source }) => source?.name === 'guest.example')
  expect(guests).toHaveLength(2)
  expect(items.filter(({ addresses }) => addresses.length === 1)).toHaveLength(30)
})

test('a CNAME says which of several hosts was that of the site', async () => {
  const { items } = await read({
    'a.md': text('https://post.example/fog'),
    'b.md': text('https://herald.example/fog'),
    CNAME: 'post.example\n',
  })
  expect(items).toMatchObject([
    { addresses: ['https://post.example/fog'], originalUrl: undefined },
    { addresses: [], originalUrl: 'https://herald.example/fog' },
  ])
})
