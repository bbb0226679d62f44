import { decodedBytes } from '../decoded.ts'
import { completeAddress } from '../old-address.ts'
import {
  type OldItem,
  type OldSite,
  type OpenSource,
  type Unreadable,
  Unusable,
} from '../old-item.ts'
import { readPage } from '../page/read-page.ts'
import { whenOf } from '../when.ts'
import { bodyOf } from './body-of.ts'
import { KeptPictures, shortDigest } from './kept-pictures.ts'
import { NewestCaptures } from './newest-captures.ts'
import { unpacked, type WarcPart, warcParts } from './warc-parts.ts'
import { type RecordFault, type WebRecord, webRecords } from './web-records.ts'

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
          const item = await itemIn(record, part, known.captures)
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

function isWeb({ type, url }: WebRecord): boolean {
  return type !== 'revisit' && /^https?:/i.test(url)
}

function isHtml({ contentType }: WebRecord): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)/.test(contentType)
}

function isPage(record: WebRecord): boolean {
  return isWeb(record) && record.status === 200 && isHtml(record)
}

function isPicture(record: WebRecord): boolean {
  return isWeb(record) && record.status === 200 && record.contentType.startsWith('image/')
}

function placeOf(part: WarcPart, { number }: { number: number }): string {
  return `${part.place}, record ${number}`
}

async function itemIn(
  record: WebRecord | RecordFault,
  part: WarcPart,
  captures: NewestCaptures,
): Promise<OldItem | Unreadable | undefined> {
  const place = placeOf(part, record)
  if ('broken' in record) return { unreadable: true, key: place, place, reason: record.broken }
  const why = whyLeft(record, place, captures)
  if (why) return leftOut(record, place, why)
  if (!isPage(record)) return undefined
  if (record.fault) return { unreadable: true, key: record.url, place, reason: record.fault }
  const charset = /charset\s*=\s*["']?([\w.:-]+)/.exec(record.contentType)?.[1]
  const { text, guessed } = decodedBytes(await bodyOf(record), charset)
  const retrieved = whenOf(record.date)
  const item = readPage({
    html: text,
    key: record.url,
    place,
    address: record.url,
    retrieved,
    folder: '',
  })
  if (guessed && 'losses' in item) item.losses.push({ code: 'encoding-guessed', detail: guessed })
  return item
}

/** Why a record is left out by rule; undefined for one that counts, and for what is no page at all. */
function whyLeft(record: WebRecord, place: string, captures: NewestCaptures): string | undefined {
  const best = captures.of(record.url)
  if (record.same) {
    const { url: other } = record.same
    if (best || captures.of(other))
      return `nothing had changed since ${record.same.date ?? 'before'}`
    return isHtml(record) ? `it was as at ${other} before, and that is not here` : undefined
  }
  if (isPage(record))
    return best?.place === place ? undefined : `a later capture counts: ${best?.place}`
  return isWeb(record) && isHtml(record) && !best
    ? `the server answered ${record.status}`
    : undefined
}

function leftOut(record: WebRecord, place: string, skipped: string): OldItem {
  return {
    key: `${record.url} (${place})`,
    place,
    type: record.type,
    status: 'published',
    skipped,
    becomes: 'article',
    addresses: [record.url],
    authors: [],
    categories: [],
    tags: [],
    text: { format: 'html', value: '' },
    base: record.url,
    losses: [],
  }
}

/** An article that stands under several addresses comes once: where its canonical address was met first. */
function onceOnly(item: OldItem | Unreadable, given: Set<string>): OldItem | Unreadable {
  if ('unreadable' in item || item.skipped) return item
  const [canonical = item.key] = item.addresses
  const name = shortDigest(canonical)
  if (given.has(name)) return { ...item, skipped: `it stands under ${canonical}, too` }
  given.add(name)
  return item
}
