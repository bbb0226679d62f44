import { expect, test } from 'vitest'
import { momentOf } from '../archive/moment.ts'
import { lastChange } from './last-change.ts'

const at = (day: string) => momentOf(day, 'UTC')
const correction = (day: string) => ({
  type: 'correction' as const,
  date: at(day),
  text: 'Not so.',
})

test('an article was last changed by its author, or by its newest correction', () => {
  const date = at('2020-01-02')
  const of = (updated: string | undefined, ...days: string[]) =>
    lastChange({
      date,
      updated: updated ? at(updated) : undefined,
      corrections: days.map(correction),
    })?.day
  expect(of(undefined)).toBeUndefined()
  expect(of('2020-02-01')).toBe('2020-02-01')
  expect(of('2020-02-01', '2020-03-01', '2020-01-05')).toBe('2020-03-01')
  expect(of(undefined, '2020-01-02', '2020-01-03')).toBe('2020-01-03')
})

test('what is dated before the article, or as it is, is no change of it', () => {
  expect(
    lastChange({ date: at('2020-01-02'), updated: at('2019-12-31'), corrections: [] }),
  ).toBeUndefined()
  expect(
    lastChange({ date: at('2020-01-02'), corrections: [correction('2020-01-02')] }),
  ).toBeUndefined()
})
