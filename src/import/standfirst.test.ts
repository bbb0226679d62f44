import { expect, test } from 'vitest'
import { isRepeated } from './html-text.ts'

const opening = 'HARBOUR, 3 March — The ferry will sail at eight from tomorrow.'
const beginning = `${opening}\nThe board said that fares stay as they are until May.`
const title = 'The ferry sails earlier'

test.each([
  'The ferry will sail at eight from tomorrow.',
  'The ferry will sail at eight from tom…',
  'HARBOUR, 3 March - The ferry will sail at eight [...]',
  'The ferry will sail at eight from tomorrow. The board said that fares stay … Read more',
  'the ferry sails earlier!',
  opening,
  'The  ferry  will sail “at eight” from tomorrow',
])('“%s” repeats the text', standfirst => {
  expect(isRepeated(standfirst, { title, opening, beginning })).toBe(true)
})

test.each([
  'A new timetable for the north bay',
  'The ferry',
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
