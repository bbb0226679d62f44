import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFeed } from '../feed/open-feed.ts'
import type { OldItem } from '../old-item.ts'
import { openBlogger } from './open-blogger.ts'

const kind = (name: string) =>
  `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`

const rest =
  '<title>Tide</title><content type="html">Text</content><published>2018-03-04T09:15:00Z</published>'

/** The one item that an entry becomes, after an earlier one if that is given. */
async function made(entry: string, before = '', open = openBlogger): Promise<OldItem> {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-blogger-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'blog.xml')
  const head = '<link rel="alternate" href="https://harbour.example/"/>'
  const space =
    'xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018"'
  const first = before && `<entry>${before}</entry>`
  writeFileSync(path, `<feed ${space}>${head}${first}<entry><id>1</id>${entry}</entry></feed>`)
  const items: OldItem[] = []
  for await (const item of (await open(path)).items()) items.push(item as OldItem)
  return items.at(-1) as OldItem
}

test.each([
  [
    'a live post',
    '<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>',
    'published',
  ],
  ['a draft', '<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>', 'draft'],
  [
    'a draft in lower case',
    '<blogger:status>draft</blogger:status><blogger:type>post</blogger:type>',
    'draft',
  ],
  [
    'a scheduled page',
    '<blogger:type>PAGE</blogger:type><blogger:status>SCHEDULED</blogger:status>',
    'scheduled',
  ],
  [
    'a post of an unknown status',
    '<blogger:type>POST</blogger:type><blogger:status>ARCHIVED</blogger:status>',
    'draft',
  ],
  ['a post of an empty status', '<blogger:type>POST</blogger:type><blogger:status/>', 'published'],
  ['a draft of no kind', '<blogger:status>DRAFT</blogger:status>', 'draft'],
  [
    'a post with a broken address',
    '<blogger:type>POST</blogger:type><blogger:filename>//[bad</blogger:filename>',
    'published',
  ],
  ['a backup’s post', kind('post'), 'published'],
  [
    'a backup’s draft',
    `${kind('post')}<app:control><app:draft>yes</app:draft></app:control>`,
    'draft',
  ],
  [
    'a draft with another prefix',
    `${kind('post')}<pub:control><pub:draft>YES</pub:draft></pub:control>`,
    'draft',
  ],
  ['a draft without a prefix', `${kind('page')}<control><draft>yes</draft></control>`, 'draft'],
  [
    'a post that is said to be no draft',
    `${kind('post')}<app:control><app:draft>no</app:draft></app:control>`,
    'published',
  ],
])('the status of %s', async (_, entry, status) => {
  const item = await made(entry + rest)
  expect(item).toMatchObject({ status, skipped: undefined })
})

test.each([
  ['<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>', 'it is a comment'],
  [
    '<blogger:type>COMMENT</blogger:type><blogger:status>GHOSTED</blogger:status>',
    'it is a comment',
  ],
  [kind('comment'), 'it is a comment'],
  [kind('settings'), 'it is a setting of the blog'],
  [kind('template'), 'it is a template of the blog'],
  [kind('layout'), '“layout” is neither a post nor a page'],
  ['<blogger:type>constructor</blogger:type>', '“constructor” is neither a post nor a page'],
  [
    '<blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status>',
    'it was in the trash',
  ],
  [
    '<blogger:type>POST</blogger:type><blogger:trashed>2019-01-01T00:00:00Z</blogger:trashed>',
    'it was in the trash',
  ],
])('what is neither a post nor a page is passed over: %s', async (entry, skipped) => {
  expect(await made(entry + rest)).toMatchObject({ skipped })
  expect(await made(entry + rest, '', openFeed)).toMatchObject({ skipped })
})

test('a post of a day to come is scheduled, also where no status says so', async () => {
  const later = rest.replace('2018', '2999')
  expect(await made(kind('post') + later)).toMatchObject({ status: 'scheduled' })
})

test('posts of a blog that only invited readers saw are private', async () => {
  const setting = (mode: string) =>
    `<id>tag:blogger.com,1999:blog-1.settings.BLOG_READ_ACCESS_MODE</id>${kind('settings')}<content type="text">${mode}</content>`
  expect(await made(kind('post') + rest, setting('PRIVATE'))).toMatchObject({ status: 'private' })
  expect(await made(kind('post') + rest, setting('PUBLIC'))).toMatchObject({ status: 'published' })
})

test('a name of a file is an address of the blog, and labels are tags', async () => {
  const entry =
    '<blogger:type>PAGE</blogger:type><blogger:filename>/p/tides.html</blogger:filename><category term="Sea"/>'
  expect(await made(entry + rest)).toMatchObject({
    ...{ becomes: 'page', slug: 'tides', addresses: ['https://harbour.example/p/tides.html'] },
    ...{ categories: [], tags: ['Sea'] },
  })
})
