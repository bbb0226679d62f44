import type { Archive } from '../archive/archive.ts'
import type { Facet, FacetKind } from '../archive/article.ts'
import { courseOf } from './chart.ts'
import { facetAddress, facetFolders } from './facet-address.ts'
import { href } from './links.ts'
import { listPages } from './list-pages.ts'
import { type Planned, planned } from './page.ts'

/** A facet in the index of its kind. */
export interface FacetRow {
  label: string
  href: string
  count: number
  description?: string | undefined
  /** The years of its first and last article. */
  from: string
  to: string
}

/** The index of all tags, sources, sections or regions. */
export interface FacetIndexShown {
  kind: FacetKind
  rows: FacetRow[]
  canonical: string
}

const kinds = ['section', 'region', 'source', 'tag'] as const

/** An index for each kind of facet that the archive has, and the list of each facet. */
export function facetPages(archive: Archive): Planned[] {
  return kinds.flatMap(kind => {
    const facets = archive.facets[kind]
    if (facets.length === 0) return []
    const lists = facets.flatMap(facet => facetList(facet, archive))
    return [facetIndex(kind, facets, archive), ...lists]
  })
}

function facetIndex(kind: FacetKind, facets: readonly Facet[], { site }: Archive): Planned {
  const address = `/${facetFolders[kind]}/`
  const rows = () =>
    facets.map(facet => ({
      label: facet.label,
      href: href(site, facetAddress(facet)),
      count: facet.articles.length,
      description: facet.description,
      from: facet.articles[0]?.date.day.slice(0, 4) ?? '',
      to: facet.articles.at(-1)?.date.day.slice(0, 4) ?? '',
    }))
  return planned('facetIndex', address, () => ({ kind, rows: rows(), canonical: address }))
}

function facetList(facet: Facet, { site }: Archive): Planned[] {
  const { kind, label: title, description, url, articles } = facet
  const address = facetAddress(facet)
  const feed = kind === 'region' ? undefined : href(site, `${address}feed.xml`)
  const head = { kicker: kind, title, description, url, feed }
  const onNewest = () => ({ course: courseOf(articles, site) })
  return listPages({ kind: 'facet', address, articles, head, onNewest }, site)
}
