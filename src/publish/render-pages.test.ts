import { expect, test } from 'vitest'
import { batchOf } from './render-pages.ts'

const addresses = Array.from({ length: 9 }, (_, i) => `/${i}/`)
const pagesOf = (length: number) =>
  batchOf(addresses, address => ({ address, texts: { 'a.md': 'a'.repeat(length) } }))

test('pages with short texts are handed to a worker together', () => {
  expect(pagesOf(1_000).map(({ address }) => address)).toEqual(addresses)
})

test('pages with long texts are handed over few at a time, so that memory is that of some and not of all', () => {
  expect(pagesOf(900_000)).toHaveLength(3)
  expect(pagesOf(5_000_000).map(({ address }) => address)).toEqual(['/0/'])
})
