import type { Loss } from '../losses.ts'
import type { OldPicture } from '../old-item.ts'

/** What the items of all kinds of feeds can say, before it is weighed. */
export interface Entry {
  id?: string | undefined
  /** Addresses as they stand, the best first. */
  links: string[]
  /** May hold markup and references. */
  title?: string | undefined
  published?: string | undefined
  updated?: string | undefined
  authors: string[]
  categories: string[]
  tags: string[]
  /** The text, as HTML. */
  content?: string | undefined
  /** What stands for the text, as HTML. */
  summary?: string | undefined
  lang?: string | undefined
  /** Against what its addresses are meant, when that is told. */
  base?: string | undefined
  /** Against what those in its text are meant, when that is told apart. */
  textBase?: string | undefined
  license?: string | undefined
  /** Where the feed has it from. */
  source?: { name: string; url?: string | undefined } | undefined
  pictures: (OldPicture & { width?: number | undefined })[]
  /** Files that are no pictures. */
  files: { src: string; name?: string | undefined }[]
  /** Set when it was not to be published yet (RFC 5023, section 13.1.1). */
  isDraft?: boolean
  losses: Loss[]
}

/** What a feed says of itself. */
export interface FeedHead {
  /** The permanent name of the feed (Atom). */
  id?: string | undefined
  title?: string | undefined
  tagline?: string | undefined
  /** Where the site is. */
  address?: string | undefined
  lang?: string | undefined
  base?: string | undefined
  /** Where the feed is. */
  self?: string | undefined
  authors: string[]
  license?: string | undefined
  /** Set when only invited readers could see the site. */
  isClosed?: boolean
  /** The moment of the import, in milliseconds since 1970. */
  now?: number | undefined
}

/** An entry of which nothing is known yet. */
export function emptyEntry(): Entry {
  return { links: [], authors: [], categories: [], tags: [], pictures: [], files: [], losses: [] }
}
