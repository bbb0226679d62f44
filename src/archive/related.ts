import type { Article, Facet } from './article.ts'
import { preferredIn } from './versions.ts'

/** Articles of a tag that are looked at on either side, in time, of the one asked about. */
export const reach = 8

/** How much it weighs to share a tag that so many articles have. */
export function weightOf(articles: number): number {
  return 32 - Math.floor(Math.log2(articles))
}

/** The articles most related to one, best first. */
export type Related = (article: Article, most: number) => Article[]

/**
 * The articles that share the rarest tags with one, best first; at equal rank the nearer in time.
 *
 * A tag weighs less the more articles it has, in steps of powers of two, so that one more article
 * seldom changes an old page; only the nearest few of each tag are weighed, so that the work for all
 * articles grows with their number, not with its square.
 *
 * Of an article that is there in several languages one version is named, if possible that in `language` (BCP 47).
 *
 * @param articles all of the archive, oldest first. Articles are known by their places in this list
 *   while they are weighed, since numbers are compared and added up a hundred times faster.
 */
export function relatedIn(articles: readonly Article[], language: string): Related {
  const places = new Map(articles.map((article, place) => [article, place]))
  const placesOf = new Map<Facet, Int32Array>()
  const weights = new Int32Array(articles.length)
  const preferred = preferredIn(articles, language)
  const isMet = (other: Article) => weights[places.get(other) as number] !== 0
  const inTag = (tag: Facet) => {
    const known = placesOf.get(tag)
    if (known) return known
    const made = Int32Array.from(tag.articles, one => places.get(one) as number)
    placesOf.set(tag, made)
    return made
  }
  const instants = Float64Array.from(articles, ({ date }) => date.instant)
  return (article, most) => {
    const own = places.get(article) as number
    const met: number[] = []
    for (const tag of article.tags) weigh(inTag(tag), own, weights, met)
    const distance = (place: number) => Math.abs((instants[place] ?? 0) - article.date.instant)
    const isBefore = (one: number, other: number) =>
      ((weights[other] as number) - (weights[one] as number) ||
        distance(one) - distance(other) ||
        one - other) < 0
    const isFit = (place: number) => {
      const other = articles[place] as Article
      return other !== article && !translates(other, article) && !preferred.get(other)?.some(isMet)
    }
    const best = choose(met, most, isBefore, isFit)
    for (const place of met) weights[place] = 0
    return best.map(place => articles[place] as Article)
  }
}

/** Adds a tag's weight to the articles around one in it; `met` are those that have a weight. */
function weigh(tag: Int32Array, own: number, weights: Int32Array, met: number[]): void {
  const weight = weightOf(tag.length)
  const at = indexIn(tag, own)
  const end = Math.min(tag.length, at + reach + 1)
  for (let i = Math.max(0, at - reach); i < end; i += 1) {
    const place = tag[i] as number
    if (weights[place] === 0) met.push(place)
    weights[place] = (weights[place] as number) + weight
  }
}

/** The best few of those that are fit, chosen without sorting the rest. */
function choose(
  met: readonly number[],
  most: number,
  isBefore: (one: number, other: number) => boolean,
  isFit: (place: number) => boolean,
): number[] {
  const best: number[] = []
  for (const place of met) {
    let at = best.length
    while (at > 0 && isBefore(place, best[at - 1] as number)) at -= 1
    if (at >= most || !isFit(place)) continue
    best.splice(at, 0, place)
    best.length = Math.min(best.length, most)
  }
  return best
}

/** Whether two articles are one in two languages. */
function translates(a: Article, b: Article): boolean {
  return (a.translationOf ?? a.id) === (b.translationOf ?? b.id)
}

/** Where a number is in a sorted list, by halving. */
function indexIn(list: Int32Array, value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
