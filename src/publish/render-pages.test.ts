import { expect, test } from 'vitest'
import { nextPages } from './render-pages.ts'
import type { SentPage } from './render-worker.ts'

const addresses = Array.from({ length: 9 }, (_, i) => `/${i}/`)

/** The addresses of the pages that are handed over first, of nine whose texts are so long. */
function handedOver(length: number): string[] {
  const noted: string[] = []
  const texts = { 'a.md': 'a'.repeat(length) }
  const pages = nextPages(addresses.values(), noted, 32, file => ({ file, texts }) as never)
  expect(pages.map(({ file }: SentPage) => file)).toEqual(noted)
  return noted
}

test('pages with short texts are handed to a worker together', () => {
  expect(handedOver(1_000)).toEqual(addresses)
})

test('pages with long texts are handed over few at a time, so that memory is that of some and not of all', () => {
  expect(handedOver(400_000)).toEqual(['/0/', '/1/', '/2/'])
  expect(handedOver(5_000_000)).toEqual(['/0/'])
})
