import type { Article } from '../archive/article.ts'
import type { Withdrawal } from './corrections-page.ts'
import { type FeedGround, type FeedItem, feedItem, withdrawnItem } from './feed-items.ts'
import type { FeedTold } from './feed-shown.ts'

/** Something that a feed can report, and when it happened. */
interface Event {
  at: number
  item: () => FeedItem
}

/** The last of events, oldest first, as a feed reports them: the newest first. */
export function newestOf(events: readonly Event[], most: number): FeedItem[] {
  return events
    .slice(-most)
    .reverse()
    .map(({ item }) => item())
}

/** The newest articles; and, of what was withdrawn, what would be among them by the date of its withdrawal. */
export function newest(
  all: readonly Article[],
  withdrawals: readonly Withdrawal[],
  most: number,
  ground: FeedGround,
): Pick<FeedTold, 'articles' | 'items'> {
  const articles = all.slice(-most)
  const items = () => {
    const last = articles.map(article => ({
      at: article.date.instant,
      item: () => feedItem(article, ground),
    }))
    const gone = withdrawals
      .slice(-most)
      .map(one => ({ at: one.date.instant, item: () => withdrawnItem(one, ground) }))
    if (gone.length === 0) return newestOf(last, most)
    const all: Event[] = [...last, ...gone].sort((a, b) => a.at - b.at)
    const told = new Set<Event>([...all.slice(-most), ...last])
    return newestOf(
      all.filter(event => told.has(event)),
      all.length,
    )
  }
  return withdrawals.length === 0 ? { articles, items } : { items }
}
