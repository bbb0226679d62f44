import type { Loss } from './losses.ts'

/** What an old archive says of itself, as far as it does. */
export interface OldSite {
  name?: string | undefined
  tagline?: string | undefined
  /** Who publishes it, in a sentence or two. */
  whoWeAre?: string | undefined
  copyrightHolder?: string | undefined
  /** Where it was: scheme and host, and the folder if it stood in one, without a slash at the end. */
  address?: string | undefined
  /** BCP 47. */
  language?: string | undefined
  /** IANA name. */
  timeZone?: string | undefined
  /** The other languages it was written in, each a part of its own. */
  editions?: OldEdition[] | undefined
}

/** A part of an old site in another language. */
export interface OldEdition {
  /** BCP 47. */
  language: string
  /** The folder of its addresses. */
  path?: string | undefined
  name?: string | undefined
  tagline?: string | undefined
}

/** A moment as the article format writes it: `YYYY-MM-DD`, or a date-time with or without offset. */
export interface OldDate {
  text: string
  /** Why it is not certain, in a sentence; of a date that was plainly told, nothing. */
  guess?: string | undefined
  /** Set when it rests on when a file was changed, which any copy of the file changes. */
  byFile?: true
}

/** A picture as an old archive names it: by address or path, still as it stood there. */
export interface OldPicture {
  src: string
  alt?: string | undefined
  caption?: string | undefined
  credit?: string | undefined
}

/** What some renderers of Markdown make of `~words~`; the others show it as it is. */
export type Tilde = 'strike' | 'sub'

/** Words of a template for which readers saw something else, which nobody knows: still in the text, or taken out. */
export interface UnknownWords {
  shown: string[]
  gone: string[]
}

/** An old text and the way it is to be read. */
export type OldText =
  | { format: 'html'; value: string; unknown?: UnknownWords | undefined }
  | {
      format: 'markdown'
      value: string
      /** Whether ends of lines are line breaks. */
      breaks?: boolean
      /** What single tildes around words mean: struck out, subscript, or nothing. */
      tilde?: Tilde | undefined
      unknown?: UnknownWords | undefined
    }
  /** HTML as WordPress keeps it: with shortcodes, blocks, or blank lines for paragraphs. */
  | {
      format: 'wordpress'
      value: string
      /** Pictures that the text names by number: of galleries and `wp-image-…`. */
      pictures: Record<string, OldPicture>
      /** The pictures of a gallery that names none. */
      attached: OldPicture[]
      /** Those of a gallery that names an item, by the number of that. */
      galleries?: Record<string, OldPicture[]>
    }

/** How far an item was published. */
export type Status = 'published' | 'scheduled' | 'draft' | 'private' | 'trash'

/** One thing of an old archive, whatever it came from: what every kind of source yields. */
export interface OldItem {
  /** Its permanent name within the source, the same at every reading: `post 12`, a path, an address. */
  key: string
  /** Where it stands, for people: a file, with the line where that helps. */
  place: string
  /** What it is by the words of its source: `post`, `page`, `attachment`, `note` … */
  type: string
  status: Status
  /** Why it is no article and is left out by rule; undefined for what is to be imported. */
  skipped?: string | undefined
  /** Whether it becomes an article or a standing page. */
  becomes: 'article' | 'page'
  /** Plain text, without markup and references. */
  title?: string | undefined
  date?: OldDate | undefined
  /** A day before which it was held back, and which is over. */
  release?: OldDate | undefined
  /** Why it is a draft, when that is only because a day is over: an earlier import may have published it. */
  expired?: string | undefined
  updated?: OldDate | undefined
  /** The page on another site that it was taken from. */
  originalUrl?: string | undefined
  retrieved?: OldDate | undefined
  /** Decoded; the last part of its address. */
  slug?: string | undefined
  /** Where readers found it, the canonical address first: complete, or paths from the root of the old site. */
  addresses: string[]
  /** The texts with which its first address shares the rule by which it was worked out; undefined where it is told. */
  computedBy?: string | undefined
  /** Pages of the old site that its text links to, as its author wrote them. */
  mentions?: string[] | undefined
  /** What other texts of the source link to it by, besides its addresses; nobody else ever did. */
  names?: string[] | undefined
  authors: string[]
  /** Categories, the most important first: the first becomes the section, the rest tags. */
  categories: string[]
  tags: string[]
  /** Categories and tags by the last part of the addresses of their old lists, where that is told. */
  lists?: Record<string, string> | undefined
  section?: string | undefined
  region?: string | undefined
  description?: string | undefined
  lang?: string | undefined
  /** What it has in common with its translations, and with nothing else. */
  translations?: string | undefined
  source?: { name: string; url?: string | undefined } | undefined
  license?: string | undefined
  cover?: OldPicture | undefined
  gallery?: OldPicture[] | undefined
  text: OldText
  /** The folder or address against which relative addresses in the text are meant. */
  base: string
  /** What was already lost, guessed or left when it was read. */
  losses: Loss[]
}

/** An old archive that was recognized and can be read, more than once, in the same order. */
export interface Source {
  kind: SourceKind
  site: OldSite
  /** What is to be known of the source as a whole, each in a sentence: how it was read, what was left out by its settings. */
  readonly notes?: readonly string[]
  /** Other hosts that the old site had, as it tells itself. */
  readonly hosts?: readonly string[]
  /** Addresses that the old site is known to have had: of its sitemaps, feeds and redirects. */
  named?(): Iterable<string>
  /** Items in the order of the source. Faults of single ones are told in them; this throws only when nothing can be read. */
  items(): AsyncIterable<OldItem | Unreadable>
  /** The same items, maybe without texts and pictures, at the price of one reading; `items` costs more without it. */
  outline?(): AsyncIterable<OldItem | Unreadable>
  /** The names of authors that are shown, by their logins, where items tell the names only. */
  readonly logins?: ReadonlyMap<string, string>
  /** How far the reading is, from 0 to 1. */
  progress(): number
  /** Where a local picture or file is on the disk; undefined when the source has none of that name. */
  fileOf?(src: string, item: Pick<OldItem, 'base' | 'place'>): string | undefined
}

/** An item that could not be read; the rest could. */
export interface Unreadable {
  unreadable: true
  key: string
  place: string
  reason: string
}

/** The kinds of old archives. */
export const sourceKinds = [
  'wordpress',
  'ghost',
  'blogger',
  'markdown',
  'feed',
  'page',
  'warc',
] as const
export type SourceKind = (typeof sourceKinds)[number]

/**
 * Opens an old archive of one kind. Throws `Unusable` when nothing of it can be read.
 *
 * @param now the moment of the import, in milliseconds since 1970: what is to come then is held back
 */
export type OpenSource = (path: string, now?: number) => Promise<Source>

/** Why an old archive cannot be read at all, and what to do about it. */
export class Unusable extends Error {}
