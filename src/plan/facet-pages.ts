import type { Article, Facet, FacetKind } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import { courseOf } from './chart.ts'
import { yearText } from './date-text.ts'
import { facetAddress, facetFolders, isThin } from './facet-address.ts'
import { inOrder } from './facet-order.ts'
import { facetFeedForms, feedLinks } from './feed-address.ts'
import { href } from './links.ts'
import { listPages } from './list-pages.ts'
import { type Planned, planned } from './page.ts'

/** A facet in the index of its kind. */
interface FacetRow {
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

declare module './page.ts' {
  interface Shown {
    facetIndex: FacetIndexShown
  }
}

const kinds = ['section', 'region', 'source', 'tag'] as const

/** An index for each kind of facet that the edition has, and the list of each facet. */
export function facetPages(edition: Edition): Planned[] {
  return kinds.flatMap(kind => {
    const facets = edition.facets[kind]
    if (facets.length === 0) return []
    const lists = facets.flatMap(facet => facetList(facet, edition))
    return [facetIndex(kind, edition), ...lists]
  })
}

function facetIndex(kind: FacetKind, edition: Edition): Planned {
  const { site } = edition
  const address = `${site.path}/${facetFolders[kind]}/`
  const rows = () =>
    inOrder(kind, edition).map(facet => ({
      label: facet.label,
      href: href(site, facetAddress(facet, site)),
      count: facet.articles.length,
      description: facet.description,
      from: yearIn(facet.articles[0], site),
      to: yearIn(facet.articles.at(-1), site),
    }))
  return planned('facetIndex', address, () => ({ kind, rows: rows(), canonical: address }))
}

function yearIn(article: Article | undefined, { language }: Site): string {
  return article ? yearText(article.date.day.slice(0, 4), language) : ''
}

function facetList(facet: Facet, { site }: Edition): Planned[] {
  const { kind, label: title, description, url, articles } = facet
  const address = facetAddress(facet, site)
  const forms = facetFeedForms(facet, site)
  const feed = forms.length > 0 ? feedLinks(address, site, forms) : undefined
  const head = { kicker: kind, title, description, url, feed }
  const onNewest = () => ({ course: courseOf(articles, site) })
  return listPages(
    { kind: 'facet', address, articles, head, onNewest, thin: isThin(facet, site) },
    site,
  )
}
