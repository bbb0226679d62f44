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
    const at = indexIn(tag.articles, article)
    const end = Math.min(tag.articles.length, at + reach + 1)
    for (let i = Math.max(0, at - reach); i < end; i += 1) {
      const other = tag.articles[i] as Article
      weights.set(other, (weights.get(other) ?? 0) + weight)
    }
  }
  const distance = (other: Article) => Math.abs(other.date.instant - article.date.instant)
  const best: [Article, number][] = []
  for (const [other, weight] of weights) {
    if (other === article || translates(article, other)) continue
    const goesBefore = ([than, its]: [Article, number]) =>
      (its - weight || distance(other) - distance(than) || byDate(other, than)) < 0
    let place = best.length
    while (place > 0 && goesBefore(best[place - 1] as [Article, number])) place -= 1
    if (place >= most) continue
    best.splice(place, 0, [other, weight])
    if (best.length > most) best.pop()
  }
  return best.map(([other]) => other)
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
