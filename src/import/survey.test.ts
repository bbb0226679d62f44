import { expect, test } from 'vitest'
import type { ImportOptions } from './import-options.ts'
import type { OldItem } from './old-item.ts'
import { dated } from './survey.ts'

const options = { date: '2012-03-04' } as ImportOptions
const item = (date: OldItem['date']) => ({ date, status: 'published' }) as OldItem

test('a date that is given counts more than that of a file, and less than any other', () => {
  expect(dated(item({ text: '2026-11-20', byFile: true }), options)?.text).toBe('2012-03-04')
  expect(dated(item({ text: '2019-07-01' }), options)?.text).toBe('2019-07-01')
  expect(dated(item(undefined), options)?.text).toBe('2012-03-04')
})
