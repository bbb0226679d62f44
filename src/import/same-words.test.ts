import { expect, test } from 'vitest'
import { isBeginning, isRepeated, saysSame } from './same-words.ts'

const opening = 'HARBOUR, 3 March — The ferry will sail at eight from tomorrow.'
const beginning = `${opening}\nThe board said that fares stay as they are until May.`
const title = 'The ferry sails earlier'

test.each([
  'The ferry will sail at eight from tomorrow.',
  'The ferry will sail at eight from tom…',
  'HARBOUR, 3 March - The ferry will sail at eight [...]',
  'The ferry will sail at eight from tomorrow. The board said that fares stay … Read more',
  'The ferry will sail at eight … Continue reading →',
  'the ferry sails earlier!',
  opening,
  'The  ferry  will sail “at eight” from tomorrow',
])('“%s” repeats the text', standfirst => {
  expect(isRepeated(standfirst, { title, opening, beginning })).toBe(true)
})

test.each([
  'A new timetable for the north bay',
  'The ferry',
  'The ferry will sail at eight … and fares rise in May',
  'The ferry will sail at eight from tom',
  'he ferry will sail at eight from tomorrow',
  'March',
  'The ferry will sail at nine from tomorrow.',
  'The ferry will sail at eight from tomorrow, and fares rise.',
  '',
  '…',
])('“%s” says something of its own', standfirst => {
  expect(isRepeated(standfirst, { title, opening, beginning })).toBe(false)
})

test('Chinese says as much in fewer letters', () => {
  const text = '渡轮明天八点开航。票价不变。'
  const around = { title: '渡轮', opening: text, beginning: text }
  expect(isRepeated('渡轮明天八点开航', around)).toBe(true)
  expect(isRepeated('明天', around)).toBe(false)
})

test('words far down in a text are no repetition of its beginning', () => {
  const far = `${'Other words come first. '.repeat(8)}The ferry will sail at eight.`
  expect(isRepeated('The ferry will sail at eight.', { title, opening: far, beginning: far })).toBe(
    false,
  )
})

test.each([
  ['The party began at nine …', 'The party began at nine, on the pier.', true],
  ['the party, began', 'The party began at nine.', true],
  ['Art', 'The party began at nine.', false],
  ['…', 'The party began at nine.', false],
  ['The party … ends at noon', 'The party began at nine.', false],
  ['Prices rose +5', 'Prices rose -5, it says.', false],
  ['दिन', 'दान और', false],
])('whether “%s” says nothing but how “%s” begins: %s', (summary, text, isSo) => {
  expect(isBeginning(summary, text)).toBe(isSo)
})

test.each([
  ['Storm hits “North Pier”, again', 'STORM HITS "North Pier" again!', true],
  ['It’s over', "It's over.", true],
  ['Cafe\u0301 opens', 'Café opens', true],
  ['Ｆｅｒｒｙ ２', 'ferry 2', true],
  ['Re-opened: the pier', 'Reopened — the pier', true],
  ['COVID-19 returns', 'Covid 19 returns', true],
  ['The pier\u00AD, at last ❤️', 'The pier, at last ❤', true],
  ['दिन', 'दान', false],
  ['C++', 'C#', false],
  ['C++', 'C', false],
  ['+5 degrees', '-5 degrees', false],
  ['+5 degrees', '5 degrees', false],
  ['−5 degrees', '-5 degrees', true],
  ['Fares rise 5%', 'Fares rise 5', false],
  ['Fares cost €5', 'Fares cost $5', false],
  ['Up 1.5 metres', 'Up 15 metres', false],
  ['Seats 1 to 2, 3', 'Seats 1 to 23', false],
  ['Rating AA-', 'Rating AA', false],
  ['กา', 'กี', false],
  ['…', '!', false],
])('whether “%s” and “%s” say the same: %s', (one, other, isSo) => {
  expect(saysSame(one, other)).toBe(isSo)
})
