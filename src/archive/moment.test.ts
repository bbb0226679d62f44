import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byTemporal, dateFault, momentOf } from './moment.ts'

const zones = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'))
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const between = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from), max: Date.parse(to) })

describe('momentOf() of a bare date', () => {
  it('keeps the day in every time zone', () => {
    fc.assert(
      fc.property(between('1800-01-01', '2100-12-31').map(day), zones, (text, zone) => {
        const { day, iso } = momentOf(text, zone)
        expect({ day, iso }).toEqual({ day: text, iso: text })
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps the day in each zone there is', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const text of ['1883-11-18', '1970-01-01', '2011-12-30', '2024-02-29']) {
        expect(momentOf(text, zone).day, zone).toBe(text)
      }
    }
  })

  it('begins with the first moment of that day in the zone', () => {
    expect(momentOf('2003-05-14', 'UTC').instant).toBe(Date.parse('2003-05-14T00:00Z'))
    expect(momentOf('2003-05-14', 'Asia/Tokyo').instant).toBe(Date.parse('2003-05-13T15:00Z'))
    expect(momentOf('2018-11-04', 'America/Sao_Paulo').instant).toBe(
      Date.parse('2018-11-04T03:00Z'),
    )
  })
})

describe('momentOf() of a date-time', () => {
  const wallClock = between('1973-01-01', '2037-12-31').map(ms =>
    new Date(ms).toISOString().slice(0, 16),
  )

  it('without offset is local to the zone: its wall clock comes back, but for hours that are skipped', () => {
    fc.assert(
      fc.property(wallClock, zones, (text, zone) => {
        const { iso, day, instant } = momentOf(text, zone)
        expect(day).toBe(iso.slice(0, 10))
        expect(Date.parse(iso)).toBe(instant)
        const shift = Date.parse(`${iso.slice(0, 16)}Z`) - Date.parse(`${text}Z`)
        if (shift === 0) return
        const before = offsetAt(instant - 86_400_000, zone)
        expect(offsetAt(instant, zone) - before).toBe(shift)
      }),
      { numRuns: 1500 },
    )
  })

  it('with offset keeps the instant in every zone', () => {
    const offsets = fc.constantFrom('Z', '+00:00', '+05:30', '-03:00', '+0100', '-11:45', '+14:00')
    fc.assert(
      fc.property(wallClock, offsets, zones, (text, offset, zone) => {
        const { instant, iso, day } = momentOf(text + offset, zone)
        const colon = offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
        expect(instant).toBe(Date.parse(text + colon))
        expect(Date.parse(iso)).toBe(instant)
        expect(day).toBe(iso.slice(0, 10))
      }),
      { numRuns: 1500 },
    )
  })

  it('tells the time to the minute in years when zones had offsets with seconds', () => {
    fc.assert(
      fc.property(between('1800-01-01', '1973-01-01'), zones, (ms, zone) => {
        const { instant, iso } = momentOf(`${new Date(ms).toISOString().slice(0, 16)}Z`, zone)
        expect(Math.abs(Date.parse(iso) - instant)).toBeLessThanOrEqual(30_000)
      }),
    )
  })

  it.each([
    ['in winter', '2023-01-10T09:30', '2023-01-10T09:30:00+00:00'],
    ['in summer', '2023-07-10T09:30', '2023-07-10T09:30:00+01:00'],
    ['in the hour that spring skips', '2023-03-26T01:30', '2023-03-26T02:30:00+01:00'],
    ['in the hour that autumn has twice', '2023-10-29T01:30', '2023-10-29T01:30:00+01:00'],
  ])('in Lisbon %s', (_, text, iso) => {
    expect(momentOf(text, 'Europe/Lisbon')).toEqual({
      day: text.slice(0, 10),
      instant: Date.parse(iso),
      iso,
    })
  })

  it('falls on the day that the zone has then', () => {
    expect(momentOf('2023-01-01T23:30Z', 'Asia/Tokyo').day).toBe('2023-01-02')
    expect(momentOf('2023-01-01T01:30Z', 'America/New_York').day).toBe('2022-12-31')
  })

  it.each(['2023-01-01 09:30', '2023-01-01t09:30', '2023-01-01T09:30:00', '2023-01-01 09:30 z'])(
    'reads “%s”',
    text => {
      expect(momentOf(text, 'UTC').instant).toBe(Date.parse('2023-01-01T09:30Z'))
    },
  )

  it('keeps milliseconds in the instant and leaves them out of the text', () => {
    const { instant, iso } = momentOf('2023-01-01T09:30:01.250Z', 'UTC')
    expect([instant, iso]).toEqual([
      Date.parse('2023-01-01T09:30:01.250Z'),
      '2023-01-01T09:30:01+00:00',
    ])
  })

  it('throws for a text that is no date', () => {
    expect(() => momentOf('yesterday', 'UTC')).toThrow(RangeError)
    expect(() => momentOf('2023-02-30', 'UTC')).toThrow(RangeError)
  })
})

describe('dateFault()', () => {
  it.each([
    ...['2024-02-29', '2000-02-29', '2023-12-31', '2023-01-01T00:00', '2023-01-01T23:59:59'],
    ...['2023-01-01T09:30:00.5Z', '2023-01-01T09:30+0100', '2023-01-01 09:30 +14:00'],
  ])('has nothing to say about %s', text => {
    expect(dateFault(text)).toBeUndefined()
  })

  it.each([
    ...['2023-02-30', '2023-02-29', '1900-02-29', '2023-04-31', '2023-13-01', '2023-00-10'],
    ...['2023-01-00', '2023-01-01T24:00', '2023-01-01T10:60', '2023-01-01T10:30:60'],
    ...['2023-01-01T10:30+25:00', '2023-01-01T10:30+01:60', '2023-01-01T10:30-:00'],
  ])('finds %s impossible', text => {
    expect(dateFault(text)).toBe('impossible')
  })

  it.each(['03/04/2021', '3.4.2021', '3-4-21', '12/31/99'])('finds %s ambiguous', text => {
    expect(dateFault(text)).toBe('ambiguous')
  })

  it.each([
    ...['yesterday', '', '2023', '2023-1-2', '20230101', 'May 2003', '2023-01-01T', '٢٠٢٣-٠١-٠١'],
    ...['+002023-01-01', '2023-01-01Tnoon', '2023-01-01T10:30[Europe/Lisbon]'],
  ])('finds “%s” unreadable', text => {
    expect(dateFault(text)).toBe('unreadable')
  })

  it('has nothing to say exactly when momentOf() can read the text, in any zone', () => {
    const two = fc.integer({ min: 0, max: 75 }).map(n => String(n).padStart(2, '0'))
    const text = fc
      .tuple(fc.constantFrom('2023', '2024', '1900'), two, two, two, two, fc.constantFrom('', 'Z'))
      .map(([y, m, d, h, min, z]) => `${y}-${m}-${d}T${h}:${min}${z}`)
    fc.assert(
      fc.property(text, zones, (text, zone) => {
        const read = () => momentOf(text, zone)
        if (dateFault(text) === undefined) expect(read).not.toThrow()
        else expect(read).toThrow(RangeError)
      }),
    )
  })
})

/** How far a zone's clocks are ahead of UTC at an instant, as the runtime says. */
function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv', {
    ...{ timeZone, dateStyle: 'short', timeStyle: 'medium', calendar: 'gregory' },
  })
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - instant
}

