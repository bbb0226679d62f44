import type { Archive } from '../archive/archive.ts'
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
  sitemap: string
}

/** A sitemap file may hold 50,000 addresses (sitemaps.org); parts are by articles, so that old ones stay. */
const perPart = 20_000

/**
 * The sitemap's index and parts (articles oldest first, then the lists), the news sitemap, and robots.txt, which names
 * the index alone, as sitemaps.org says.
 */
export function sitemaps(archive: Archive, pages: readonly Planned[]): Planned[] {
  const { site, articles } = archive
  const lists = pages.filter(({ kind }) => kind !== 'article' && isListed(kind))
  const articleParts = inParts(articles).map(part =>
    part.map(({ address, updated, date }) => ({
      url: absolute(site, address),
      modified: (updated ?? date).day,
    })),
  )
  const listParts = inParts(lists).map(part =>
    part.map(({ address }) => ({ url: absolute(site, address) })),
  )
  const parts = [...listParts, ...articleParts]
  const files = parts.map((urls, i) =>
    planned('sitemap', `/sitemap-${i}.xml`, () => ({ urls, isIndex: false })),
  )
  const news = articles.length === 0 ? [] : [newsSitemap(archive)]
  const index = [...files, ...news].map(({ address }) => ({ url: absolute(site, address) }))
  return [
    planned('sitemap', '/sitemap-index.xml', () => ({ urls: index, isIndex: true })),
    ...files,
    ...news,
    planned('robots', '/robots.txt', () => ({ sitemap: absolute(site, '/sitemap-index.xml') })),
  ]
}

function newsSitemap(archive: Archive): Planned {
  return planned('sitemap', '/sitemap-news.xml', () => ({ urls: newsOf(archive), isIndex: false }))
}

function isListed(kind: Planned['kind']): boolean {
  return [
    ...['front', 'facetIndex', 'facet', 'all', 'year', 'month', 'day', 'corrections', 'standing'],
  ].includes(kind)
}

function inParts<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / perPart)
  return Array.from({ length: count }, (_, i) => items.slice(i * perPart, (i + 1) * perPart))
}
