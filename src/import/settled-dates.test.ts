import { expect, test } from 'vitest'
import type { OldItem } from './old-item.ts'
import { settledDates } from './settled-dates.ts'

const item = (date: OldItem['date'], retrieved?: OldItem['retrieved']) => ({
  ...{ date, retrieved, status: 'published' as const },
})
const written = { file: 'articles/2024/11/tide.md', digest: '' }

test('a date that is given counts more than that of a file, and less than any other', () => {
  const given = { date: '2012-03-04' }
  const dated = (date: OldItem['date']) => settledDates(item(date), given, undefined).date?.text
  expect(dated({ text: '2026-11-20', byFile: true })).toBe('2012-03-04')
  expect(dated({ text: '2019-07-01' })).toBe('2019-07-01')
  expect(dated(undefined)).toBe('2012-03-04')
})

test('a date by a file stays what it was at the import before, whenever the file was copied since', () => {
  const before = { ...written, date: '2024-11-20', retrieved: '2026-11-20' }
  const copied = item({ text: '2025-01-01', byFile: true }, { text: '2027-01-01', byFile: true })
  expect(settledDates(copied, {}, before)).toMatchObject({
    ...{ date: { text: '2024-11-20' }, retrieved: { text: '2026-11-20' } },
  })
  expect(settledDates(copied, {}, { ...before, retrieved: undefined }).retrieved).toBeUndefined()
  expect(settledDates(copied, {}, written)).toEqual({
    ...{ date: copied.date, retrieved: copied.retrieved },
  })
})

test('dates that are the same are told as they were, and those that a text tells follow the text', () => {
  const before = { ...written, date: '2024-11-20', retrieved: '2026-11-20' }
  const same = item(
    { text: '2024-11-20', guess: '“2 years” before', byFile: true },
    { text: '2026-11-20', guess: 'the day of the file', byFile: true },
  )
  expect(settledDates(same, {}, before)).toEqual({ date: same.date, retrieved: same.retrieved })
  const told = item({ text: '2019-07-01' }, { text: '2020-01-01' })
  expect(settledDates(told, {}, before)).toEqual({ date: told.date, retrieved: told.retrieved })
})
