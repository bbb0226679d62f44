import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  datesAsked,
  datesCovering,
  firstDayOf,
  lastDayOf,
  writtenFrom,
  writtenTo,
} from './date-range.ts'

const ms = 86_400_000
const dayNumber = fc.integer({ min: Date.UTC(1890, 0) / ms, max: Date.UTC(2090, 0) / ms })
const dayOf = (number: number) => new Date(number * ms).toISOString().slice(0, 10)
const anyDay = dayNumber.map(dayOf)

describe('firstDayOf() and lastDayOf()', () => {
  it.each([
    ['2014', '2014-01-01', '2014-12-31'],
    ['2014-03', '2014-03-01', '2014-03-31'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2014-03-09', '2014-03-09', '2014-03-09'],
  ])('read %s as %s to %s', (written, first, last) => {
    expect(firstDayOf(written)).toBe(first)
    expect(lastDayOf(written)).toBe(last)
  })

  it.each(['', '14', '2014-13', '2014-00', '2015-02-29', '2014-3', '2014-03-09T10', 'spring'])(
    'read “%s” as no day',
    written => {
      expect(firstDayOf(written)).toBeUndefined()
      expect(lastDayOf(written)).toBeUndefined()
    },
  )

  it('read back what is written as short as can be', () => {
    fc.assert(
      fc.property(anyDay, day => {
        expect(firstDayOf(writtenFrom(day))).toBe(day)
        expect(lastDayOf(writtenTo(day))).toBe(day)
      }),
    )
    expect(writtenFrom('2014-01-01')).toBe('2014')
    expect(writtenTo('2014-02-28')).toBe('2014-02')
  })
})

describe('datesCovering()', () => {
  it('names years, months and days, each as large as fits', () => {
    expect(datesCovering('2013-11-30', '2015-02-02')).toEqual({
      year: ['2014'],
      month: ['2013-12', '2015-01'],
      day: ['2013-11-30', '2015-02-01', '2015-02-02'],
    })
  })

  it('covers every day of a range and no other', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, other) => {
        const [from = '', to = ''] = [a, b].sort()
        const { year, month, day } = datesCovering(from, to)
        const covers = (date: string) =>
          [
            year.includes(date.slice(0, 4)),
            month.includes(date.slice(0, 7)),
            day.includes(date),
          ].filter(Boolean).length
        for (const date of [from, to, other]) {
          expect(covers(date)).toBe(from <= date && date <= to ? 1 : 0)
        }
        expect(month.length + day.length).toBeLessThanOrEqual(22 + 60)
      }),
    )
  })

  it('ends with the last day there is', () => {
    expect(datesCovering('9999-12-31', '9999-12-31').day).toEqual(['9999-12-31'])
  })
})

describe('datesAsked()', () => {
  it('asks for nothing when every article lies in the range', () => {
    expect(datesAsked({}, '2014-03-01', '2014-03-09')).toBeUndefined()
    expect(datesAsked({ from: '2014-03-01' }, '2014-03-01', '2014-03-09')).toBeUndefined()
    expect(datesAsked({ from: '2013', to: '2015' }, '2014-03-01', '2014-03-09')).toBeUndefined()
  })

  it('asks for whole years beyond the end that is open', () => {
    expect(datesAsked({ from: '2014-12-01' }, '2014-03-01', '2016-03-09')).toEqual({
      ...{ year: ['2015', '2016'], month: ['2014-12'], day: [] },
    })
  })
})
