import { expect, test } from 'vitest'
import { isBeginning } from './html-text.ts'

test.each([
  ['The party began at nine …', 'The party began at nine, on the pier.', true],
  ['the party, began', 'The party began at nine.', true],
  ['Art', 'The party began at nine.', false],
  ['…', 'The party began at nine.', false],
])('whether “%s” says nothing but how “%s” begins: %s', (summary, text, isSo) => {
  expect(isBeginning(summary, text)).toBe(isSo)
})
