import { paragraphsOf } from '../html-text.ts'
import { type Entry, emptyEntry, type FeedHead } from './entry.ts'
import { isDraftItem } from './entry-draft.ts'
import { addFile } from './feed-media.ts'
import { plainText } from './plain-text.ts'

type Json = Record<string, unknown>

/** An item of a JSON Feed, version 1.0 or 1.1. */
export function jsonEntry(item: Json): Entry {
  const text = stringIn(item.content_text)
  const entry: Entry = {
    ...emptyEntry(),
    id: typeof item.id === 'number' ? String(item.id) : stringIn(item.id),
    links: [item.url, item.external_url].flatMap(link => stringIn(link) ?? []),
    title: stringIn(item.title),
    published: stringIn(item.date_published),
    updated: stringIn(item.date_modified),
    authors: authorsIn(item),
    tags: listIn(item.tags).flatMap(tag => stringIn(tag) ?? []),
    content: stringIn(item.content_html) ?? (text && plainText(text)),
    summary: paragraphsOf(stringIn(item.summary) ?? '') || undefined,
    lang: stringIn(item.language),
    isDraft: isDraftItem(item),
  }
  for (const src of [item.image, item.banner_image]) addFile(entry, stringIn(src), 'image/*')
  for (const file of listIn(item.attachments).filter(isRecord)) {
    addFile(entry, stringIn(file.url), stringIn(file.mime_type))
  }
  return entry
}

/** What a JSON Feed says of itself. */
export function jsonHead(feed: Json): FeedHead {
  return {
    title: stringIn(feed.title),
    tagline: stringIn(feed.description),
    address: stringIn(feed.home_page_url),
    lang: stringIn(feed.language),
    self: stringIn(feed.feed_url),
    base: stringIn(feed.home_page_url) ?? stringIn(feed.feed_url),
    authors: authorsIn(feed),
  }
}

/** `authors` of version 1.1, `author` of version 1.0. */
function authorsIn(of: Json): string[] {
  return [...listIn(of.authors), of.author]
    .filter(isRecord)
    .flatMap(author => stringIn(author.name) ?? [])
    .filter((name, at, all) => all.indexOf(name) === at)
}

/** Whether something is an object of JSON. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function stringIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined
}
