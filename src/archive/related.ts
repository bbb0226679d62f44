import type { Article } from './article.ts'
import { byDate } from './order.ts'

/** Articles of a tag that are looked at on either side, in time, of the one asked about. */
const reach = 8

/**
 * The articles that share the rarest tags with one, best first; at equal rank the nearer in time.
 *
 * A tag weighs less the more articles it has, in steps of powers of two, so that one more article
 * seldom changes an old page; only the nearest few of each tag are weighed, so that the work for all
 * articles grows with their number, not with its square.
 */
export function relatedTo(article: Article, most: number): Article[] {
  const weights = new Map<Article, number>()
  for (const tag of article.tags) {
    const weight = 32 - Math.floor(Math.log2(tag.articles.length))
    for (const other of around(article, tag.articles)) {
      weights.set(other, (weights.get(other) ?? 0) + weight)
    }
  }
  const distance = (other: Article) => Math.abs(other.date.instant - article.date.instant)
  return [...weights]
    .sort(([a, v], [b, w]) => w - v || distance(a) - distance(b) || byDate(a, b))
    .slice(0, most)
    .map(([other]) => other)
}

function around(article: Article, list: readonly Article[]): Article[] {
  const at = indexIn(list, article)
  return list
    .slice(Math.max(0, at - reach), at + reach + 1)
    .filter(other => other !== article && !translates(article, other))
}

/** Whether two articles are one in two languages. */
function translates(a: Article, b: Article): boolean {
  return (a.translationOf ?? a.id) === (b.translationOf ?? b.id)
}

/** The place of an article in a list sorted by date, by halving. */
export function indexIn(list: readonly Article[], article: Article): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (byDate(list[middle] as Article, article) < 0) low = middle + 1
    else high = middle
  }
  return low
}
