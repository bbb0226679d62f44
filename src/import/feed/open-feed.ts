import { type FileAt, filesAt } from '../files-at.ts'
import { languageTag } from '../language-tag.ts'
import {
  type OldItem,
  type OpenSource,
  type Source,
  type Unreadable,
  Unusable,
} from '../old-item.ts'
import { refuseSeveralSites } from '../one-site.ts'
import { hostOf } from '../text/links.ts'
import type { FeedHead } from './entry.ts'
import { siteAddress } from './entry-addresses.ts'
import {
  FeedNames,
  identityOf,
  isOneEverywhere,
  sitesOfFeeds,
  type ToldFeed,
} from './feed-sites.ts'
import { Newest } from './newest.ts'
import { type FeedForm, feedForm, isBlogger, readFeed } from './read-feed.ts'

interface FeedFile extends FileAt {
  form: FeedForm
}

/**
 * Opens a feed (RSS, RDF, Atom, JSON Feed), or a folder of the pages of one. What stands in several of them, or twice
 * in one, comes once, in its newest version; the others are left out by rule. The feeds are read twice: to learn what
 * they say of themselves and which version of each item is the newest, and to give the items.
 */
export const openFeed: OpenSource = (path, now) => openFeeds(path, 'feed', now)

/** Opens feeds as a source of a kind; as one of Blogger, those that Blogger wrote. */
export async function openFeeds(
  path: string,
  kind: 'feed' | 'blogger',
  now: number = Date.now(),
): Promise<Source> {
  const files = await feedsAt(path, kind)
  const newest = new Newest()
  const names = new FeedNames()
  const heads = new Map<FeedFile, FeedHead>()
  const told: ToldFeed[] = []
  let count = 0
  for (const file of files) {
    const feed = {
      file: file.path,
      head: { authors: [], now } as FeedHead,
      hosts: new Set<string>(),
    }
    heads.set(file, feed.head)
    told.push(feed)
    const items: Pick<OldItem, 'key' | 'place' | 'title' | 'addresses' | 'date' | 'updated'>[] = []
    for await (const item of readFeed(file, file.form, feed.head)) {
      count++
      if ('unreadable' in item) continue
      const { key, place, title, addresses, date, updated } = item
      if (isOneEverywhere(key)) newest.meet(item)
      else items.push({ key, place, title, addresses, date, updated })
      for (const address of addresses) if (hostOf(address)) feed.hosts.add(hostOf(address))
    }
    // What the feed says of itself may stand behind its items.
    for (const item of items) newest.meet({ ...item, key: names.keyOf(item, identityOf(feed)) })
  }
  if (count === 0)
    throw new Unusable(`${path} is a feed without items. There is nothing to import.`)
  const sites = sitesOfFeeds(told)
  refuseSeveralSites(
    path,
    told.map(({ file }, i) => ({ file, site: sites[i] })),
  )
  const head = [...heads.values()].find(({ title }) => title) ?? { authors: [] }
  const total = files.reduce((sum, { size }) => sum + size, 0)
  let read = 0
  return {
    kind,
    site: siteIn(head),
    async *items() {
      read = 0
      const names = new FeedNames()
      for (const file of files) {
        const ready = { ...(heads.get(file) as FeedHead) }
        const feed = identityOf({ file: file.path, head: ready })
        const onBytes = (bytes: number) => {
          read += bytes
        }
        for await (const item of readFeed(file, file.form, ready, onBytes))
          yield marked(item, newest, names, feed)
      }
    },
    progress: () => (total === 0 ? 1 : Math.min(1, read / total)),
  }
}

async function feedsAt(path: string, kind: 'feed' | 'blogger'): Promise<FeedFile[]> {
  const found: FeedFile[] = []
  for (const file of filesAt(path, /\.(?:xml|rss|rdf|atom|json|feed)$/i)) {
    const form = await feedForm(file)
    if (form && (kind === 'feed' || (await isBlogger(file)))) found.push({ ...file, form })
  }
  if (found.length > 0) return found
  throw new Unusable(
    `${path} holds no feed. It must begin as RSS, RDF, Atom or JSON Feed do; save the feed itself, not the page that shows it.`,
  )
}

function siteIn(head: FeedHead) {
  return {
    name: head.title,
    tagline: head.tagline,
    address: siteAddress(head)?.replace(/\/$/, ''),
    language: languageTag(head.lang),
  }
}

/** An item that stands elsewhere in a newer version, marked so under a name of its own. */
function marked(
  found: OldItem | Unreadable,
  newest: Newest,
  names: FeedNames,
  feed: string,
): OldItem | Unreadable {
  if ('unreadable' in found) return found
  const item = { ...found, key: names.keyOf(found, feed) }
  const place = newest.placeOf(item)
  if (place === item.place) return item
  return { ...item, key: `${item.key} (${item.place})`, skipped: `it stands in ${place}, too` }
}
