import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortId } from './short-id.ts'

test('an id is ten digits and letters, the same for the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 40 }), bytes => {
      expect(shortId(bytes)).toMatch(/^[0-9b-df-hj-np-tv-z]{10}$/)
      expect(shortId(bytes)).toBe(shortId(Uint8Array.from(bytes)))
    }),
  )
})

test('ten thousand ids differ', () => {
  const ids = Array.from({ length: 10_000 }, () => shortId(randomBytes(16)))
  expect(new Set(ids).size).toBe(10_000)
})

test('too few bytes are refused', () => {
  expect(() => shortId(new Uint8Array(9))).toThrow('10 bytes')
})
