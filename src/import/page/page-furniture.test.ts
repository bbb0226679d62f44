import { expect, test } from 'vitest'
import { pageDocument, seenText } from './page-document.ts'
import { type Known, takeOutFurniture } from './page-furniture.ts'

const story = `<p>${'The night ferry sails again since Monday, the harbour master said. '.repeat(4)}</p>`
const known: Known = {
  title: 'The ferry is back',
  description: 'It sails again since Monday.',
  section: 'Harbour',
  days: ['2019-11-18'],
  authors: ['Ada Berg'],
  address: 'https://post.example/2019/ferry',
}

function left(body: string): string {
  const { body: text } = pageDocument(`<html><body>${body}</body></html>`)
  takeOutFurniture(text as unknown as Element, known)
  return seenText(text as unknown as Element) ?? ''
}

const bare = left(story)

test.each([
  '<p>Published 1:03 pm, Monday, November 18, 2019</p>',
  '<p>By Ada Berg - 11/18/19 11:04 PM EST</p>',
  '<p>Updated Nov 19, 6:55 AM; Posted Nov 18, 6:51 AM</p>',
  '<p>lunes, 18 de noviembre de 2019, 0:13</p>',
  '<p>By Ada Berg, Staff Writer</p>',
  '<h2>The ferry is back</h2>',
  '<h2>It sails again since Monday.</h2>',
  '<p>Harbour</p>',
  '<p>https://post.example/2019/ferry</p>',
  '<div><p>Image 1 of 5</p></div>',
  '<p>Media playback is unsupported on your device</p>',
  '<p>Loading…</p>',
])('%s before the text is taken out', line => {
  expect(left(line + story)).toBe(bare)
})

test.each([
  '<p>© 2019 Harbour Post. All rights reserved.</p>',
  '<p>Follow us on <a href="https://twitter.com/post">Twitter</a></p>',
  '<p>ada.berg@post.example</p>',
  '<p>Comments</p>',
  '<p>Write to Ada Berg at <a href="mailto:ada@post.example">ada@post.example</a></p>',
])('%s behind the text is taken out', line => {
  expect(left(story + line)).toBe(bare)
})

test.each([
  'City 3, Town 2',
  'HT 1-0 FT 2-1',
  'Dec 12 sun 34 rain 5',
  'Ada Berg died on Sunday.',
  'We asked Ada Berg why.',
])('%s stays at either end', words => {
  expect(left(`<p>${words}</p>${story}`)).toContain(words)
  expect(left(`${story}<p>${words}</p>`)).toContain(words)
})

test('words of notices within a sentence or a list stay', () => {
  const text = `<p>The <span>image</span> was blurred for <span>3/4</span> of voters.</p><ul><li>Loading</li><li>Landing</li></ul>${story}`
  expect(left(text)).toContain('The image was blurred for 3/4 of voters.LoadingLanding')
})

test('the times of a report that goes on hour by hour stay', () => {
  const text = `${story}<p>18 November 2019, 10:12</p>${story}<p>18 November 2019, 11:40</p>${story}`
  expect(left(text)).toContain('10:12')
})

test.each([
  ['a line of another date', '<p>Published 1 May 1999</p>'],
  ['a short sentence', '<p>Nobody was hurt.</p>'],
  ['a standfirst that no data repeats', '<p>Three weeks late, and a crew short.</p>'],
  ['a sentence that begins like a call', '<p>Follow the path along the wall to the pier.</p>'],
])('%s stays', (_, line) => {
  expect(left(line + story)).not.toBe(bare)
  expect(left(story + line)).not.toBe(bare)
})
