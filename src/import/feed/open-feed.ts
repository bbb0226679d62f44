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
  const heads = new Map<FeedFile, FeedHead>()
  let count = 0
  for (const file of files) {
    const head: FeedHead = { authors: [], now }
    heads.set(file, head)
    for await (const item of readFeed(file, file.form, head)) {
      count++
      if (!('unreadable' in item)) newest.meet(item)
    }
  }
  if (count === 0)
    throw new Unusable(`${path} is a feed without items. There is nothing to import.`)
  const sites = [...heads].map(([file, one]) => ({ file: file.path, site: siteAddress(one) }))
  refuseSeveralSites(path, sites, hostOf)
  const head = [...heads.values()].find(({ title }) => title) ?? { authors: [] }
  const total = files.reduce((sum, { size }) => sum + size, 0)
  let read = 0
  return {
    kind,
    site: siteIn(head),
    async *items() {
      read = 0
      for (const file of files) {
        const ready = { ...(heads.get(file) as FeedHead) }
        const onBytes = (bytes: number) => {
          read += bytes
        }
        for await (const item of readFeed(file, file.form, ready, onBytes))
          yield marked(item, newest)
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
function marked(item: OldItem | Unreadable, newest: Newest): OldItem | Unreadable {
  if ('unreadable' in item) return item
  const place = newest.placeOf(item)
  if (place === item.place) return item
  return { ...item, key: `${item.key} (${item.place})`, skipped: `it stands in ${place}, too` }
}
