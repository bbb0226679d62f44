import { expect, test } from 'vitest'
import { pageDocument } from './page-document.ts'
import { takeOutTeasers } from './page-teasers.ts'

const address = 'https://www.post.example/2012/fog.html'
const story = '<p>The night ferry sails again since Monday, the harbour master said.</p>'
const link = '<a href="/2012/tide.html">High tide floods the lower town</a>'

function teasersIn(body: string): string[] {
  const { body: text } = pageDocument(`<html><body>${body}</body></html>`)
  return takeOutTeasers(text as unknown as Element, address)
}

test.each([
  ['a lone link between paragraphs', `${story}<p>${link}</p>${story}`],
  ['a link with a label', `${story}<p>Read also: ${link}.</p>${story}`],
  ['a label above links', `${story}<h3>Related</h3><ul><li>${link}</li></ul>${story}`],
  ['a label in another language', `${story}<p>اقرأ أيضا: ${link}</p>${story}`],
  ['links behind the text', `${story}${story}<h4>From the harbour</h4><p>${link}</p>`],
  [
    'the full address of the same site',
    `${story}<p>${link.replace('"/', '"https://post.example/')}</p>${story}`,
  ],
])('%s is taken out', (_, body) => {
  expect(teasersIn(body).join(' ')).toContain('High tide floods the lower town')
})

test.each([
  [
    'a link within a sentence',
    `${story}<p>As reported, ${link} last week, and again today.</p>${story}`,
  ],
  ['a link that is a sentence', `${story}<p>${link.replace('town', 'town.')}</p>${story}`],
  [
    'a list that a sentence introduces',
    `<p>Three reports of that night:</p><ul><li>${link}</li></ul>${story}`,
  ],
  ['a list below its own heading', `<h2>Sources</h2><ul><li>${link}</li></ul>${story}`],
  [
    'a link to another site',
    `${story}<p>${link.replace('"/', '"https://elsewhere.example/')}</p>${story}`,
  ],
  [
    'a link to the same page',
    `${story}<p><a href="#notes">The notes on this report</a></p>${story}`,
  ],
  ['a text that is all links', `<p>${link}</p><p>${link}</p>`],
  [
    'a heading before a picture',
    `${story}<h2>The pier in pictures</h2><p><img src="pier.jpg" alt=""></p>`,
  ],
  [
    'a part below a heading like a label',
    `${story}${story}${story}${story}${story}${story}<h2>Recommended action</h2><p>The town must close the pier.</p>`,
  ],
])('%s stays', (_, body) => {
  expect(teasersIn(body)).toEqual([])
})
