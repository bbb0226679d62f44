import { describe, expect, it } from 'vitest'
import { dateText, dateTimeText, monthName, monthText } from './date-text.ts'

describe('dateText()', () => {
  it.each([
    ['en', 'May 14, 2003'],
    ['en-GB', '14 May 2003'],
    ['pt', '14 de maio de 2003'],
    ['de', '14. Mai 2003'],
    ['ja', '2003年5月14日'],
  ])('writes a day in %s', (language, text) => {
    expect(dateText('2003-05-14', language)).toBe(text)
  })

  it('writes the first and last day of a year as they are', () => {
    expect(dateText('2003-01-01', 'en-GB')).toBe('1 January 2003')
    expect(dateText('1999-12-31', 'en-GB')).toBe('31 December 1999')
    expect(dateText('1848-03-18', 'en-GB')).toBe('18 March 1848')
  })
})

describe('monthText() and monthName()', () => {
  it.each([
    ['en', 'May 2003', 'May'],
    ['pt', 'maio de 2003', 'maio'],
    ['fr', 'mai 2003', 'mai'],
    ['de', 'Mai 2003', 'Mai'],
  ])('write a month in %s', (language, text, name) => {
    expect([monthText('2003-05', language), monthName('2003-05', language)]).toEqual([text, name])
  })

  it('write the month of the address in Persian too, whose own calendar has other months', () => {
    const gregorian = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('fa', { ...options, calendar: 'gregory', timeZone: 'UTC' }).format(
        Date.parse('2003-05-15'),
      )
    expect([monthText('2003-05', 'fa'), monthName('2003-05', 'fa')]).toEqual([
      gregorian({ month: 'long', year: 'numeric' }),
      gregorian({ month: 'long' }),
    ])
  })
})

describe('dateTimeText()', () => {
  it('adds the time of day where one is known', () => {
    const [day, language] = ['2003-05-14', 'en-GB']
    expect(dateTimeText(day, day, language)).toBe('14 May 2003')
    expect(dateTimeText('2003-05-14T07:30:00+01:00', day, language)).toBe('14 May 2003, 07:30')
    expect(dateTimeText('2003-05-14T07:30:00+01:00', day, 'fa')).toBe('۱۴ مهٔ ۲۰۰۳، ۰۷:۳۰')
  })
})
