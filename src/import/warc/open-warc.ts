import { completeAddress } from '../address-parts.ts'
import { decodedBytes } from '../decoded.ts'
import { type OldSite, type OpenSource, Unusable } from '../old-item.ts'
import { bodyOf } from './body-of.ts'
import { KeptPictures } from './kept-pictures.ts'
import type { Known } from './known.ts'
import { NewestCaptures } from './newest-captures.ts'
import {
  isPage,
  isPicture,
  isRedirect,
  isSmallPage,
  onceOnly,
  pageIn,
  placeOf,
  recordItem,
} from './record-item.ts'
import { Redirects, refreshIn } from './redirects.ts'
import type { WarcPart } from './warc-part.ts'
import { recordsIn, warcParts } from './warc-parts.ts'
import type { WebRecord } from './web-record.ts'

/**
 * Opens a web archive: WARC, compressed or not, or WACZ. It is read twice, piece by piece: to learn which captures are
 * the latest and what leads where, and to lay its pictures aside; and to give its pages. Besides pages of HTML nothing is an item; captures
 * that are not the latest, answers that are no page, and pages of no article are left out by rule.
 */
export const openWarc: OpenSource = async path => {
  const parts = await warcParts(path)
  const known = await learned(path, parts)
  const total = parts.reduce((sum, { size }) => sum + size, 0)
  let read = 0
  return {
    kind: 'warc',
    site: known.site,
    async *items() {
      read = 0
      const given = new Map<string, string>()
      const onBytes = (count: number) => {
        read += count
      }
      for (const part of parts) {
        for await (const record of recordsIn(part, isPage, onBytes)) {
          const item = await recordItem(record, placeOf(part, record), known)
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

/**
 * What the records tell of one another.
 *
 * @throws Unusable when there is no page
 */
async function learned(path: string, parts: readonly WarcPart[]): Promise<Known> {
  const known: Known = {
    ...{ site: {}, captures: new NewestCaptures() },
    ...{ redirects: new Redirects(), pictures: new KeptPictures() },
  }
  let fault: string | undefined
  let pages = 0
  for (const part of parts) {
    for await (const record of recordsIn(
      part,
      one => isPicture(one) || isSmallPage(one) || (isPage(one) && !known.site.address),
    )) {
      const place = placeOf(part, record)
      const broken = 'broken' in record ? record.broken : record.fault
      if (broken) fault ??= `${place}: ${broken}`
      if (!('broken' in record)) {
        if (isPage(record)) pages++
        await learn(record, place, known)
      }
    }
  }
  if (pages > 0) return known
  throw new Unusable(
    fault === undefined
      ? `${path} holds no web page. There is nothing to import.`
      : `${path} holds no web page that can be read (${fault}). Get it again.`,
  )
}

async function learn(record: WebRecord, place: string, known: Known): Promise<void> {
  const { url, contentType, headers, date } = record
  if (isRedirect(record)) known.redirects.note(url, headers.get('location'), date)
  else if (isPicture(record) && !record.fault)
    known.pictures.keep(url, contentType, await bodyOf(record))
  else if (isPage(record)) {
    const target = isSmallPage(record)
      ? refreshIn(decodedBytes(await bodyOf(record)).text)
      : undefined
    if (target !== undefined) known.redirects.note(url, target, date)
    else known.captures.meet(place, record)
    if (!known.site.address) Object.assign(known.site, await siteIn(record, place))
  }
}

/** What the site of a page is, with its name if the page tells one. */
async function siteIn(record: WebRecord, place: string): Promise<OldSite> {
  const { origin, host = '' } = URL.parse(record.url) ?? {}
  const page = await pageIn(record, place)
  if ('unreadable' in page) return { address: origin }
  const { source, lang } = page
  const isName = source && source.name !== host.replace(/^www\./, '')
  return { address: origin, ...(isName && { name: source.name, language: lang }) }
}
