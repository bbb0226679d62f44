import type { Element } from 'domhandler'
import type { FeedHead } from '../feed/entry.ts'
import type { OldItem, Status } from '../old-item.ts'
import { childrenNamed, textOf } from '../xml-records.ts'

/** Why entries of a kind that is neither a post nor a page are passed over. */
const others: Record<string, string> = {
  comment: 'it is a comment',
  settings: 'it is a setting of the blog',
  template: 'it is a template of the blog',
}

const statuses: Record<string, Status> = {
  live: 'published',
  scheduled: 'scheduled',
  soft_trashed: 'trash',
}

/** Where an export says who may read the blog. */
const access = 'BLOG_READ_ACCESS_MODE'

/**
 * What Blogger says of an entry beside what Atom does: its kind, its status and its address. An entry without
 * a kind keeps what it has, besides its status.
 *
 * @param head learns from the settings of a blog that only invited readers could see it
 */
export function bloggerItem(item: OldItem, entry: Element, head: FeedHead): OldItem {
  const kind = kindOf(entry)
  if (kind === undefined) return { ...item, status: statusOf(item, entry, head.now) }
  if (kind === 'settings') noteAccess(entry, head)
  const typed: OldItem = { ...item, type: kind }
  if (kind !== 'post' && kind !== 'page') {
    const reason = Object.hasOwn(others, kind)
      ? others[kind]
      : `“${kind}” is neither a post nor a page`
    return { ...typed, title: undefined, status: 'private', skipped: reason, losses: [] }
  }
  const status = statusOf(item, entry, head.now)
  const isClosed = status === 'published' && head.isClosed
  const file = textOf(entry, 'blogger:filename')
  return {
    ...typed,
    becomes: kind === 'page' ? 'page' : 'article',
    status: isClosed ? 'private' : status,
    skipped: status === 'trash' ? 'it was in the trash' : item.skipped,
    ...(file ? { addresses: [addressOf(file, head)], slug: slugOf(file) } : {}),
    ...{ categories: [], tags: item.categories },
    authors: item.authors.filter(name => name !== 'Unknown'),
    description: textOf(entry, 'blogger:metaDescription') ?? item.description,
    losses: isClosed
      ? [
          ...item.losses,
          { code: 'private-as-draft', detail: 'only invited readers could see the blog' },
        ]
      : item.losses,
  }
}

/** Takeout names the type of an entry; older exports and feeds have a category for it. */
function kindOf(entry: Element): string | undefined {
  const type = textOf(entry, 'blogger:type')
  const category = childrenNamed(entry, 'category').find(({ attribs }) =>
    attribs.scheme?.endsWith('/g/2005#kind'),
  )
  return (type ?? category?.attribs.term?.split('#').at(-1))?.toLowerCase()
}

/** How far a post was published; one of a status that is not known is held back. */
function statusOf(item: OldItem, entry: Element, now = Date.now()): Status {
  if (textOf(entry, 'blogger:trashed')) return 'trash'
  if (item.status !== 'published') return item.status
  const told = textOf(entry, 'blogger:status')?.toLowerCase()
  const status =
    told === undefined || Object.hasOwn(statuses, told) ? statuses[told ?? 'live'] : undefined
  const isLater = item.date !== undefined && Date.parse(item.date.text) > now
  return status === 'published' && isLater ? 'scheduled' : (status ?? 'draft')
}

function noteAccess(entry: Element, head: FeedHead): void {
  if (!textOf(entry, 'id')?.endsWith(access)) return
  head.isClosed = textOf(entry, 'content')?.toUpperCase() !== 'PUBLIC'
}

function addressOf(file: string, { address }: FeedHead): string {
  return address?.startsWith('http') && URL.canParse(file, address)
    ? new URL(file, address).href
    : file
}

function slugOf(file: string): string | undefined {
  return (
    file
      .split('/')
      .at(-1)
      ?.replace(/\.html?$/, '') || undefined
  )
}
