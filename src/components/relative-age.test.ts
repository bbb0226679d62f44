import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageText } from './relative-age.ts'

const now = Date.parse('2025-01-10T12:00Z')
const age = (then: string, language = 'en') => ageText(Date.parse(then), now, language)

describe('ageText()', () => {
  it.each([
    ['2025-01-05T12:00Z', '5 days ago'],
    ['2024-12-20T12:00Z', '21 days ago'],
    ['2024-10-01T12:00Z', '3 months ago'],
    ['2024-01-20T12:00Z', '11 months ago'],
    ['2023-01-01T12:00Z', '2 years ago'],
    ['1848-03-18', '176 years ago'],
  ])('of %s is “%s”', (then, text) => {
    expect(age(then)).toBe(text)
  })

  it('speaks the language of the page', () => {
    expect(age('2023-01-01', 'pt')).toBe('há 2 anos')
    expect(age('2023-01-01', 'ar')).toBe('قبل سنتين')
  })

  it('has nothing to say of the last day and of the future', () => {
    expect(age('2025-01-10T11:59Z')).toBeUndefined()
    expect(age('2025-01-09T12:00:01Z')).toBeUndefined()
    expect(age('2025-01-09T12:00:00Z')).toEqual(expect.any(String))
    expect(age('2026-01-10')).toBeUndefined()
  })

  it('names no day, month or year of the calendar that the date does not lie in', () => {
    expect(age('2025-01-08T13:00Z')).not.toBe('yesterday')
    expect(age('2024-11-11T13:00Z')).not.toBe('last month')
    expect(age('2023-01-20T13:00Z')).not.toBe('last year')
  })

  it('speaks of no more time than has passed', () => {
    const length = { day: 1, month: 30.44, year: 365.25 }
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 90_000 }), days => {
        const text = ageText(now - days * 86_400_000, now, 'en') ?? ''
        const [, count, unit] = /^(\d+) (day|month|year)s? ago$/.exec(text) ?? []
        if (count === undefined) return expect(text).toMatch(/^last (month|year)$/)
        const told = Number(count) * length[unit as keyof typeof length]
        expect(told).toBeLessThanOrEqual(days)
        expect(days).toBeLessThan(told * 2 + 1)
      }),
    )
  })
})
