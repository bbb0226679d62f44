import { expect, test } from 'vitest'
import { removeClutter } from './page-clutter.ts'
import { pageDocument } from './page-document.ts'

const paragraph = '<p>The night ferry sails again since Monday, the harbour master said.</p>'
const story = paragraph.repeat(6)

function left(body: string): string {
  const document = pageDocument(`<html><body>${body}</body></html>`)
  removeClutter(document)
  return document.body.textContent ?? ''
}

test.each([
  '<nav>Gone</nav>',
  '<div role="navigation">Gone</div>',
  '<ul class="breadcrumb"><li>Gone</li></ul>',
  '<div class="article-breadCrumb-wrapper">Gone</div>',
  '<div id="newsletter_signup"><p>Gone</p></div>',
  '<section class="c-related-posts"><p>Gone</p></section>',
  '<div class="mostPopular trending_articles"><h2>Gone</h2></div>',
  '<div hidden><p>Gone</p></div>',
  '<p style="display: none">Gone</p>',
  '<div class="SocialShare">Gone</div>',
  '<article><article><h2><a href="/other">Gone</a></h2><p>A teaser.</p></article></article>',
  '<article><h1>Fog</h1></article><article><h2><a href="/other">Gone</a></h2></article>',
  '<p id="breadcrumbs">Gone</p>',
])('%s is taken out', clutter => {
  expect(left(`${story}${clutter}`)).not.toContain('Gone')
})

test.each([
  ['a box that holds the text, whatever its name', `<div class="social-share-page">${story}</div>`],
  ['a word within another word', `${story}<div class="shareholders"><p>harbour master</p></div>`],
  ['an article without a page of its own', `<article><article>${story}</article></article>`],
  ['a share within a sentence', `${story}<p><span class="vote-share">harbour master</span></p>`],
  ['a paragraph on related work', `${story}<p class="related-work">harbour master</p>`],
  ['a heading of a popular vote', `${story}<h2 class="popular-vote">harbour master</h2>`],
  [
    'an article in a wrapper that links to itself',
    `<article><article><h1><a href="/own" rel="bookmark">harbour master</a></h1>${story}</article></article>`,
  ],
  ['the headline', `<div class="promo"><h1>harbour master</h1></div>`],
])('%s stays', (_, body) => {
  expect(left(body)).toContain('harbour master')
})

test.each([
  'position:absolute; left:-9999px',
  'font-size:0',
  'opacity:0',
  'text-indent:-9999px',
  'visibility:hidden',
])('what the style “%s” hides is taken out, and named where it stood in running text', style => {
  const spam = `<p>The pier <span style="${style}">cheap <a href="/pills">pills</a></span> reopened.</p>`
  const menu = `<div style="${style}"><a href="/gone">Gone</a></div>`
  const document = pageDocument(`<html><body>${story}${spam}${menu}</body></html>`)
  expect(removeClutter(document).hidden).toEqual(['cheap pills'])
  expect(document.body.textContent).not.toMatch(/pills|Gone/)
})

test.each([
  `<div style="opacity:0">${story}</div>`,
  `<div style="position:absolute;left:-9999px">${story}</div>`,
  `<div style="font-size:0"><p style="font-size:16px">harbour master</p></div>${story}`,
  `${story}<p>The <span class="visually-hidden">harbour master</span></p>`,
  '<div style="opacity:0">harbour master<br><br>The ferry sails.</div>'.replace(
    '<div',
    '<div><h1>Ferry</h1></div><div data-aos="fade"',
  ),
])('a text that a script shows, or most of a page, is not hidden: %s', body => {
  expect(left(body)).toContain('harbour master')
})
