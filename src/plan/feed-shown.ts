import type { Article } from '../archive/article.ts'
import type { FeedForm } from './feed-address.ts'
import type { FeedGround, FeedItem } from './feed-items.ts'
import { absolute } from './links.ts'

/** A feed: the newest articles of the whole edition, a tag, a section or a source; or the newest corrections. */
export interface FeedShown {
  title: string
  /** Whether its items are corrections. */
  ofCorrections?: boolean | undefined
  /** Whether it has of each article what it is about, and not the whole text. */
  inBrief?: boolean | undefined
  description: string
  /** The page that it accompanies. */
  url: string
  /** Its own address. */
  self: string
  /** The publication's name. */
  publication: string
  language: string
  /** Newest first. */
  items: FeedItem[]
  /** Complete address of the document that goes on where this one ends (RFC 5005, section 4). */
  older?: string | undefined
  /** Who tells subscribers of changes (WebSub). */
  hub?: string | undefined
  /** Of an archive document: complete address of the feed that it is a part of. */
  current?: string | undefined
}

declare module './page.ts' {
  interface Shown {
    feed: FeedShown
    atom: FeedShown
    jsonFeed: FeedShown
    feedArchive: FeedShown
  }
}

/** What distinguishes one feed from another. */
export interface FeedTold {
  /** Address of the page that it accompanies. */
  page: string
  title: string
  description: string
  ofCorrections?: boolean
  inBrief?: boolean
  items: () => FeedItem[]
  /** The articles that its items tell of, if of nothing else. */
  articles?: readonly Article[]
  older?: string | undefined
  hub?: string | undefined
}

/** A feed at its address, in one form. */
export function feedShown(
  { page, items, articles: _, older, ...told }: FeedTold,
  address: string,
  form: FeedForm,
  { edition: { site } }: FeedGround,
): FeedShown {
  return {
    ...told,
    ...{ url: absolute(site, page), self: absolute(site, address), publication: site.name },
    ...{ language: site.language, items: items() },
    older: form === 'atom' && older !== undefined ? absolute(site, older) : undefined,
  }
}
