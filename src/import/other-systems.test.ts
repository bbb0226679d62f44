import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allOf, folderOf } from './markdown/folder-in-test.ts'
import { Unusable } from './old-item.ts'
import { openSource } from './open-source.ts'

const csv = 'post_id,post_date,is_published,email_sent_at,type,audience,title\n'
const zola = { 'config.toml': 'title = "A"\nbase_url = "https://harbour.example"\n' }
const note = '+++\ntitle = "A"\nrender = false\n+++\nText'
const mt =
  'AUTHOR: Ada\nTITLE: A\nSTATUS: Draft\nDATE: 05/15/2009 06:10:00 AM\n-----\nBODY:\nText\n-----\n--------\n'

test.each([
  ['Zola', { ...zola, 'content/a.md': note }, ''],
  ['Zola', { ...zola, 'content/a.md': note }, 'content'],
  ['Zola', { ...zola, 'content/blog/a.md': note }, 'content/blog/a.md'],
  ['Zola', { 'zola.toml': 'base_url="/"', 'content/a.md': note }, ''],
  ['Substack', { 'posts.csv': csv, 'posts/1.a.html': '<p>Text</p>' }, ''],
  ['Substack', { 'posts.csv': csv, 'posts/1.a.html': '<p>Text</p>' }, 'posts'],
  ['Substack', { 'posts.csv': csv, 'posts/1.a.html': '<p>Text</p>' }, 'posts/1.a.html'],
  ['Substack', { 'export/posts.csv': csv, 'export/posts/1.a.html': '<p>Text</p>' }, ''],
  ['Movable Type', { 'blog.txt': mt }, ''],
  ['Movable Type', { 'blog.txt': mt }, 'blog.txt'],
  ['Movable Type', { blog: `\ufeff${mt.replaceAll('\n', '\r\n')}` }, 'blog'],
  ['Movable Type', { 'blog.mt': mt.replace(/^AUTHOR.*\n/, '') }, ''],
])(
  'an archive of %s is refused by name, unless its keeper says what to read it as: %j %s',
  async (name, files, at) => {
    const path = join(folderOf(files as unknown as Record<string, string>), at)
    for (const kind of ['markdown', 'page'] as const) {
      const refused = openSource(kind, path)
      await expect(refused).rejects.toThrow(Unusable)
      await expect(refused).rejects.toThrow(name)
      await expect(refused).rejects.toThrow('--from')
    }
  },
)

test.each([
  [
    'page',
    { ...zola, 'content/a.md': note, 'public/a/index.html': '<article>Text</article>' },
    'public',
  ],
  ['markdown', { 'config.toml': 'baseURL = "https://harbour.example"', 'content/a.md': note }, ''],
  [
    'markdown',
    {
      'config.toml': 'baseURL = "https://harbour.example"\n[params]\nbase_url = "/"',
      'content/a.md': note,
    },
    '',
  ],
  ['page', { 'a.txt': 'Title: A\nText about -----\n' }, ''],
  ['page', { 'list.csv': csv, 'a.html': '<article>Text</article>' }, ''],
] as const)('what only resembles one is read as %s', async (kind, files, at) => {
  const path = join(folderOf(files as unknown as Record<string, string>), at)
  await expect(openSource(kind, path)).resolves.toMatchObject({ kind })
})

test('a link that leads nowhere stops no import', async () => {
  const path = folderOf({ 'a.md': '---\ntitle: A\n---\nText' })
  symlinkSync(join(path, 'nowhere'), join(path, 'blog.txt'))
  expect((await openSource('markdown', path)).kind).toBe('markdown')
})

test.each([
  ['hugo', { ...zola, 'content/a.md': note }, 'Zola'],
  ['markdown', { ...zola, 'content/a.md': note }, 'Zola'],
  ['page', { 'posts.csv': csv, 'posts/1.a.html': '<article><p>A text.</p></article>' }, 'Substack'],
  ['page', { 'blog.txt': mt }, 'Movable Type'],
])('who says --from %s is warned, and goes on: %j', async (asked, files, name) => {
  const path = folderOf(files as unknown as Record<string, string>)
  const [kind, generator] =
    asked === 'hugo' ? (['markdown', 'hugo'] as const) : [asked as 'page', undefined]
  const source = await openSource(kind, path, { generator, asked })
  expect(source.notes?.[0]).toMatch(
    new RegExp(`^Warning: .*${name}.*--from ${asked}.*before you publish`),
  )
  const items = await allOf(source)
  expect(items.length).toBeGreaterThan(0)
})
