import type { Archive } from '../archive/archive.ts'
import type { Edition } from '../archive/edition.ts'
import { facetAddress, isThin } from './facet-address.ts'
import { kindOf } from './kinds.ts'
import { lastChange } from './last-change.ts'
import { absolute } from './links.ts'
import { hasNews, type News, newsOf } from './news.ts'
import { type MadeFrom, type Planned, planned } from './page.ts'

/** One part of the sitemap, or the index of its parts. */
export interface SitemapShown {
  /** Complete addresses; `modified` (W3C date) where it is known. */
  urls: { url: string; modified?: string | undefined; news?: News | undefined }[]
  isIndex: boolean
}

/** What robots are told. */
export interface RobotsShown {
  /** Complete addresses, one for each edition. */
  sitemaps: string[]
}

declare module './page.ts' {
  interface Shown {
    sitemap: SitemapShown
    robots: RobotsShown
  }
}

/** Addresses in a part, so that a new article rewrites few of them; sitemaps.org allows 50,000. */
const perPart = 500

/** An edition's sitemap: its index, parts (the lists, then articles oldest first) and news. */
export function sitemaps(edition: Edition, pages: readonly Planned[]): Planned[] {
  const { site, articles } = edition
  const thin = thinLists(edition)
  const lists = pages.filter(
    ({ kind, address }) => kindOf(kind).isListed && !thin.has(address.replace(/page\/\d+\/$/, '')),
  )
  const files = [
    ...partsOf(
      lists,
      ({ address }) => ({ url: absolute(site, address) }),
      `${site.path}/sitemap-lists-`,
    ),
    ...partsOf(
      articles,
      article => ({
        url: absolute(site, article.address),
        modified: (lastChange(article) ?? article.date).day,
      }),
      `${site.path}/sitemap-`,
      some => ({ articles: some, told: [] }),
    ),
  ]
  const news = hasNews(edition) ? [newsSitemap(edition)] : []
  const index = [...files, ...news].map(({ address }) => ({ url: absolute(site, address) }))
  return [
    planned('sitemap', indexAddress(edition), () => ({ urls: index, isIndex: true })),
    ...files,
    ...news,
  ]
}

/** The addresses of lists that search engines should pass over. */
function thinLists({ facets, site }: Edition): Set<string> {
  const thin = Object.values(facets)
    .flat()
    .filter(facet => isThin(facet, site))
  return new Set(thin.map(facet => facetAddress(facet, site)))
}

function newsSitemap(edition: Edition): Planned {
  const address = `${edition.site.path}/sitemap-news.xml`
  return planned('sitemap', address, () => ({ urls: newsOf(edition), isIndex: false }))
}

function indexAddress({ site }: Edition): string {
  return `${site.path}/sitemap-index.xml`
}

/**
 * What robots are told, `/robots.txt`: the indexes alone, as sitemaps.org says. Of a preview it names none, and forbids nothing
 * either: only a robot that may read a page learns that it is not to be found (`noindex`;
 * developers.google.com/search/docs/crawling-indexing/block-indexing).
 */
export function robots({ site, editions }: Archive): Planned {
  const announced = site.isPreview ? [] : editions
  return planned('robots', '/robots.txt', () => ({
    sitemaps: announced.map(edition => absolute(edition.site, indexAddress(edition))),
  }))
}

/** Files of so many addresses each, numbered from 1; `madeFrom` says what the addresses of some items are made from. */
function partsOf<Item>(
  items: readonly Item[],
  urlOf: (item: Item) => SitemapShown['urls'][number],
  beginning: string,
  madeFrom?: (items: readonly Item[]) => MadeFrom,
): Planned[] {
  const count = Math.ceil(items.length / perPart)
  return Array.from({ length: count }, (_, i) => {
    const some = items.slice(i * perPart, (i + 1) * perPart)
    const show = () => ({ urls: some.map(urlOf), isIndex: false })
    return planned('sitemap', `${beginning}${i + 1}.xml`, show, {
      madeFrom: madeFrom && (() => madeFrom(some)),
    })
  })
}
