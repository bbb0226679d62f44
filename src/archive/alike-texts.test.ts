import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alikeTexts } from './alike-texts.ts'
import { areAlike, markOf } from './likeness.ts'

/** How many of 48 bits two likenesses differ in, counted as they are written. */
function distance(a: string, b: string): number {
  const [left, right] = [a, b].map(one =>
    [...Buffer.from(one, 'base64url')].map(byte => byte.toString(2).padStart(8, '0')).join(''),
  )
  return [...(left ?? '')].filter((bit, i) => bit !== right?.[i]).length
}

const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 })
const places = fc.uniqueArray(fc.integer({ min: 0, max: 47 }), { maxLength: 14 })

/** A likeness that differs from another at some of its bits. */
function changed(likeness: Uint8Array, at: readonly number[]): string {
  const other = Buffer.from(likeness)
  for (const bit of at) other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return other.toString('base64url')
}

it('finds what a comparison with each of them finds, once', () => {
  const apart = fc.integer({ min: 0, max: 9 })
  const set = fc.tuple(bytes, fc.array(places, { maxLength: 40 }), fc.array(bytes), apart)
  fc.assert(
    fc.property(set, ([asked, near, far, apart]) => {
      const all = [
        ...near.map(at => changed(asked, at)),
        ...far.map(one => changed(one, [])),
        ...['', '?', 'AAAA'],
      ]
      const likeness = changed(asked, [])
      const within = (most: number) =>
        [...all.keys()].filter(i => {
          const one = all[i] ?? ''
          return one.length === 8 && distance(one, likeness) <= most
        })
      const find = alikeTexts(all.map((one, i) => [one, i] as const))
      expect([...find(likeness)].sort((a, b) => a - b)).toEqual(within(9))
      expect([...find(likeness, apart)].sort((a, b) => a - b)).toEqual(within(apart))
      expect(all.filter(one => areAlike(one, likeness))).toEqual(within(9).map(i => all[i]))
    }),
    { numRuns: 2000 },
  )
})

it('finds nothing for what is no likeness', () => {
  const find = alikeTexts([['', 1] as const, [markOf('Quay').likeness, 2] as const])
  expect([...find(''), ...find('?')]).toEqual([])
})
