import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineThrough, spreadOver } from './line-through.ts'

describe('lineThrough', () => {
  it('gives back the line that points are on', () => {
    const slope = fc.integer({ min: 0, max: 9 })
    const weights = fc.uniqueArray(fc.nat(1e6), { minLength: 2, maxLength: 9 })
    fc.assert(
      fc.property(slope, fc.nat(1e5), weights, (a, b, xs) => {
        const line = lineThrough(xs.map(x => [x, a * x + b]))
        for (const x of [0, 5, 1e6]) {
          const wanted = a * x + b
          expect(Math.abs(line(x) - wanted)).toBeLessThan((1 + wanted) / 1000)
        }
      }),
    )
  })

  it('is the mean where all have one weight, and nothing where nothing is known', () => {
    expect(
      lineThrough([
        [7, 10],
        [7, 20],
      ])(99),
    ).toBe(15)
    expect(lineThrough([])(5)).toBe(0)
  })

  it('is never less than nothing', () => {
    expect(
      lineThrough([
        [10, 0],
        [20, 100],
      ])(0),
    ).toBe(0)
  })
})

describe('spreadOver', () => {
  it('takes so many, each once, from the beginning to the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 60 }), (n, most) => {
        const taken = spreadOver(
          Array.from({ length: n }, (_, i) => i),
          most,
        )
        expect(taken).toHaveLength(Math.min(n, most))
        expect(new Set(taken).size).toBe(taken.length)
        expect(taken).toEqual(taken.toSorted((one, other) => one - other))
        expect(taken[0]).toBeLessThanOrEqual(n / Math.min(n, most) / 2)
      }),
    )
  })
})
