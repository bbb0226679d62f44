import { expect, test } from 'vitest'
import { holdIn } from './capture-hold.ts'

const story =
  'Ferry late again\nBy Ann Lee\nThe ferry was late again on Monday, the harbour office said.'
const now = Date.parse('2026-01-01')

test.each([
  ['EMBARGOED UNTIL 00:01 1 JANUARY 2099', 'scheduled'],
  ['Under embargo until 3 March 2099', 'scheduled'],
  ['Not for release before 2099-05-06', 'scheduled'],
  ['Sperrfrist: 1. Januar 2099', 'scheduled'],
  ['Sous embargo jusqu’au 3 mars 2099', 'scheduled'],
  ['STRICTLY EMBARGOED', 'draft'],
  ['DRAFT – NOT FOR PUBLICATION', 'draft'],
  ['Draft 3', 'draft'],
  ['Do not publish', 'draft'],
  ['ENTWURF', 'draft'],
  ['مسودة', 'draft'],
])('“%s” above a text makes it %s', (line, status) => {
  expect(holdIn(`${line}\n\n${story}`, now)).toMatchObject({ status, line })
})

test.each([
  'Embargo on oil lifted by the council after a week',
  'Draft picks for the season',
  'Draft law on harbours passes',
  'EMBARGOED UNTIL 1 JANUARY 2001',
  'A draft from the window',
])('“%s” holds nothing back', line => {
  expect(holdIn(`${line}\n\n${story}`, now)).toBeUndefined()
})

test('a line within the text holds nothing back', () => {
  expect(holdIn(`${`${story}\n`.repeat(4)}DRAFT`, now)).toBeUndefined()
})
