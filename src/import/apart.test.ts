import { expect, test } from 'vitest'
import { apart } from './apart.ts'

test.each([
  ['', 'a note here', 'e', 'a note here '],
  ['d', 'a note here', 'e', ' a note here '],
  [')', 'A note here.', 'N', ' A note here. '],
  ['', '<b>a note</b>', 'e', '<b>a note</b> '],
  ['', '<p>a note</p>', 'e', '<p>a note</p>'],
  ['', 'a note', ',', 'a note'],
  ['', 'a note (', 'e', 'a note ('],
  [' ', 'a note', ' ', 'a note'],
  ['', 'T', 'h', 'T'],
  ['e', '', 'h', ' '],
  ['', '', 'h', ''],
])('between “%s” and what follows, “%s” before “%s” is “%s”', (last, said, next, shown) => {
  expect(apart(last, said, next)).toBe(shown)
})
