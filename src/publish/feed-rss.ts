import rss from '@astrojs/rss'
import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feeds.ts'
import type { Words } from '../words/words.ts'
import { escaped, type FeedTexts, feedTitle, itemHtml, itemTitle, legal } from './feed-content.ts'
import { pictureType } from './picture-type.ts'

/** A feed as RSS 2.0, with full content; covers by Media RSS (rssboard.org/media-rss). */
export function feedRss(feed: FeedShown, texts: FeedTexts, words: Words): Promise<Response> {
  const atom = `<atom:link href="${escaped(feed.self)}" rel="self" type="application/rss+xml"/>`
  return rss({
    title: feedTitle(feed, words),
    description: legal(feed.description),
    site: feed.url,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      media: 'http://search.yahoo.com/mrss/',
    },
    customData: `<language>${escaped(feed.language)}</language>${atom}`,
    items: feed.items.map(item => ({
      title: itemTitle(item, words),
      link: item.url,
      ...(item.description ? { description: legal(item.description) } : {}),
      categories: item.categories.map(legal),
      content: itemHtml(item, texts, words),
      customData: particulars(item),
    })),
  })
}

/** What the library has no name for: the date in the site's own zone, the guid, bylines, the cover. */
function particulars({ guid, pubDate, authors, image }: FeedItem): string {
  const names = authors
    .map(name => `<dc:creator><![CDATA[${legal(name).replaceAll(']]>', ']] >')}]]></dc:creator>`)
    .join('')
  const id = `<guid isPermaLink="${guid.isPermaLink}">${escaped(guid.value)}</guid>`
  return `${id}<pubDate>${pubDate}</pubDate>${names}${image ? media(image) : ''}`
}

function media({ src, alt, credit, width, height }: NonNullable<FeedItem['image']>): string {
  const size = `width="${width}" height="${height}"`
  const told = `<media:description type="plain">${escaped(alt)}</media:description>`
  const by = credit === undefined ? '' : `<media:credit>${escaped(credit)}</media:credit>`
  return `<media:content url="${escaped(src)}" type="${pictureType(src)}" medium="image" ${size}>${told}${by}</media:content>`
}
