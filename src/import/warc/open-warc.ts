import { completeAddress } from '../address-parts.ts'
import { type OldSite, type OpenSource, Unusable } from '../old-item.ts'
import { bodyOf } from './body-of.ts'
import { KeptPictures } from './kept-pictures.ts'
import { NewestCaptures } from './newest-captures.ts'
import { isPage, isPicture, onceOnly, placeOf, recordItem } from './record-item.ts'
import { unpacked, type WarcPart, warcParts } from './warc-parts.ts'
import { webRecords } from './web-records.ts'

/** What stands in the records, learned at the first reading. */
interface Known {
  captures: NewestCaptures
  pictures: KeptPictures
}

/**
 * Opens a web archive: WARC, compressed or not, or WACZ. It is read twice, piece by piece: to learn which captures are
 * the latest and to lay its pictures aside, and to give its pages. Besides pages of HTML nothing is an item; captures
 * that are not the latest, answers that are no page, and pages of no article are left out by rule.
 */
export const openWarc: OpenSource = async path => {
  const parts = await warcParts(path)
  const known: Known = { captures: new NewestCaptures(), pictures: new KeptPictures() }
  const site = await learn(parts, known)
  if (!site) throw new Unusable(`${path} holds no web page. There is nothing to import.`)
  const total = parts.reduce((sum, { size }) => sum + size, 0)
  let read = 0
  return {
    kind: 'warc',
    site,
    async *items() {
      read = 0
      const given = new Set<string>()
      const onBytes = (count: number) => {
        read += count
      }
      for (const part of parts) {
        for await (const record of webRecords(unpacked(part, onBytes), isPage)) {
          const item = await recordItem(record, placeOf(part, record), known.captures)
          if (item) yield onceOnly(item, given)
        }
      }
    },
    progress: () => (total === 0 ? 1 : Math.min(1, read / total)),
    fileOf: (src, { base }) => {
      const address = completeAddress(src, base || undefined)
      return address && known.pictures.pathOf(address)
    },
  }
}

/** What the site is, by the first page; undefined when there is no page. */
async function learn(parts: readonly WarcPart[], known: Known): Promise<OldSite | undefined> {
  let site: OldSite | undefined
  let faults = 0
  for (const part of parts) {
    for await (const record of webRecords(
      unpacked(part, () => undefined),
      isPicture,
    )) {
      if ('broken' in record) faults++
      else if (isPicture(record) && !record.fault) {
        known.pictures.keep(record.url, record.contentType, await bodyOf(record))
      } else if (isPage(record)) {
        known.captures.meet(placeOf(part, record), record)
        site ??= { address: URL.parse(record.url)?.origin }
      }
    }
  }
  return site ?? (faults > 0 ? {} : undefined)
}
