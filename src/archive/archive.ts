import { claimAddresses } from './addresses.ts'
import type { Article, Facet } from './article.ts'
import { checkIds } from './check-ids.ts'
import { checkLinks } from './check-links.ts'
import type { Entry } from './entry.ts'
import { FacetIndex } from './facet.ts'
import { labelProblems } from './label-problems.ts'
import { makeArticle } from './make-article.ts'
import type { Material } from './material.ts'
import { momentOf } from './moment.ts'
import { byDate } from './order.ts'
import type { Problem } from './problem.ts'
import type { Site } from './site.ts'
import { type StandingPage, standingPage } from './standing-page.ts'

/** The publication as a model: every article and every way to gather them. */
export interface Archive {
  site: Site
  /** Oldest first. */
  articles: Article[]
  byId: ReadonlyMap<string, Article>
  byFile: ReadonlyMap<string, Article>
  /** Translations of an article by its id, its own translations only. */
  translations: ReadonlyMap<string, Article[]>
  /** Facets that have articles: sections and regions in the site's order, others by slug. */
  facets: Readonly<Record<Facet['kind'], Facet[]>>
  standing: StandingPage[]
  /**
   * The next instant, in milliseconds since 1970, at which the archive changes by itself: an embargo ends, or
   * a date lies no longer in the future. Undefined when it does not.
   */
  until: number | undefined
  /** Sorted later, by whoever prints them. */
  problems: Problem[]
}

/** Makes the model. Mistakes become problems; never throws for one. */
export function archiveOf(from: Material): Archive {
  const problems: Problem[] = [
    ...labelProblems(from.tags, 'tags.yaml'),
    ...labelProblems(from.sources, 'sources.yaml'),
  ]
  const indexes = facetIndexes(from)
  const { published, withheld } = sift(from)
  const articles = published.flatMap(({ entry, held }) => {
    const made = makeArticle(entry, from.site, indexes, held)
    problems.push(...made.problems)
    return made.article ? [made.article] : []
  })
  const apart = facetIndexes(from)
  for (const { entry } of withheld) {
    problems.push(...makeArticle(entry, from.site, apart, true).problems)
  }
  problems.push(...futureDates(articles, from))
  articles.sort(byDate)
  for (const article of articles) enlist(article)
  for (const index of Object.values(indexes)) index.settleLabels()
  const standing = from.standing.map(standingPage)
  const byFile = new Map(articles.map(article => [article.file, article]))
  problems.push(
    ...checkIds(articles, from.entries),
    ...claimAddresses(articles, standing),
    ...checkLinks({ from, byFile, withheld: new Set(withheld.map(({ entry }) => entry.file)) }),
  )
  return {
    site: from.site,
    articles,
    byId: new Map(articles.map(article => [article.id, article])),
    byFile,
    translations: translationsIn(articles),
    facets: {
      tag: indexes.tag.filled(false),
      source: indexes.source.filled(false),
      section: indexes.section.filled(from.site.sections.length > 0),
      region: indexes.region.filled(from.site.regions.length > 0),
    },
    standing,
    until: nextChange(from),
    problems,
  }
}

function facetIndexes(from: Material): Record<Facet['kind'], FacetIndex> {
  return {
    tag: new FacetIndex('tag', from.tags),
    source: new FacetIndex('source', from.sources),
    section: new FacetIndex('section', from.site.sections),
    region: new FacetIndex('region', from.site.regions),
  }
}

interface Sifted {
  published: { entry: Entry; held: boolean }[]
  withheld: { entry: Entry; held: boolean }[]
}

function sift({ entries, site, now, withDrafts }: Material): Sifted {
  const judged = entries.map(entry => ({ entry, held: isHeld(entry, site, now) }))
  return {
    published: judged.filter(({ held }) => !held || withDrafts),
    withheld: judged.filter(({ held }) => held && !withDrafts),
  }
}

function isHeld({ fields }: Entry, site: Site, now: number): boolean {
  const { draft, embargo } = fields
  return draft || (embargo !== undefined && momentOf(embargo, site.timeZone).instant > now)
}

/** Milliseconds after which a day is past in every time zone. */
const twoDays = 48 * 3_600_000

function nextChange({ entries, site, now }: Material): number | undefined {
  const long = new Date(now - twoDays).toISOString()
  const isPast = (text: string) => text.slice(0, 10) < long.slice(0, 10)
  let next: number | undefined
  for (const { fields } of entries) {
    for (const text of [fields.embargo, fields.date]) {
      if (text === undefined || isPast(text)) continue
      const { instant } = momentOf(text, site.timeZone)
      if (instant > now && (next === undefined || instant < next)) next = instant
    }
  }
  return next
}

function futureDates(articles: readonly Article[], { now, entries }: Material): Problem[] {
  const future = articles.filter(({ date, withheld }) => date.instant > now && !withheld)
  if (future.length === 0) return []
  const fields = new Map(entries.map(entry => [entry.file, entry.fields]))
  return future.flatMap(({ file }) => {
    const { date = '', embargo } = fields.get(file) ?? {}
    return embargo === undefined ? [{ code: 'date-future', file, at: 'date', text: date }] : []
  })
}

function enlist(article: Article): void {
  const facets = [article.source, article.section, article.region, ...article.tags]
  for (const facet of facets) facet?.articles.push(article)
}

function translationsIn(articles: readonly Article[]): Map<string, Article[]> {
  const tied = articles.filter(article => article.translationOf !== undefined)
  return Map.groupBy(tied, article => article.translationOf as string)
}
