import type { Edition } from '../archive/edition.ts'
import type { StandingPage } from '../archive/standing-page.ts'
import { correctionsAddress, hasCorrections } from './corrections-page.ts'
import { facetAddress } from './facet-address.ts'
import { type FeedLinks, feedLinks } from './feed-address.ts'
import { footPages, standingIndexAddress } from './foot-pages.ts'
import { absolute, href } from './links.ts'
import type { Link } from './row.ts'

/** A picture that stands for the site in browsers. */
interface Icon {
  rel: string
  href: string
  type?: string
  sizes?: string
}

/** The files that may hold one: the drawing for browsers that can show it, the others for those that cannot. */
const icons = [
  { file: 'favicon.ico', rel: 'icon', sizes: '32x32' },
  { file: 'favicon.svg', rel: 'icon', type: 'image/svg+xml' },
  { file: 'apple-touch-icon.png', rel: 'apple-touch-icon' },
]

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
  icons: Icon[]
  sections: Link[]
  /** The indexes of the edition that exist, by kind. */
  indexes: { kind: 'all' | 'section' | 'region' | 'source' | 'tag'; href: string }[]
  /** The standing pages that the foot names, and the page of the others when there are more. */
  standing: Link[]
  morePages?: string | undefined
  /** The list of corrections, when there are any. */
  corrections?: string | undefined
  whoWeAre?: string | undefined
  contact?:
    | { email?: string | undefined; page?: Link | undefined; address?: string | undefined }
    | undefined
  copyrightHolder: string
}

/** As many sections as the head shows of a site that lists none. */
const mostSections = 8

/** Sections in the order of the settings; of a site that lists none the largest, largest first. */
function sectionsShown(site: Edition['site'], sections: Edition['facets']['section']) {
  if (site.sections.length > 0) return sections
  return sections.toSorted((a, b) => b.articles.length - a.articles.length).slice(0, mostSections)
}

/** The frame of all pages. */
export function frameOf(edition: Edition, files: readonly string[] = []): Frame {
  const { site, facets } = edition
  const { named, others, contact } = footPages(edition)
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
    icons: icons
      .filter(({ file }) => files.includes(file))
      .map(({ file, ...icon }) => ({ ...icon, href: href(site, `/${file}`) })),
    sections: sectionsShown(site, facets.section).map(facet => ({
      href: href(site, facetAddress(facet, site)),
      text: facet.label,
    })),
    indexes: [
      { kind: 'all', href: href(site, `${site.path}/archive/`) },
      ...kinds.map(kind => ({ kind, href: href(site, `${site.path}/${kind}s/`) })),
    ],
    standing: named.map(({ address, headline }) => ({ href: href(site, address), text: headline })),
    morePages: others.length > 0 ? href(site, standingIndexAddress(site)) : undefined,
    corrections: hasCorrections(edition) ? href(site, correctionsAddress(site)) : undefined,
    whoWeAre: site.whoWeAre,
    contact: site.contact && contactOf(site, site.contact, contact),
    copyrightHolder: site.copyrightHolder ?? site.name,
  }
}

function contactOf(
  site: Edition['site'],
  { email, url, address }: NonNullable<Edition['site']['contact']>,
  own: StandingPage | undefined,
): Frame['contact'] {
  if (url === undefined) return { email, address }
  if (!url.startsWith('/'))
    return { email, address, page: { href: url, text: new URL(url).hostname } }
  return { email, address, page: { href: href(site, url), text: own?.headline ?? url } }
}