describe('momentOf() by arithmetic', () => {
  const offsets = fc.constantFrom(undefined, 'Z', '+05:30', '-0300', '+14:00', '-23:59')
  const clock = between('1850-01-01', '2080-12-31').map(ms => new Date(ms).toISOString())
  const length = fc.constantFrom(16, 19)

  it('is what Temporal says, on every day of every zone', () => {
    fc.assert(
      fc.property(clock, length, offsets, zones, (text, length, offset, zone) => {
        const [date = '', time = ''] = text.slice(0, length).split('T')
        const expected = byTemporal(date, time, offset, zone)
        expect(momentOf(`${date}T${time}${offset ?? ''}`, zone)).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('is what Temporal says on days when clocks are changed', () => {
    for (const [date, zone] of [
      ['2003-03-30', 'Europe/London'],
      ['2011-12-30', 'Pacific/Apia'],
      ['1945-07-15', 'Europe/London'],
      ['2024-10-27', 'Europe/Berlin'],
    ] as const) {
      for (let hour = 0; hour < 24; hour += 1) {
        const time = `${String(hour).padStart(2, '0')}:30`
        const expected = byTemporal(date, time, undefined, zone)
        expect(momentOf(`${date}T${time}`, zone), `${date} ${time}`).toEqual(expected)
      }
    }
  })
})
