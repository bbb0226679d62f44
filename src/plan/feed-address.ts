import type { Facet } from '../archive/article.ts'
import { feedForms, type Site } from '../archive/site.ts'
import { href } from './links.ts'

/** A form of a feed. */
export type FeedForm = (typeof feedForms)[number]

const names = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const

/** The address of the feed that accompanies the page at an address. */
export function feedAddress(page: string, form: FeedForm): string {
  return page + names[form]
}

/** Whether an address is one of a feed, by its name. */
export function isFeed(address: string): boolean {
  return Object.values(names).includes(address.split('/').at(-1) as (typeof names)[FeedForm])
}

/** The forms in which a facet has a feed: none for a region, or when it has too few articles. */
export function facetFeedForms({ kind, articles }: Facet, { feeds }: Site): FeedForm[] {
  if (kind === 'region' || articles.length < feeds.from) return []
  return feedForms.filter(form => feeds.forms.includes(form))
}

/** A feed, as a link within the site to each form in which it is there; the first is for those who do not choose. */
export type FeedLinks = { form: FeedForm; href: string }[]

/** The feed that accompanies the page at an address, in some forms. */
export function feedLinks(
  page: string,
  site: Site,
  forms: readonly FeedForm[] = feedForms,
): FeedLinks {
  return forms.map(form => ({ form, href: href(site, feedAddress(page, form)) }))
}

/** `/archive/feed/12.xml`: a full part of the feed of an edition, the first with the oldest articles. */
export function archiveDocumentAddress(number: number, { path }: Pick<Site, 'path'>): string {
  return `${path}/archive/feed/${number}.xml`
}
