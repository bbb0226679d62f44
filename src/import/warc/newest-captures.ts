import { pageKey } from '../tracked-address.ts'
import { shortDigest } from './kept-pictures.ts'
import type { WebRecord } from './web-records.ts'

/**
 * Which capture of each page counts, under whichever of its addresses: the latest, since it holds the corrections that
 * readers saw last. When an address has none that is a page, nothing is known of it.
 */
export class NewestCaptures {
  readonly #best = new Map<string, { place: string; date: string }>()

  /** Meets a capture, once for each that is a page. */
  meet(place: string, { url, date = '' }: WebRecord): void {
    const name = shortDigest(pageKey(url))
    const known = this.#best.get(name)
    if (!known || date > known.date) this.#best.set(name, { place, date })
  }

  /** The moment and place of the capture of an address that counts. */
  of(url: string): { place: string; date: string } | undefined {
    return this.#best.get(shortDigest(pageKey(url)))
  }
}
