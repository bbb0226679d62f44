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
