import { generateJsonFeed } from 'feedsmith'
import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feeds.ts'
import type { Words } from '../words/words.ts'
import { type FeedTexts, feedTitle, itemHtml, itemTitle } from './feed-content.ts'
import { pictureType } from './picture-type.ts'

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1), with full content. */
export function feedJson(feed: FeedShown, texts: FeedTexts, words: Words): string {
  const made = generateJsonFeed({
    title: feedTitle(feed, words),
    description: feed.description,
    ...{ home_page_url: feed.url, feed_url: feed.self, language: feed.language },
    authors: [{ name: feed.publication }],
    items: feed.items.map(item => itemOf(item, texts, words)),
  })
  return `${JSON.stringify(made)}\n`
}

function itemOf(item: FeedItem, texts: FeedTexts, words: Words) {
  const { description: summary, image } = item
  return {
    ...{ id: item.guid.value, url: item.url, title: itemTitle(item, words) },
    content_html: itemHtml(item, texts, words),
    ...(summary === undefined ? {} : { summary }),
    date_published: item.published,
    date_modified: item.updated,
    ...(item.authors.length === 0 ? {} : { authors: item.authors.map(name => ({ name })) }),
    ...(item.categories.length === 0 ? {} : { tags: item.categories }),
    language: item.lang,
    ...(image
      ? {
          image: image.src,
          attachments: [{ url: image.src, mime_type: pictureType(image.src), title: image.alt }],
        }
      : {}),
  }
}
