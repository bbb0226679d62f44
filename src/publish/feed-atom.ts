import { generateAtomFeed } from 'feedsmith'
import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feeds.ts'
import type { Words } from '../words/words.ts'
import { type FeedTexts, feedTitle, itemHtml, itemTitle, legal } from './feed-content.ts'
import { pictureType } from './picture-type.ts'

/** When nothing has happened in a feed yet. */
const never = '1970-01-01T00:00:00Z'

/** A feed as Atom (RFC 4287), with full content; documents of archives as RFC 5005, section 4, has them. */
export function feedAtom(feed: FeedShown, texts: FeedTexts, words: Words): string {
  const xml = generateAtomFeed({
    id: feed.current ?? feed.self,
    title: { value: feedTitle(feed, words) },
    subtitle: { value: legal(feed.description) },
    updated: feed.items.map(({ updated }) => updated).reduce(later, never),
    authors: [{ name: legal(feed.publication) }],
    xml: { lang: feed.language },
    links: [
      { rel: 'self', type: 'application/atom+xml', href: feed.self },
      { rel: 'alternate', type: 'text/html', href: feed.url },
      ...(feed.current ? [{ rel: 'current', href: feed.current }] : []),
      ...(feed.older ? [{ rel: 'prev-archive', href: feed.older }] : []),
    ],
    entries: feed.items.map(item => entry(item, feed, texts, words)),
  })
  return feed.current ? xml.replace(/(<feed [^>]*)>/, `$1 ${history}>\n  <fh:archive/>`) : xml
}

/** What the library has no name for: that a document is of an archive (RFC 5005, section 4). */
const history = 'xmlns:fh="http://purl.org/syndication/history/1.0"'

function entry(item: FeedItem, feed: FeedShown, texts: FeedTexts, words: Words) {
  const { description, image } = item
  return {
    id: item.guid.value,
    title: { value: itemTitle(item, words) },
    published: item.published,
    updated: item.updated,
    ...(description === undefined ? {} : { summary: { value: legal(description) } }),
    ...(item.authors.length === 0
      ? {}
      : { authors: item.authors.map(name => ({ name: legal(name) })) }),
    categories: item.categories.map(term => ({ term: legal(term) })),
    ...(item.lang === feed.language ? {} : { xml: { lang: item.lang } }),
    links: [
      { rel: 'alternate', type: 'text/html', href: item.url },
      ...(image
        ? [
            {
              rel: 'enclosure',
              type: pictureType(image.src),
              href: image.src,
              title: legal(image.alt),
            },
          ]
        : []),
    ],
    content: { type: 'html', value: itemHtml(item, texts, words) },
  }
}

function later(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one
}
