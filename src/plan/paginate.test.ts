import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paginate } from './paginate.ts'

const lists = fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 60 }))
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)

describe('paginate()', () => {
  it('gives every item exactly once and in order', () => {
    fc.assert(
      fc.property(lists, ([count, size]) => {
        expect(paginate(upTo(count), size).flatMap(({ items }) => items)).toEqual(upTo(count))
      }),
    )
  })

  it('numbers pages from 1, and only the last is the newest', () => {
    fc.assert(
      fc.property(lists, ([count, size]) => {
        const parts = paginate(upTo(count), size)
        expect(parts.map(({ number }) => number)).toEqual(parts.map((_, i) => i + 1))
        expect(parts.map(({ newest }) => newest)).toEqual(parts.map((_, i) => !parts[i + 1]))
      }),
    )
  })

  it('changes no page but the newest when an item is added', () => {
    fc.assert(
      fc.property(lists, ([count, size]) => {
        const before = paginate(upTo(count), size).filter(({ newest }) => !newest)
        const after = paginate(upTo(count + 1), size)
        expect(after.slice(0, before.length)).toEqual(before)
      }),
    )
  })

  it('fills every page but the newest', () => {
    fc.assert(
      fc.property(lists, ([count, size]) => {
        for (const { newest, items } of paginate(upTo(count), size)) {
          if (!newest) expect(items.length).toBe(size)
        }
      }),
    )
  })

  it('gives the newest page half a page at least and one and a half at most, once there are several', () => {
    fc.assert(
      fc.property(lists, ([count, size]) => {
        const parts = paginate(upTo(count), size)
        const newest = parts.at(-1)?.items.length ?? -1
        const half = Math.ceil(size / 2)
        expect(newest).toBeLessThanOrEqual(size + half)
        if (parts.length > 1) expect(newest).toBeGreaterThanOrEqual(half)
      }),
    )
  })

  it('gives one page without items for an empty list', () => {
    expect(paginate([], 50)).toEqual([{ number: 1, items: [], newest: true }])
  })

  it('cuts off a page when one and a half are full', () => {
    const sizes = (count: number) => paginate(upTo(count), 50).map(({ items }) => items.length)
    expect(sizes(74)).toEqual([74])
    expect(sizes(75)).toEqual([50, 25])
    expect(sizes(124)).toEqual([50, 74])
  })
})
