import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feed-shown.ts'
import type { Words } from '../words/words.ts'
import { type FeedTexts, feedTitle, itemHtml, itemTitle } from './feed-content.ts'
import { pictureType } from './picture-type.ts'
import { element, type Xml, xmlDocument } from './xml.ts'

/** When nothing has happened in a feed yet. */
const never = '1970-01-01T00:00:00Z'

/** A feed as Atom (RFC 4287), with full content; documents of archives as RFC 5005, section 4, has them. */
export function feedAtom(feed: FeedShown, texts: FeedTexts, words: Words): string {
  const { self, current, older, hub, url, language } = feed
  const namespaces = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:fh': current && 'http://purl.org/syndication/history/1.0',
    'xmlns:at': feed.items.some(isDeleted) ? 'http://purl.org/atompub/tombstones/1.0' : undefined,
  }
  const document = element(
    'feed',
    { ...namespaces, 'xml:lang': language },
    element('id', {}, current ?? self),
    element('title', {}, feedTitle(feed, words)),
    element('subtitle', {}, feed.description),
    element('updated', {}, feed.items.map(({ updated }) => updated).reduce(later, never)),
    author(feed.publication),
    element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    hub === undefined ? undefined : element('link', { rel: 'hub', href: hub }),
    current === undefined ? undefined : element('link', { rel: 'current', href: current }),
    older === undefined ? undefined : element('link', { rel: 'prev-archive', href: older }),
    current === undefined ? undefined : element('fh:archive', {}),
    ...feed.items.map(item =>
      isDeleted(item) ? deletedEntry(item, words) : entry(item, language, texts, words),
    ),
  )
  return xmlDocument(document)
}

/** Whether an item says that an entry is gone, rather than being an entry itself. */
function isDeleted({ gone, correction }: FeedItem): boolean {
  return gone !== undefined && !correction
}

/** Tells that an entry was withdrawn (RFC 6721), and why. */
function deletedEntry(item: FeedItem, words: Words): Xml {
  return element(
    'at:deleted-entry',
    { ref: item.guid.value, when: item.updated },
    element('at:comment', { type: 'html' }, itemHtml(item, {}, words)),
    element('link', { rel: 'alternate', type: 'text/html', href: item.url }),
  )
}

function entry(item: FeedItem, language: string, texts: FeedTexts, words: Words): Xml {
  const { lang, description, image } = item
  return element(
    'entry',
    { 'xml:lang': lang === language ? undefined : lang },
    element('id', {}, item.guid.value),
    element('title', {}, itemTitle(item, words)),
    element('published', {}, item.published),
    element('updated', {}, item.updated),
    ...item.credit.map(author),
    ...item.categories.map(term => element('category', { term })),
    element('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    image && element('link', { rel: 'enclosure', ...enclosure(image) }),
    description === undefined ? undefined : element('summary', {}, description),
    element('content', { type: 'html' }, itemHtml(item, texts, words)),
  )
}

function enclosure({ src, alt }: NonNullable<FeedItem['image']>) {
  return { type: pictureType(src), href: src, title: alt }
}

function author(name: string): Xml {
  return element('author', {}, element('name', {}, name))
}

function later(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one
}
