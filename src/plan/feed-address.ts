import type { Site } from '../archive/site.ts'
import { href } from './links.ts'

/** The forms of a feed: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. */
export const feedForms = ['rss', 'atom', 'json'] as const

/** One of them. */
export type FeedForm = (typeof feedForms)[number]

const names = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const

/** The address of the feed that accompanies the page at an address. */
export function feedAddress(page: string, form: FeedForm): string {
  return page + names[form]
}

/** Links to a feed in each of its forms. */
export type FeedLinks = Record<FeedForm, string>

/** Links within the site to the feed that accompanies the page at an address. */
export function feedLinks(page: string, site: Site): FeedLinks {
  const link = (form: FeedForm) => href(site, feedAddress(page, form))
  return { rss: link('rss'), atom: link('atom'), json: link('json') }
}

/** `/archive/feed/12.xml`: a full part of the feed of an edition, the first with the oldest articles. */
export function archiveDocumentAddress(number: number, { path }: Pick<Site, 'path'>): string {
  return `${path}/archive/feed/${number}.xml`
}
