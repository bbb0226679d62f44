import type { Edition } from '../archive/edition.ts'
import { footPages, standingIndexAddress } from './foot-pages.ts'
import { href } from './links.ts'
import { type Planned, planned } from './page.ts'
import { type Link, type Spoken, spoken } from './row.ts'
import { filtersOffered, type SearchFilter } from './search-filters.ts'
import { clientPrint, tagOf } from './search-segments.ts'

/** A standing page: About, Contact. */
export interface StandingShown extends Spoken {
  file: string
  /** The digest of its text. */
  body: string
  headline: string
  description?: string | undefined
  /** Shown while writing only. */
  withheld: boolean
  canonical: string
}

/** The standing pages that the foot does not name. */
export interface StandingIndexShown {
  canonical: string
  pages: (Link & { description?: string | undefined })[]
}

/** The search page; everything else on it comes from the index. */
export interface SearchShown {
  /** The site's own name, which results need not name as their source. */
  name: string
  filters: SearchFilter[]
  /** The mark of what runs in the browser. */
  client: string
}

declare module './page.ts' {
  interface Shown {
    standing: StandingShown
    standingIndex: StandingIndexShown
    search: SearchShown
  }
}

/** The pages of `content/pages/`, and search. */
export function singlePages(edition: Edition, indexing: string): Planned[] {
  const { site, standing } = edition
  const pages = standing.map(({ file, body, headline, description, address, lang, withheld }) =>
    planned('standing', address, () => ({
      ...{ file, body, headline, description, withheld, canonical: address },
      ...spoken(lang ?? site.language, site),
    })),
  )
  const { others } = footPages(edition)
  const index = planned('standingIndex', standingIndexAddress(site), () => ({
    canonical: standingIndexAddress(site),
    pages: others.map(({ address, headline, description }) => ({
      ...{ href: href(site, address), text: headline, description },
    })),
  }))
  return [
    ...pages,
    ...(others.length > 0 ? [index] : []),
    planned('search', `${site.path}/search/`, () => ({
      name: site.name,
      filters: filtersOffered(edition),
      client: tagOf(clientPrint(edition, indexing)),
    })),
  ]
}
