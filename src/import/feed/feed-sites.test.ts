import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { openFeed } from './open-feed.ts'

/** What came of a folder with feeds: keys and titles of its items, or why it cannot be read. */
async function read(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'feeds-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  try {
    const found: string[] = []
    const source = await openFeed(folder)
    for (let round = 0; round < 2; round += 1) {
      found.length = 0
      for await (const item of source.items()) {
        const { key, title, skipped } = item as OldItem
        if (skipped === undefined) found.push(`${key}: ${title}`)
      }
    }
    return found
  } catch (error) {
    const [first = '', ...lines] = (error as Error).message.split('\n')
    return [first.replace(folder, 'OLD'), ...lines.filter(line => line.startsWith('  '))]
  }
}

interface Told {
  title?: string
  link?: string
  self?: string
  at?: string
}

const rss = (
  { title, link, self, at = '' }: Told,
  ...items: [guid: string, title: string][]
): string =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${title ? `<title>${title}</title>` : ''}${link ? `<link>${link}</link>` : ''}${self ? `<atom:link rel="self" href="${self}"/>` : ''}${items
    .map(
      ([guid, name]) =>
        `<item><guid isPermaLink="false">${guid}</guid><title>${name}</title>${at ? `<link>${at}/${name}</link>` : ''}<description>Text of ${name}.</description></item>`,
    )
    .join('')}</channel></rss>`

const atom = (id: string, ...items: [id: string, title: string][]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>${id}</id><title>${id}</title>${items
    .map(
      ([name, title]) =>
        `<entry><id>${name}</id><title>${title}</title><content>Text of ${title}.</content></entry>`,
    )
    .join('')}</feed>`

const json = (title: string, feed: string): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    ...{ title, feed_url: feed },
    items: [{ id: '1', title: 'Kelp', content_text: 'Text of kelp.' }],
  })

const [a, b] = ['https://a.example', 'https://b.example']

test.each<[string, Record<string, string>, string, string]>([
  [
    'the hosts of their items',
    { 'a.xml': rss({ at: a }, ['1', 'Ferry']), 'b.xml': rss({ at: b }, ['1', 'Wall']) },
    ...(['a.example', 'b.example'] as const),
  ],
  [
    'where they are themselves',
    {
      'a.xml': rss({ self: `${a}/feed` }, ['1', 'Ferry']),
      'b.xml': rss({ self: `${b}/feed` }, ['1', 'Wall']),
    },
    ...(['a.example', 'b.example'] as const),
  ],
  [
    'their titles, where a service gives them out',
    {
      'a.xml': rss({ title: 'Herald', self: 'https://feeds.feedburner.com/a' }, ['1', 'Ferry']),
      'b.xml': rss({ title: 'Courier', self: 'https://feeds.feedburner.com/b' }, ['1', 'Wall']),
    },
    ...(['Herald', 'Courier'] as const),
  ],
  [
    'their titles alone',
    {
      'a.xml': rss({ title: 'Herald' }, ['1', 'Ferry']),
      'b.xml': rss({ title: 'Courier' }, ['1', 'Wall']),
    },
    ...(['Herald', 'Courier'] as const),
  ],
  [
    'a link, and the hosts of items',
    {
      'a.xml': rss({ link: a }, ['1', 'Ferry']),
      'b.xml': rss({ title: 'B', at: b }, ['1', 'Wall']),
    },
    ...(['a.example', 'b.example'] as const),
  ],
  [
    'feeds of several forms',
    { 'a.xml': atom('Herald', ['1', 'Ferry']), 'b.json': json('Courier', `${b}/feed.json`) },
    ...(['Herald', 'b.example'] as const),
  ],
])('feeds without a link are of two sites by %s', async (_, files, one, other) => {
  const [first, ...sites] = await read(files)
  const [own, others] = Object.keys(files)
  expect(first).toBe('OLD holds archives of 2 sites:')
  expect(sites).toEqual([`  ${one}: ${own}`, `  ${other}: ${others}`])
})

test.each<[string, Record<string, string>, string[]]>([
  [
    'pages of one feed: an item that stands in both comes once',
    {
      'a.xml': rss({ title: 'Herald', link: a }, ['1', 'Ferry'], ['2', 'Wall']),
      'b.xml': rss({ title: 'Herald', link: a }, ['2', 'The wall'], ['3', 'Kelp']),
    },
    ['1: Ferry', '2: Wall', '3: Kelp'],
  ],
  [
    'pages of one feed of Atom, by its id',
    {
      'a.xml': atom('tag:a.example,2015:feed', ['1', 'Ferry']),
      'b.xml': atom('tag:a.example,2015:feed', ['1', 'The ferry'], ['2', 'Wall']),
    },
    ['1: Ferry', '2: Wall'],
  ],
  [
    'feeds of two sections with numbers of their own',
    {
      'a.xml': rss({ title: 'News', link: a }, ['1', 'Ferry'], ['2', 'Wall']),
      'b.xml': rss({ title: 'Sport', link: a }, ['1', 'Regatta'], ['2', 'Wall']),
    },
    ['1: Ferry', '2: Wall', '1 (b.xml, item 1, line 1): Regatta'],
  ],
  [
    'feeds of two sections with an item in both, by its link',
    {
      'a.xml': rss({ title: 'News', link: a, at: a }, ['p-1', 'Ferry']),
      'b.xml': rss({ title: 'Sport', link: a, at: a }, ['p-1', 'Ferry']),
    },
    ['p-1: Ferry'],
  ],
  [
    'feeds that tell nothing',
    { 'a.xml': rss({}, ['1', 'Ferry']), 'b.xml': rss({}, ['1', 'Wall'], ['1', 'Walls']) },
    ['1: Ferry', '1 (b.xml, item 1, line 1): Wall'],
  ],
  [
    'a name that is the same everywhere',
    {
      'a.xml': rss({ title: 'News', link: a }, ['tag:a.example,2015:1', 'Ferry']),
      'b.xml': rss({ title: 'Sport', link: a }, ['tag:a.example,2015:1', 'The ferry']),
    },
    ['tag:a.example,2015:1: Ferry'],
  ],
  [
    'a feed without a link, and one of the same title with it',
    {
      'a.xml': rss({ title: 'Herald', link: a }, ['1', 'Ferry']),
      'b.xml': rss({ title: 'Herald', at: 'https://elsewhere.example' }, ['2', 'Wall']),
    },
    ['1: Ferry', '2: Wall'],
  ],
])('%s', async (_, files, expected) => {
  expect(await read(files)).toEqual(expected)
})
