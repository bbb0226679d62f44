import type { OldItem } from '../old-item.ts'
import { hostOf } from '../text/links.ts'
import type { FeedHead } from './entry.ts'
import { siteAddress } from './entry-addresses.ts'

/** A file with a feed, what that says of itself, and the hosts to which its items lead. */
export interface ToldFeed {
  file: string
  head: FeedHead
  hosts: ReadonlySet<string>
}

/** Services at which feeds of many sites are read. */
const services = /(?:^|\.)(?:feedburner\.com|feedproxy\.google\.com|feedpress\.me|feedblitz\.com)$/

/**
 * The site of each feed, in their order: the host of its link, or the one to which all of its items lead, or at which it
 * is itself; the site of a feed with the same id or title; at last its title. Undefined where nothing tells it.
 */
export function sitesOfFeeds(feeds: readonly ToldFeed[]): (string | undefined)[] {
  const linked = feeds.filter(({ head }) => linkedHost(head) !== undefined)
  const hosted = feeds.filter(feed => hostOfFeed(feed) !== undefined)
  return feeds.map(feed => {
    const certain = linkedHost(feed.head) ?? linkedHost(sameFeed(feed, linked)?.head)
    const like = sameFeed(feed, hosted)
    return certain ?? hostOfFeed(feed) ?? (like && hostOfFeed(like)) ?? feed.head.title
  })
}

function linkedHost(head: FeedHead | undefined): string | undefined {
  return (head && hostOf(siteAddress(head) ?? '')) || undefined
}

function hostOfFeed({ head, hosts }: ToldFeed): string | undefined {
  const [only] = hosts.size === 1 ? hosts : []
  const self = hostOf(head.self ?? '')
  return linkedHost(head) ?? only ?? ((!services.test(self) && self) || undefined)
}

/** Another feed with the same id, or else the same title. */
function sameFeed({ head }: ToldFeed, among: readonly ToldFeed[]): ToldFeed | undefined {
  return (
    among.find(one => head.id !== undefined && one.head.id === head.id) ??
    among.find(one => head.title !== undefined && one.head.title === head.title)
  )
}

/** What tells a feed from others, of which the files are pages of one; the file where the feed does not say it. */
export function identityOf({ file, head }: Pick<ToldFeed, 'file' | 'head'>): string {
  const site = linkedHost(head)
  return head.id ?? (site === undefined ? file : `${site} ${head.title ?? ''}`)
}

/** Names that are the same in no two feeds (RFC 4151, RFC 8141), besides addresses. */
const everywhere = /^(?:https?:\/\/|tag:|urn:|info:|doi:)/i

/** Whether a name of an item means the same item in whatever feed it stands. */
export function isOneEverywhere(name: string): boolean {
  return everywhere.test(name)
}

type Named = Pick<OldItem, 'key' | 'place' | 'title' | 'addresses'>

/**
 * Tells items apart that have one name in several feeds, such as the number 5. In the same order it gives the same
 * items the same keys.
 */
export class FeedNames {
  readonly #known = new Map<string, { key: string; feed: string; title: string; link: string }[]>()

  /** The key of an item of a feed: its name, or where another one has that, its name and where it stands first. */
  keyOf({ key, place, title = '', addresses: [link = ''] }: Named, feed: string): string {
    if (isOneEverywhere(key)) return key
    const known = this.#known.get(key) ?? []
    const own = { feed, title, link, key: known.length === 0 ? key : `${key} (${place})` }
    const same = known.find(
      one =>
        one.feed === feed ||
        (link !== '' && !link.startsWith('/') && one.link === link) ||
        (title !== '' && one.title === title),
    )
    if (same) return same.key
    this.#known.set(key, [...known, own])
    return own.key
  }
}
