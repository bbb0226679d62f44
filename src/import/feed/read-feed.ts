import { bloggerItem } from '../blogger/blogger-entry.ts'
import { budget } from '../budget.ts'
import { decodedFile, decodedPieces, headOf } from '../decoded.ts'
import type { FileAt } from '../files-at.ts'
import type { OldItem, Unreadable } from '../old-item.ts'
import { xmlRecords } from '../xml-records.ts'
import { atomEntry } from './atom-entry.ts'
import type { Entry, FeedHead } from './entry.ts'
import { entryItem } from './entry-item.ts'
import { addToHead, headOfRoot } from './feed-head.ts'
import { isRecord, jsonEntry, jsonHead } from './json-entry.ts'
import { rssEntry } from './rss-entry.ts'

/** What a file is, by how it begins. */
export type FeedForm = 'xml' | 'json' | undefined

/** How much of a file tells what it is. */
const enough = 1 << 16

/** Whether a file is a feed, by its first bytes; a JSON Feed can say what it is at its end. */
export async function feedForm({ path, size }: FileAt): Promise<FeedForm> {
  const head = await headOf(path, enough)
  const text = head.toString(head.includes(0) ? 'utf16le' : 'utf8')
  if (/^[\s\ufeff]*\{/.test(text)) {
    const whole = size > head.length && size < budget.json ? (await decodedFile(path)).text : text
    return /jsonfeed\.org\\?\/version/.test(whole) ? 'json' : undefined
  }
  return /<(?:rss|rdf:RDF|feed)[\s>]/.test(text) && !/<html[\s>]/i.test(text) ? 'xml' : undefined
}

/** Whether Blogger wrote a feed or an export, by its first bytes. */
export async function isBlogger({ path }: FileAt): Promise<boolean> {
  return namesBlogger((await headOf(path, enough)).toString('utf8'))
}

/** Whether the beginning of a feed declares or uses what only Blogger's have. */
export function namesBlogger(start: string): boolean {
  return /schemas\.google\.com\/blogger\//.test(start)
}

/**
 * What a feed says of itself, as far as it was read, and its items one after the other.
 *
 * @param onBytes is told how many bytes were read
 */
export async function* readFeed(
  file: FileAt,
  form: FeedForm,
  head: FeedHead,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<OldItem | Unreadable> {
  if (form === 'json') yield* jsonItems(file, head, onBytes)
  else yield* xmlItems(file, head, onBytes)
}

async function* xmlItems(
  file: FileAt,
  head: FeedHead,
  onBytes: (count: number) => void,
): AsyncGenerator<OldItem | Unreadable> {
  const { root: _, ...outer } = headOfRoot((await headOf(file.path, enough)).toString('utf8'))
  head.lang ??= outer.lang
  head.base ??= outer.base
  let count = 0
  for await (const { element, line, fault } of xmlRecords(decodedPieces(file.path, onBytes))) {
    const isEntry = element.name === 'entry'
    if (!isEntry && element.name !== 'item') {
      addToHead(head, element)
      continue
    }
    count++
    const place = `${file.place}, item ${count}, line ${line}`
    const key = `${file.place} item ${count}`
    const read = itemOr(() => (isEntry ? atomEntry : rssEntry)(element), head, key, place)
    const item = 'unreadable' in read ? read : bloggerItem(read, element, head)
    yield fault === undefined ? item : mended(item, fault, key)
  }
}

async function* jsonItems(
  file: FileAt,
  head: FeedHead,
  onBytes: (count: number) => void,
): AsyncGenerator<OldItem | Unreadable> {
  const feed = await jsonIn(file)
  if (typeof feed === 'string') {
    yield unreadable(file.place, file.place, feed)
    return
  }
  Object.assign(head, jsonHead(feed))
  onBytes(file.size)
  const items = Array.isArray(feed.items) ? feed.items : []
  for (const [at, item] of items.entries()) {
    const place = `${file.place}, item ${at + 1}`
    if (isRecord(item)) yield itemOr(() => jsonEntry(item), head, place, place)
    else yield unreadable(place, place, 'it is not an object')
  }
}

async function jsonIn(file: FileAt): Promise<Record<string, unknown> | string> {
  if (file.size > budget.json) return 'a JSON Feed of this size cannot be read; part it'
  try {
    const read: unknown = JSON.parse((await decodedFile(file.path)).text.replace(/^\ufeff/, ''))
    return isRecord(read) ? read : 'it is not a JSON Feed'
  } catch (error) {
    return `its JSON is broken: ${(error as Error).message}`
  }
}

function itemOr(
  entry: () => Entry,
  head: FeedHead,
  key: string,
  place: string,
): OldItem | Unreadable {
  try {
    const read = entry()
    return entryItem({ ...read, id: read.id ?? read.links[0] ?? key }, head, place)
  } catch (error) {
    const isDeep = error instanceof RangeError
    const reason = `it cannot be read: ${(error as Error).message}`
    return unreadable(key, place, isDeep ? 'its markup is nested too deeply' : reason)
  }
}

/**
 * An item whose markup broke: one that the end of the file cuts off is a draft, since nobody knows how it went on, and
 * cannot be read when its name is not there, by which it would be known when the whole is imported.
 */
function mended(item: OldItem | Unreadable, fault: string, key: string): OldItem | Unreadable {
  if ('unreadable' in item) return item
  const isCut = fault.startsWith('the file ends')
  if (!isCut) return { ...item, losses: [...item.losses, { code: 'markup-mended', detail: fault }] }
  if (item.key === key) return unreadable(key, item.place, fault)
  const losses = [...item.losses, { code: 'source-broken', detail: fault } as const]
  return { ...item, status: 'draft', losses }
}

function unreadable(key: string, place: string, reason: string): Unreadable {
  return { unreadable: true, key, place, reason }
}
