import type { Archive } from '../archive/archive.ts'
import type { Facet } from '../archive/article.ts'
import { type Planned, planned } from './page.ts'

/** What readers can narrow a search by, in the order of the page. */
export const searchFilters = ['section', 'region', 'source', 'tag', 'lang'] as const

/** One of them. */
export type SearchFilter = (typeof searchFilters)[number]

/** For each filter, how many articles of the archive have each value. */
export type FiltersShown = Record<SearchFilter, Record<string, number>>

/** The address of the values of all filters, which the search page loads when one is opened. */
export const filtersAddress = '/search/filters.json'

/** The values of all filters, as a file of the site. */
export function filtersFile(archive: Archive): Planned {
  return planned('filters', filtersAddress, () => filtersOf(archive))
}

/** The filters that have a choice: two values or more. */
export function filtersOffered(archive: Archive): SearchFilter[] {
  return searchFilters.filter(name =>
    name === 'lang'
      ? archive.articles.some(({ lang }) => lang !== archive.articles[0]?.lang)
      : archive.facets[name].length > 1,
  )
}

function filtersOf({ facets, articles }: Archive): FiltersShown {
  const counted = (list: readonly Facet[]) =>
    Object.fromEntries(list.map(({ label, articles }) => [label, articles.length]))
  const languages: Record<string, number> = {}
  for (const { lang } of articles) languages[lang] = (languages[lang] ?? 0) + 1
  return {
    ...{ section: counted(facets.section), region: counted(facets.region) },
    ...{ source: counted(facets.source), tag: counted(facets.tag), lang: languages },
  }
}
