import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feed-shown.ts'
import type { Words } from '../words/words.ts'
import { type FeedTexts, feedTitle, itemHtml, itemTitle } from './feed-content.ts'
import { pictureType } from './picture-type.ts'

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1), with full content. */
export function feedJson(feed: FeedShown, texts: FeedTexts, words: Words): string {
  const made = {
    ...{ version: 'https://jsonfeed.org/version/1.1', title: feedTitle(feed, words) },
    description: feed.description,
    ...{ home_page_url: feed.url, feed_url: feed.self, language: feed.language },
    authors: [{ name: feed.publication }],
    hubs: feed.hub === undefined ? undefined : [{ type: 'WebSub', url: feed.hub }],
    items: feed.items.map(item => itemOf(item, texts, words)),
  }
  return `${JSON.stringify(made)}\n`
}

/** Members that are not known are undefined, and so not in the JSON. */
function itemOf(item: FeedItem, texts: FeedTexts, words: Words) {
  const { description: summary, credit, categories, image } = item
  return {
    ...{ id: item.guid.value, url: item.url, title: itemTitle(item, words) },
    ...{ content_html: itemHtml(item, texts, words), summary, image: image?.src },
    ...{ date_published: item.published, date_modified: item.updated },
    authors: credit.length > 0 ? credit.map(name => ({ name })) : undefined,
    tags: categories.length > 0 ? categories : undefined,
    language: item.lang,
    attachments: image && [{ url: image.src, mime_type: pictureType(image.src), title: image.alt }],
  }
}
