import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rfc822 } from './rfc822.ts'

describe('rfc822()', () => {
  it.each([
    ['UTC', 'Wed, 14 May 2003 06:30:00 +0000'],
    ['Europe/Lisbon', 'Wed, 14 May 2003 07:30:00 +0100'],
    ['America/St_Johns', 'Wed, 14 May 2003 04:00:00 -0230'],
    ['Asia/Kathmandu', 'Wed, 14 May 2003 12:15:00 +0545'],
    ['Pacific/Apia', 'Tue, 13 May 2003 19:30:00 -1100'],
    ['Pacific/Kiritimati', 'Wed, 14 May 2003 20:30:00 +1400'],
  ])('writes an instant in %s', (zone, text) => {
    expect(rfc822(Date.parse('2003-05-14T06:30Z'), zone)).toBe(text)
  })

  it('names midnight, noon and the ends of a year aright', () => {
    expect(rfc822(Date.parse('2000-01-01T00:00Z'), 'UTC')).toBe('Sat, 01 Jan 2000 00:00:00 +0000')
    expect(rfc822(Date.parse('1999-12-31T12:00Z'), 'UTC')).toBe('Fri, 31 Dec 1999 12:00:00 +0000')
  })

  it('is read back as the same second, on the weekday that it names, in every zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const seconds = fc.integer({ min: Date.UTC(1973) / 1000, max: Date.UTC(2037) / 1000 })
    fc.assert(
      fc.property(seconds, zones, (seconds, zone) => {
        const text = rfc822(seconds * 1000, zone)
        expect(text).toMatch(
          /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/,
        )
        expect(Date.parse(text)).toBe(seconds * 1000)
        const [weekday, date] = [text.slice(0, 3), text.slice(5, 16)]
        expect(new Date(`${date} 00:00 UTC`).toUTCString().slice(0, 3)).toBe(weekday)
      }),
      { numRuns: 1000 },
    )
  })

  it('has four digits in the year and a whole offset in centuries past', () => {
    for (const zone of ['UTC', 'Europe/Lisbon', 'Africa/Monrovia']) {
      expect(rfc822(Date.parse('1848-03-18'), zone)).toMatch(/ 1848 \d\d:\d\d:\d\d [+-]\d{4}$/)
    }
  })
})
