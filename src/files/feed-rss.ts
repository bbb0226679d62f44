import rss from '@astrojs/rss'
import { escapeText } from 'entities'
import { legal } from '../archive/legal-text.ts'
import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feed-shown.ts'
import type { Words } from '../words/words.ts'
import { type FeedTexts, feedTitle, itemHtml, itemTitle } from './feed-content.ts'
import { pictureType } from './picture-type.ts'
import { element, escaped } from './xml.ts'

/**
 * A feed as RSS 2.0, with full content; covers by Media RSS (rssboard.org/media-rss). Readers take the description of an
 * item as HTML, so that its text is written as HTML here.
 */
export async function feedRss(feed: FeedShown, texts: FeedTexts, words: Words): Promise<string> {
  const hub = feed.hub === undefined ? '' : `<atom:link href="${escaped(feed.hub)}" rel="hub"/>`
  const atom = `<atom:link href="${escaped(feed.self)}" rel="self" type="application/rss+xml"/>`
  const made = await rss({
    title: feedTitle(feed, words),
    description: legal(feed.description),
    site: feed.url,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      media: 'http://search.yahoo.com/mrss/',
    },
    customData: `<language>${escaped(feed.language)}</language>${atom}${hub}`,
    items: feed.items.map(item => ({
      title: itemTitle(item, words),
      link: item.url,
      ...(item.description ? { description: escapeText(legal(item.description)) } : {}),
      categories: item.categories.map(legal),
      content: itemHtml(item, texts, words),
      customData: particulars(item),
    })),
  })
  return withTexts(await made.text(), feed.items)
}

/** What the library has no name for: the date in the site's own zone, and the guid. */
function particulars({ guid, pubDate }: FeedItem): string {
  const id = `<guid isPermaLink="${guid.isPermaLink}">${escaped(guid.value)}</guid>`
  return `${id}<pubDate>${pubDate}</pubDate>`
}

/** With covers and bylines, whose texts the library would read as numbers where they look like some. */
function withTexts(xml: string, items: readonly FeedItem[]): string {
  let at = 0
  return xml.replaceAll('</item>', end => {
    const { credit = [], image } = items[at++] ?? {}
    const names = credit.map(name => element('dc:creator', {}, name).xml)
    return [image ? media(image) : '', ...names, end].join('')
  })
}

function media({ src, alt, credit, width, height }: NonNullable<FeedItem['image']>): string {
  return element(
    'media:content',
    { url: src, type: pictureType(src), medium: 'image', width, height },
    element('media:description', { type: 'plain' }, alt),
    credit === undefined ? undefined : element('media:credit', {}, credit),
  ).xml
}
