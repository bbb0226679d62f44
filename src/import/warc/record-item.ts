import { decodedBytes } from '../decoded.ts'
import type { OldItem, Unreadable } from '../old-item.ts'
import { readPage } from '../page/read-page.ts'
import { whenOf } from '../when.ts'
import { bodyOf } from './body-of.ts'
import { shortDigest } from './kept-pictures.ts'
import type { NewestCaptures } from './newest-captures.ts'
import type { WarcPart } from './warc-parts.ts'
import type { RecordFault, WebRecord } from './web-records.ts'

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

/** Where a record stands, for people. */
export function placeOf(part: WarcPart, { number }: { number: number }): string {
  return `${part.place}, record ${number}`
}

/** A record as an item, or why it is none; undefined for what is not a page at all. */
export async function recordItem(
  record: WebRecord | RecordFault,
  place: string,
  captures: NewestCaptures,
): Promise<OldItem | Unreadable | undefined> {
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
export function onceOnly(item: OldItem | Unreadable, given: Set<string>): OldItem | Unreadable {
  if ('unreadable' in item || item.skipped) return item
  const [canonical = item.key] = item.addresses
  const name = shortDigest(canonical)
  if (given.has(name)) return { ...item, skipped: `it stands under ${canonical}, too` }
  given.add(name)
  return item
}
