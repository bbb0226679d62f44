import { pageKey } from '../tracked-address.ts'
import { shortDigest } from './kept-pictures.ts'
import type { WebRecord } from './web-record.ts'

interface Capture {
  place: string
  date: string
  isWhole: boolean
}

/**
 * Which capture of each page counts, under whichever of its addresses: the latest that is whole, since it holds the
 * corrections that readers saw last. When an address has none that is a page, nothing is known of it.
 */
export class NewestCaptures {
  readonly #best = new Map<string, Capture>()

  /** Meets a capture, once for each that is a page. */
  meet(place: string, { url, date = '', fault }: WebRecord): void {
    const name = shortDigest(pageKey(url))
    const known = this.#best.get(name)
    const isWhole = fault === undefined
    const isBetter = isWhole === known?.isWhole ? date > known.date : isWhole
    if (!known || isBetter) this.#best.set(name, { place, date, isWhole })
  }

  /** The moment and place of the capture of an address that counts. */
  of(url: string): Capture | undefined {
    return this.#best.get(shortDigest(pageKey(url)))
  }
}
