import type { Facet } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import { type Planned, planned } from './page.ts'

/** What readers can narrow a search by, in the order of the page. */
export const searchFilters = ['section', 'region', 'source', 'tag', 'lang'] as const

/** One of them. */
export type SearchFilter = (typeof searchFilters)[number]

/** For each filter, how many articles of the edition have each value. */
export type FiltersShown = Record<SearchFilter, Record<string, number>>

declare module './page.ts' {
  interface Shown {
    filters: FiltersShown
  }
}

/** The address of the values of all filters, which the search page loads when one is opened. */
function filtersAddress({ path }: Pick<Site, 'path'>): string {
  return `${path}/search/filters.json`
}

/** The values of all filters, as a file of the site. */
export function filtersFile(edition: Edition): Planned {
  return planned('filters', filtersAddress(edition.site), () => filtersOf(edition))
}

/** The filters that have a choice: two values or more. */
export function filtersOffered(edition: Edition): SearchFilter[] {
  return searchFilters.filter(name =>
    name === 'lang'
      ? edition.articles.some(({ lang }) => lang !== edition.articles[0]?.lang)
      : edition.facets[name].length > 1,
  )
}

function filtersOf({ facets, articles }: Edition): FiltersShown {
  const counted = (list: readonly Facet[]) =>
    Object.fromEntries(list.map(({ label, articles }) => [label, articles.length]))
  const languages: Record<string, number> = {}
  for (const { lang } of articles) languages[lang] = (languages[lang] ?? 0) + 1
  return {
    ...{ section: counted(facets.section), region: counted(facets.region) },
    ...{ source: counted(facets.source), tag: counted(facets.tag), lang: languages },
  }
}
