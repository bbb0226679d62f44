import { byDate } from '../archive/order.ts'
import { archiveDocumentAddress, feedAddress } from './feed-address.ts'
import { type FeedGround, freshItem, withdrawnItem } from './feed-items.ts'
import { type FeedTold, feedShown } from './feed-shown.ts'
import { absolute } from './links.ts'
import { type Planned, planned } from './page.ts'

/** The address of the newest document; undefined where none is full yet. */
export function newestDocument(ground: FeedGround): string | undefined {
  return documentBefore(fullDocuments(ground) + 1, ground)
}

function fullDocuments({ edition: { site, articles, withdrawn } }: FeedGround): number {
  return Math.floor((articles.length + withdrawn.length) / site.itemsPerFeed)
}

function documentBefore(number: number, { edition: { site } }: FeedGround): string | undefined {
  return number > 1 ? archiveDocumentAddress(number - 1, site) : undefined
}

/**
 * The whole edition in documents that are full, the first of the oldest articles (RFC 5005, section 4); they are told as
 * its feed is. Each names the one before it and none after it, so that it never changes. The feed itself leads to the
 * last of them, which has all that is not in the feed. An article that is withdrawn keeps its place, as a note that it
 * was; an article of old that is added, or whose file is removed, moves those after it.
 */
export function feedDocuments(
  { page, older: _, items: __, articles: ___, ...told }: FeedTold,
  ground: FeedGround,
): Planned[] {
  const { site, articles, withdrawn } = ground.edition
  const places = [
    ...articles.map(article => ({
      id: article.id,
      date: article.date,
      item: () => freshItem(article, ground),
    })),
    ...withdrawn.map(one => ({
      ...{ id: one.id, date: one.published },
      item: () => withdrawnItem(one, ground),
    })),
  ]
  if (withdrawn.length > 0) places.sort(byDate)
  const size = site.itemsPerFeed
  return Array.from({ length: fullDocuments(ground) }, (_, i) => {
    const address = archiveDocumentAddress(i + 1, site)
    const items = () =>
      places
        .slice(i * size, (i + 1) * size)
        .map(({ item }) => item())
        .reverse()
    const older = documentBefore(i + 1, ground)
    const show = () => ({
      ...feedShown({ ...told, page, items, older }, address, 'atom', ground),
      current: absolute(site, feedAddress(page, 'atom')),
    })
    const isOfArticles = withdrawn.length === 0
    const own = articles.slice(i * size, (i + 1) * size)
    const madeFrom = () => ({ articles: own, told: [told, page, older] })
    return planned('feedArchive', address, show, isOfArticles ? { madeFrom } : {})
  })
}
