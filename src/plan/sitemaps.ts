import type { Archive } from '../archive/archive.ts'
import type { Edition } from '../archive/edition.ts'
import { lastChange } from './last-change.ts'
import { absolute } from './links.ts'
import { type News, newsOf } from './news.ts'
import { type Planned, planned } from './page.ts'

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

/** A sitemap file may hold 50,000 addresses (sitemaps.org); parts are by articles, so that old ones stay. */
const perPart = 20_000

/** An edition's sitemap: its index, parts (the lists, then articles oldest first) and news. */
export function sitemaps(edition: Edition, pages: readonly Planned[]): Planned[] {
  const { site, articles } = edition
  const lists = pages.filter(({ kind }) => kind !== 'article' && isListed(kind))
  const articleParts = inParts(articles).map(part =>
    part.map(article => ({
      url: absolute(site, article.address),
      modified: (lastChange(article) ?? article.date).day,
    })),
  )
  const listParts = inParts(lists).map(part =>
    part.map(({ address }) => ({ url: absolute(site, address) })),
  )
  const parts = [...listParts, ...articleParts]
  const files = parts.map((urls, i) =>
    planned('sitemap', `${site.path}/sitemap-${i}.xml`, () => ({ urls, isIndex: false })),
  )
  const news = articles.length === 0 ? [] : [newsSitemap(edition)]
  const index = [...files, ...news].map(({ address }) => ({ url: absolute(site, address) }))
  return [
    planned('sitemap', indexAddress(edition), () => ({ urls: index, isIndex: true })),
    ...files,
    ...news,
  ]
}

function newsSitemap(edition: Edition): Planned {
  const address = `${edition.site.path}/sitemap-news.xml`
  return planned('sitemap', address, () => ({ urls: newsOf(edition), isIndex: false }))
}

function indexAddress({ site }: Edition): string {
  return `${site.path}/sitemap-index.xml`
}

/** What robots are told, `/robots.txt`: the indexes alone, as sitemaps.org says. */
export function robots({ editions }: Archive): Planned {
  return planned('robots', '/robots.txt', () => ({
    sitemaps: editions.map(edition => absolute(edition.site, indexAddress(edition))),
  }))
}

function isListed(kind: Planned['kind']): boolean {
  return [
    ...['front', 'facetIndex', 'facet', 'all', 'year', 'month', 'day', 'corrections', 'standing'],
    ...['feeds', 'standingIndex'],
  ].includes(kind)
}

function inParts<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / perPart)
  return Array.from({ length: count }, (_, i) => items.slice(i * perPart, (i + 1) * perPart))
}
