import type { Edition } from '../archive/edition.ts'
import { correctionsAddress } from './corrections-page.ts'
import { facetAddress } from './facet-address.ts'
import { type FeedLinks, feedLinks } from './feed-address.ts'
import { absolute, href } from './links.ts'
import type { Link } from './row.ts'

/** What every page shows around its own matter. */
export interface Frame {
  name: string
  tagline?: string | undefined
  language: string
  dir: 'ltr' | 'rtl'
  /** Whether it is that of the main edition. */
  isMain: boolean
  home: string
  /** Complete address of the front page. */
  root: string
  search: string
  feed: FeedLinks
  /** The page of all feeds. */
  feeds: string
  icon: string
  sections: Link[]
  /** The indexes of the edition that exist, by kind. */
  indexes: { kind: 'all' | 'section' | 'region' | 'source' | 'tag'; href: string }[]
  standing: Link[]
  /** The list of corrections, when there are any. */
  corrections?: string | undefined
  whoWeAre?: string | undefined
  contact?:
    | { email?: string | undefined; url?: string | undefined; address?: string | undefined }
    | undefined
  copyrightHolder: string
}

/** The frame of all pages. Sections stand in it only when the site lists them. */
export function frameOf({ site, facets, standing, articles }: Edition): Frame {
  const kinds = (['section', 'region', 'source', 'tag'] as const).filter(k => facets[k].length > 0)
  return {
    name: site.name,
    tagline: site.tagline,
    language: site.language,
    dir: site.direction,
    isMain: site.path === '',
    home: href(site, `${site.path}/`),
    root: absolute(site, `${site.path}/`),
    search: href(site, `${site.path}/search/`),
    feed: feedLinks(`${site.path}/`, site),
    feeds: href(site, `${site.path}/feeds/`),
    icon: href(site, '/favicon.svg'),
    sections:
      site.sections.length === 0
        ? []
        : facets.section.map(facet => ({
            href: href(site, facetAddress(facet, site)),
            text: facet.label,
          })),
    indexes: [
      { kind: 'all', href: href(site, `${site.path}/archive/`) },
      ...kinds.map(kind => ({ kind, href: href(site, `${site.path}/${kind}s/`) })),
    ],
    standing: standing.map(({ address, headline }) => ({
      href: href(site, address),
      text: headline,
    })),
    corrections: articles.some(({ corrections }) => corrections.length > 0)
      ? href(site, correctionsAddress(site))
      : undefined,
    whoWeAre: site.whoWeAre,
    contact: site.contact,
    copyrightHolder: site.copyrightHolder ?? site.name,
  }
}
