import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { SourceKind } from './old-item.ts'
import { openSource } from './open-source.ts'

const wxr = (site: string, title = 'A') =>
  `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>T</title><link>${site}</link><wp:base_blog_url>${site}</wp:base_blog_url><item><title>${title}</title><link>${site}/${title}/</link><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>`

const feed = (site: string | undefined, title = 'A') =>
  `<rss version="2.0"><channel><title>T</title>${site ? `<link>${site}</link>` : ''}<item><title>${title}</title><link>https://x.example/${title}</link></item></channel></rss>`

const jekyll = (site: string, name: string) => ({
  [`${name}/_config.yml`]: `title: T\nurl: ${site}\n`,
  [`${name}/_posts/2020-01-02-a.md`]: '---\ntitle: A\n---\nText.\n',
})

/** Reads a folder to its end; why it cannot be read, where that is so. */
async function read(kind: SourceKind, files: Record<string, string>): Promise<string | number> {
  const folder = mkdtempSync(join(tmpdir(), 'sites-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  try {
    const source = await openSource(kind, folder)
    let count = 0
    for await (const _ of source.outline?.() ?? source.items()) count += 1
    return count
  } catch (error) {
    return (error as Error).message.replaceAll(folder, 'OLD')
  }
}

const [a, b, c] = ['https://a.example', 'https://b.example', 'https://c.example'] as const

test.each<[string, SourceKind, Record<string, string>]>([
  ['exports of WordPress', 'wordpress', { 'a.xml': wxr(a), 'b.xml': wxr(b), 'c.xml': wxr(c) }],
  ['feeds', 'feed', { 'a.xml': feed(a), 'b.xml': feed(b), 'c.xml': feed(c) }],
  [
    'folders of Markdown',
    'markdown',
    { ...jekyll(a, 'a.xml'), ...jekyll(b, 'b.xml'), ...jekyll(c, 'c.xml') },
  ],
])('%s of several sites are refused by name, with the way on', async (_, kind, files) => {
  expect(await read(kind, files)).toBe(
    'OLD holds archives of 3 sites:\n  a.example: a.xml\n  b.example: b.xml\n  c.example: c.xml\nImport each on its own, with a report of its own: npm run import -- OLD/a.xml --as a-example. Where a site has several files, move them into a folder of their own first.',
  )
})

test('sites of WordPress that share a host are told apart by their folders', async () => {
  const files = { 'a.xml': wxr(`${a}/north`), 'b.xml': wxr(`${a}/south`) }
  expect(await read('wordpress', files)).toContain('2 sites:\n  a.example/north: a.xml')
})

test.each<[string, SourceKind, Record<string, string>]>([
  ['parts of one export', 'wordpress', { 'a.xml': wxr(a), 'b.xml': wxr(`${a}/`, 'B') }],
  [
    'with and without www',
    'wordpress',
    { 'a.xml': wxr(a), 'b.xml': wxr('http://www.a.example', 'B') },
  ],
  ['feeds of sections', 'feed', { 'a.xml': feed(`${a}/news`), 'b.xml': feed(`${a}/sport`, 'B') }],
  ['a feed that tells no site', 'feed', { 'a.xml': feed(a), 'b.xml': feed(undefined, 'B') }],
])('%s are one site', async (_, kind, files) => {
  expect(await read(kind, files)).toBe(2)
})

test('folders of one site are one site', async () => {
  const files = { 'en/_posts/2020-01-02-a.md': 'A\n', 'de/_posts/2020-01-02-a.md': 'A\n' }
  expect(await read('markdown', files)).toBe(2)
})
