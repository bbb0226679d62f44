import { expect, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { readPage } from './read-page.ts'

const words =
  'The ferry was late again on Monday, and nobody on the quay knew why it was so. '.repeat(6)

function read(html: string, place = 'a.html', address?: string): OldItem {
  return readPage({ html, key: place, place, folder: '', address }) as OldItem
}

const page = (attributes: string, head = '', foot = '') =>
  `<html><head><title>Tide</title>${head}</head><body><article ${attributes}><h1>Tide</h1><div class="e-content"><p>${words}</p></div>${foot}</article></body></html>`

const data = (json: string) => `<script type="application/ld+json">${json}</script>`
const medium = (time: string) =>
  `<footer><p>By Ada ${time}</p><p>Exported from <a href="https://medium.com">Medium</a> on June 1, 2019.</p></footer>`
const dated = '<time class="dt-published" datetime="2019-03-04T10:00:00Z">March 4</time>'

test.each([
  ['a private post of WordPress', page('class="post-1 post type-post status-private hentry"')],
  ['a draft of WordPress', page('class="status-draft post"')],
  ['a post to come', page('class="post status-future"')],
  ['a pending post', page('class="hentry status-pending"')],
  ['a post behind a password', page('class="post status-publish post-password-required"')],
  ['one seen with its password', page('class="post status-publish post-password-protected"')],
  ['a form for a password', page('', '', '<form class="post-password-form"></form>')],
  ['an unpublished node of Drupal', page('class="node node--unpublished"')],
  ['a paid article', page('', data('{"@type":"NewsArticle","isAccessibleForFree":false}'))],
  ['one in words', page('', data('{"@type": "NewsArticle", "isAccessibleForFree": "False"}'))],
  [
    'one by the name of schema.org',
    page('', data('{"isAccessibleForFree":"http://schema.org/False"}')),
  ],
  ['a locked article', page('', '<meta property="article:content_tier" content="locked">')],
  ['one marked as paid', page('', '<meta itemprop="isAccessibleForFree" content="false">')],
  [
    'a private post below a teaser beside it',
    page('class="post status-private"').replace(
      '<body>',
      '<body><aside><article class="teaser status-publish">Other</article></aside>',
    ),
  ],
  [
    'a draft by the class of its body',
    page('').replace('<body>', '<body class="single status-draft">'),
  ],
  ['an undated draft of Medium', page('', '', medium(''))],
])('%s is held back', (_, html) => {
  expect(read(html)).toMatchObject({ status: 'private', skipped: undefined })
  expect(read(html).losses).toContainEqual(expect.objectContaining({ code: 'private-as-draft' }))
})

test.each([
  'https://harbour.example/?p=1&preview=true',
  'https://harbour.example/wp-admin/post.php?post=1&action=edit',
  'https://harbour.example/tide/?preview_id=1',
  'https://harbour.example/p/0f3c1a52-7b1e-4c39-8a52-1c2d3e4f5a6b/',
])('the preview at %s is held back', address => {
  expect(read(page(''), 'a.html', address).status).toBe('private')
})

test.each([
  ['a post of WordPress', page('class="post-1 post type-post status-publish hentry"')],
  [
    'one of others with it',
    `${page('class="status-publish"')}<article class="status-private"></article>`,
  ],
  ['a free article', page('', data('{"@type":"NewsArticle","isAccessibleForFree":true}'))],
  ['a metered article', page('', '<meta property="article:content_tier" content="metered">')],
  ['a post of Medium', page('', '', medium(dated))],
])('%s is public', (_, html) => {
  expect(read(html).status).toBe('published')
})

test('drafts of Medium are known by the names of their files, and records of an account are no posts', () => {
  expect(read(page('', '', medium(dated)), 'posts/draft_Tide-1.html').status).toBe('private')
  const record = page('', '', medium('')).replace('e-content', 'h-card')
  expect(read(record, 'profile/profile.html').skipped).toContain('a record of an account of Medium')
})
