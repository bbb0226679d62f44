import type { Archive } from '../archive/archive.ts'
import { type Planned, planned } from './page.ts'
import { type Spoken, spoken } from './row.ts'

/** A standing page: About, Contact. */
export interface StandingShown extends Spoken {
  file: string
  /** The digest of its text. */
  body: string
  headline: string
  description?: string | undefined
  canonical: string
}

/** The search page; everything else on it comes from the index. */
export interface SearchShown {
  canonical: string
}

/** The page for addresses that do not exist. */
export type NotFoundShown = Record<never, never>

/** The pages of `content/pages/`, search, and “not found”. */
export function singlePages({ site, standing }: Archive): Planned[] {
  const pages = standing.map(({ file, body, headline, description, address, lang }) =>
    planned('standing', address, () => ({
      ...{ file, body, headline, description, canonical: address },
      ...spoken(lang ?? site.language, site),
    })),
  )
  return [
    ...pages,
    planned('search', '/search/', () => ({ canonical: '/search/' })),
    planned('notFound', '/404.html', () => ({})),
  ]
}
