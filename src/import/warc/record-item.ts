import { whenOf } from '../../archive/when.ts'
import { decodedBytes } from '../decoded.ts'
import { foreignSource, isOfHost } from '../foreign-source.ts'
import { addressKey } from '../old-addresses.ts'
import type { OldItem, Unreadable } from '../old-item.ts'
import { readPage } from '../page/read-page.ts'
import { pageKey, withoutTracking } from '../tracked-address.ts'
import { bodyOf } from './body-of.ts'
import { shortDigest } from './kept-pictures.ts'
import type { Known } from './known.ts'
import type { WarcPart } from './warc-part.ts'
import type { WebRecord } from './web-record.ts'
import type { RecordFault } from './web-records.ts'

function isWeb({ type, url }: WebRecord): boolean {
  return type !== 'revisit' && /^https?:/i.test(url)
}

function isHtml({ contentType }: WebRecord): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)/.test(contentType)
}

/** Whether a record is a page that a reader could see. */
export function isPage(record: WebRecord): boolean {
  return isWeb(record) && record.status === 200 && isHtml(record)
}

/** Whether a record is a picture that a reader could see. */
export function isPicture(record: WebRecord): boolean {
  return isWeb(record) && record.status === 200 && record.contentType.startsWith('image/')
}

/** Whether a record tells that what was asked for is elsewhere. */
export function isRedirect(record: WebRecord): boolean {
  return isWeb(record) && [301, 302, 303, 307, 308].includes(record.status)
}

/** Whether a record is a page that is so small that it may do nothing but lead on. */
export function isSmallPage(record: WebRecord): boolean {
  const length = Number(record.headers.get('content-length') ?? 0)
  return isPage(record) && !(length > smallest) && (record.body?.length ?? 0) <= smallest
}

const smallest = 8192

/** Where a record or a damage stands, for people. */
export function placeOf(part: WarcPart, found: WebRecord | RecordFault): string {
  return 'broken' in found
    ? `${part.place}, byte ${found.at}`
    : `${part.place}, record ${found.number}`
}

/** A record as an item, or why it is none; undefined for what is not a page at all. */
export async function recordItem(
  record: WebRecord | RecordFault,
  place: string,
  known: Known,
): Promise<OldItem | Unreadable | undefined> {
  if ('broken' in record) return { unreadable: true, key: place, place, reason: record.broken }
  if (record.isDamaged || (record.doubt && !isPage(record))) return damaged(record, place, known)
  const why = whyLeft(record, place, known)
  if (why) return leftOut(record, place, why)
  if (!isPage(record)) return undefined
  if (record.fault) return { unreadable: true, key: record.url, place, reason: record.fault }
  const item = await pageIn(record, place)
  if ('unreadable' in item) return item
  if (record.doubt) item.losses.push({ code: 'source-broken', detail: record.doubt })
  return onSite(item, record.url, known)
}

/** What is told of a damaged record. It has the name of its page only where no other capture of that counts. */
function damaged(record: WebRecord, place: string, { captures }: Known): Unreadable {
  const { url, at, fault, doubt, type } = record
  const isOnly = isPage(record) && captures.of(url)?.place === place
  const what = isPage(record)
    ? isOnly
      ? ''
      : `${url}, of which another capture counts: `
    : `${type} of ${url}: `
  return {
    unreadable: true,
    key: isOnly ? url : place,
    place,
    reason: `${what}at byte ${at}, ${fault ?? doubt}`,
  }
}

/** The page of a record, as it tells of itself. */
export async function pageIn(record: WebRecord, place: string): Promise<OldItem | Unreadable> {
  const charset = /charset\s*=\s*["']?([\w.:-]+)/.exec(record.contentType)?.[1]
  const { text, guessed } = decodedBytes(await bodyOf(record), charset)
  const item = readPage({
    html: text,
    key: record.url,
    place,
    address: withoutTracking(record.url),
    retrieved: whenOf(record.date),
    folder: '',
  })
  if (guessed && 'losses' in item) item.losses.push({ code: 'encoding-guessed', detail: guessed })
  return item
}

/**
 * A page as one of the site of the archive: with the addresses of that alone, also those that led to it, and without it
 * as its source. A page of another host has that as its source and no address of the site.
 */
function onSite(item: OldItem, url: string, { site, captures, redirects }: Known): OldItem {
  const isOwn = (address: string) => isOfHost(address, site.address)
  if (!isOwn(url)) {
    return { ...item, addresses: [], source: item.source && { ...item.source, url } }
  }
  const led = redirects.leadingTo(url).filter(from => !captures.of(from))
  const addresses = [...item.addresses, ...led].filter(isOwn)
  const keys = new Set<string>()
  const once = addresses.filter(one => keys.size < keys.add(addressKey(one)).size)
  return { ...item, addresses: once, source: foreignSource(item.source, site) }
}

/** Why a record is left out by rule; undefined for one that counts, and for what is no page at all. */
function whyLeft(
  record: WebRecord,
  place: string,
  { captures, redirects }: Known,
): string | undefined {
  const best = captures.of(record.url)
  if (record.same) {
    const { url: other } = record.same
    if (best || captures.of(other))
      return `nothing had changed since ${record.same.date ?? 'before'}`
    return isHtml(record) ? `it was as at ${other} before, and that is not here` : undefined
  }
  const target = redirects.targetOf(record.url)
  if (target && !best && isHtml(record)) return `it leads on to ${target}`
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

/**
 * An article that stands under several addresses comes once: where its canonical address was met first, or its text
 * under the same path.
 */
export function onceOnly(
  item: OldItem | Unreadable,
  given: Map<string, string>,
): OldItem | Unreadable {
  if ('unreadable' in item || item.skipped) return item
  const [canonical = item.key] = item.addresses
  const path = pageKey(item.base).replace(/\?.*$/s, '')
  const names = [canonical, `${path} ${item.text.value}`].map(shortDigest)
  const other = names.map(name => given.get(name)).find(one => one !== undefined)
  if (other) return { ...item, skipped: `it stands under ${other}, too`, losses: [] }
  for (const name of names) given.set(name, canonical)
  return item
}
