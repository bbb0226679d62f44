import { expect, test } from 'vitest'
import type { Change } from '../src/publish/changes.ts'
import { changesSummary } from '../src/publish/changes-summary.ts'
import { article, type Files, type Place, place, write } from './support/build.ts'
import { standInBuild } from './support/stand-in.ts'

const files: Files = {
  'site.yaml': 'name: The Quay\naddress: https://quay.example\n',
  'articles/wall.md': article({ title: 'Wall', date: '2019-05-01', tags: ['Tide'] }, 'A wall.\n'),
  'articles/ferry.md': article({ title: 'Ferry', date: '2019-05-02', tags: ['Tide'] }, 'Late.\n'),
  'articles/lamp.md': article({ title: 'Lamp', date: '2019-06-02' }, 'It shines.\n'),
}

async function built(at: Place, template?: string): Promise<readonly Change[]> {
  const { changes } = (await standInBuild(at, template)) ?? { changes: [] }
  return changes
}

/** A site that was published, and what the next build says of some addresses after files were written. */
async function after(now: Files, ...addresses: string[]): Promise<string[]> {
  const at = await place(files)
  await built(at)
  await write(at.content, now)
  const changes = await built(at)
  return addresses.map(address => {
    const { change, to } = changes.find(one => one.address === address) ?? {}
    return [address, change ?? 'as it was', ...(to === undefined ? [] : [to])].join(' ')
  })
}

const wall = (fields: Record<string, unknown> = {}, text = 'A wall.\n') =>
  article({ title: 'Wall', date: '2019-05-01', tags: ['Tide'], ...fields }, text)

test('everything of a first build is new, with digests of its bytes and of what it says', async () => {
  const changes = await built(await place(files))
  expect(new Set(changes.map(({ change }) => change))).toEqual(new Set(['new']))
  const { after: digests } = changes.find(({ address }) => address === '/2019/05/wall/') ?? {}
  expect(digests).toEqual({
    sha256: expect.stringMatching(/^[\da-f]{64}$/),
    content: expect.stringMatching(/^[\da-f]{32}$/),
  })
})

test('a build of the same changes nothing', async () => {
  const at = await place(files)
  await built(at)
  expect(await built(at)).toEqual([])
})

test('another template changes the dress of pages, and no content', async () => {
  const at = await place(files)
  await built(at, 'a')
  const changes = await built(at, 'b')
  expect(changes.length).toBeGreaterThan(10)
  expect(new Set(changes.map(({ change }) => change))).toEqual(new Set(['dress']))
})

test('another headline is content of its article, and dress of its neighbour and of lists', async () => {
  const now = { 'articles/wall.md': wall({ title: 'The wall' }) }
  expect(
    await after(now, '/2019/05/wall/', '/2019/05/ferry/', '/tags/tide/', '/2019/06/lamp/'),
  ).toEqual([
    '/2019/05/wall/ content',
    '/2019/05/ferry/ dress',
    '/tags/tide/ dress',
    '/2019/06/lamp/ as it was',
  ])
})

test('another text is content of its article alone, and of feeds', async () => {
  const now = { 'articles/wall.md': wall({}, 'Another wall.\n') }
  expect(await after(now, '/2019/05/wall/', '/tags/tide/', '/feed.xml')).toEqual([
    '/2019/05/wall/ content',
    '/tags/tide/ as it was',
    '/feed.xml content',
  ])
})

test('a new article is content of the lists that it is in', async () => {
  const now = { 'articles/new.md': article({ title: 'New', date: '2019-05-03', tags: ['Tide'] }) }
  expect(await after(now, '/2019/05/new/', '/tags/tide/', '/2019/05/', '/2019/06/')).toEqual([
    '/2019/05/new/ new',
    '/tags/tide/ content',
    '/2019/05/ content',
    '/2019/06/ as it was',
  ])
})

test('an article that has another address has moved', async () => {
  const now = { 'articles/wall.md': wall({ slug: 'dyke', aliases: ['/2019/05/wall/'] }) }
  expect(await after(now, '/2019/05/wall/', '/2019/05/dyke/')).toEqual([
    '/2019/05/wall/ moved /2019/05/dyke/',
    '/2019/05/dyke/ new',
  ])
})

test('an article that is withdrawn is gone, and a day that it shared with another leads on', async () => {
  const withdrawn = { reason: 'error', date: '2020-01-01' }
  const now = { 'articles/wall.md': wall({ withdrawn }) }
  expect(await after(now, '/2019/05/wall/', '/tags/tide/')).toEqual([
    '/2019/05/wall/ gone',
    '/tags/tide/ content',
  ])
})

test('people read it in a line, and what is lost among it', () => {
  const change = (address: string, of: Partial<Change>): Change => ({
    ...{ address, change: 'new', kind: 'article', ...of },
  })
  const changes = [
    change('/a/', {}),
    change('/b/', { change: 'content' }),
    change('/c/', { change: 'moved', to: '/d/', kind: 'alias' }),
    change('/tags/x/', { kind: 'facet' }),
    change('/feed.xml', { kind: 'feed', change: 'content' }),
    change('/e/', { change: 'dress' }),
  ]
  const told = {
    headlineAt: (address: string) => (address === '/a/' ? 'A' : undefined),
    all: false,
  }
  expect(changesSummary(changes, { ...told, lost: ['/f/'] })).toBe(
    [
      '1 new, 1 changed, 1 moved, 1 list, 1 feed, 1 lost',
      ...['', 'New', '  /a/  A', '', 'Changed', '  /b/', '', 'Moved', '  /c/ → /d/'],
      ...['', 'Lost', '  /f/', ''],
      '1 file only in dress: its template, settings or neighbours changed.',
    ].join('\n'),
  )
  expect(changesSummary([], { ...told, lost: [] })).toBe('Nothing would change.')
})
