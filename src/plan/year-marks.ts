import { createHash } from 'node:crypto'
import { type Article, retractedOn } from '../archive/article.ts'
import { yearOf } from '../archive/calendar.ts'
import { digestOf } from '../archive/digest.ts'
import { reach, weightOf } from '../archive/related.ts'
import { datesAround } from './date-pages.ts'
import type { Plan, PlannedEdition, PlannedIn } from './plan.ts'

/*
 * Most pages of an old archive belong to years in which nothing happens any more. A year's mark is a digest of everything
 * that its pages are made from, so that one comparison answers for all of them, and none has to be planned in full.
 *
 * A mark may hold more than the pages show: then some fingerprints are taken in vain. It must not hold less. Pages of a
 * year also show, from elsewhere: the articles before its first and after its last, those near in time that share a tag,
 * translations, what takes the place of an article, what texts link to, the dates around, and other editions. A
 * fingerprint is taken of what a page shows, a mark of what that is made from; so the code that plans pages counts in it
 * too. What is withdrawn belongs to no year: its page is compared by itself.
 */

/** What marks are made of, beside the plan. */
interface Making {
  /** What decides the bytes of all pages of an edition: code, settings, frame. */
  groundOf: (within: PlannedEdition) => string
  /** The marks of articles (`article-marks.ts`). */
  markOf: (article: Article) => string
}

/** The name of the year of an edition to which a page belongs: `/2014`, `/ar/2014`; undefined when it belongs to none. */
export function yearNameOf({ year, within }: PlannedIn): string | undefined {
  return year === undefined ? undefined : nameIn(within, year)
}

/**
 * The marks of all years of all editions, by their names. Where a year has the same mark in two plans, every page that
 * belongs to it in both has the same fingerprint in both.
 */
export function* yearMarks(plan: Plan, making: Making): Generator<[string, string]> {
  for (const within of plan.editions) yield* marksIn(within, plan, making)
}

function nameIn({ edition }: PlannedEdition, year: string): string {
  return `${edition.site.path}/${year}`
}

function* marksIn(within: PlannedEdition, plan: Plan, making: Making): Generator<[string, string]> {
  const { edition } = within
  const ground = making.groundOf(within)
  const seen = headMarks()
  const dates = datesAround(edition)
  const elsewhere = elsewhereIn(within, plan)
  const neighbours = outsidersOf(edition.articles, 1)
  const years = Map.groupBy(edition.articles, yearOf)
  const sharing = new Map<string, string[]>()
  for (const tag of edition.facets.tag) {
    const weight = weightOf(tag.articles.length)
    for (const [year, others] of outsidersOf(tag.articles, reach)) {
      const lines = sharing.get(year) ?? []
      lines.push(`${tag.slug} ${weight}`, ...others.map(seen))
      sharing.set(year, lines)
    }
  }
  for (const [year, articles] of years) {
    const hash = createHash('sha256').update(ground)
    for (const article of articles) hash.update(making.markOf(article))
    const around = [neighbours.get(year)?.map(seen), sharing.get(year), dates(year)]
    hash.update(JSON.stringify([...around, elsewhere.get(year)]))
    yield [nameIn(within, year), hash.digest('base64url')]
  }
}

/** Of a list, oldest first, the articles of other years that are at most so many places before or behind each year's. */
function outsidersOf(articles: readonly Article[], places: number): Map<string, Article[]> {
  const outsiders = new Map<string, Article[]>()
  let from = 0
  while (from < articles.length) {
    const year = yearOf(articles[from] as Article)
    let end = from
    while (end < articles.length && yearOf(articles[end] as Article) === year) end += 1
    const before = articles.slice(Math.max(0, from - places), from)
    outsiders.set(year, [...before, ...articles.slice(end, end + places)])
    from = end
  }
  return outsiders
}

/** Marks of all that pages of other articles show of an article, and that decides whether they do. Each is made once. */
function headMarks(): (article: Article) => string {
  const marks = new Map<Article, string>()
  return article => {
    const known = marks.get(article)
    if (known !== undefined) return known
    const { id, lang, translationOf, headline, address, date, description, repeatsText } = article
    const { section, region, source, sourced, withheld } = article
    const own = [headline, address, date, description, repeatsText, sourced, withheld]
    const shown = [...own, retractedOn(article) !== undefined]
    const labels = [section, region, source].map(label => label?.label)
    const made = digestOf(JSON.stringify([id, lang, translationOf, shown, labels])).slice(0, 32)
    marks.set(article, made)
    return made
  }
}

/** Where the pages of each year lead to in other editions. */
function elsewhereIn(within: PlannedEdition, plan: Plan): Map<string, unknown[]> {
  if (plan.editions.length === 1) return new Map()
  const pages = plan.pages.filter(page => page.within === within && page.year !== undefined)
  const byYear = Map.groupBy(pages, ({ year = '' }) => year)
  return new Map([...byYear].map(([year, some]) => [year, some.map(plan.elsewhere)]))
}
