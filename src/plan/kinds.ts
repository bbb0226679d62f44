import type { ArticleShown } from './article-pages.ts'
import type { FeedShown } from './feed-shown.ts'
import type { ListShown } from './list-pages.ts'
import type { PageKind, Shown } from './page.ts'

/**
 * Who makes the bytes of a page: a template (HTML by Astro), a writer of texts (`src/files/`), the plan itself with the
 * whole archive at hand, or those who draw pictures and social cards.
 */
export type Maker = 'template' | 'text' | 'archive' | 'picture' | 'card'

/** A text of the content that a page holds. Its digest is in what the page shows. */
interface HeldText {
  file: string
  /** The address of the text's own page. */
  address: string
}

/** Gives the same short mark for the same row, which stands on many pages. */
type Mark = (row: object) => string

/** What the program has to know of a kind of pages. */
interface Kind<K extends PageKind> {
  maker: Maker
  /** Whether sitemaps list its pages, beside the articles. */
  isListed: boolean
  /** What the summary of a build counts it among. */
  countedAs: 'list' | 'feed' | 'page'
  /**
   * As what the ledger of addresses keeps its addresses; undefined where nobody has to find them again, or where something
   * else has them: articles and pages are kept with what they are known by, pictures with their sizes.
   */
  kept: 'list' | 'feed' | 'file' | undefined
  /** Whether its links are complete addresses, since programs read it anywhere. */
  readAnywhere: boolean
  texts: (shown: Shown[K], address: string) => HeldText[]
  /** What its pages say themselves, without what surrounds that: an article's neighbours, a list's descriptions, the hub of a feed. */
  says: (shown: Shown[K]) => unknown
  /** What it shows as its fingerprint takes it, with a mark in place of each row that many pages share. */
  marked: (shown: Shown[K], mark: Mark) => unknown
}

const holdsNone = () => []
const asShown = (shown: unknown) => shown
const ownText = ({ file }: { file: string }, address: string) => [{ file, address }]
const newsTexts = ({ items }: FeedShown) =>
  items.filter(({ correction, gone }) => !correction && !gone)
const rowsMarked = ({ rows, ...own }: ListShown, mark: Mark) => ({ ...own, marks: rows.map(mark) })
const itemsMarked = ({ items, ...own }: FeedShown, mark: Mark) => ({
  ...own,
  marks: items.map(mark),
})
const withoutHub = ({ hub: _, ...own }: FeedShown) => own
const neighboursMarked = ({ older, newer, related, ...own }: ArticleShown, mark: Mark) => ({
  ...own,
  marks: [older, newer, ...related].map(row => row && mark(row)),
})

const ownWords = ({
  older: _,
  newer: __,
  related: ___,
  translations: ____,
  ...own
}: ArticleShown) => own
const whatIsListed = ({ title, rows }: ListShown) => [title, rows.map(({ href }) => href)]

const plain = {
  isListed: false,
  countedAs: 'page',
  kept: undefined,
  readAnywhere: false,
  texts: holdsNone,
  says: asShown,
  marked: asShown,
} as const
const page = { ...plain, maker: 'template', isListed: true } as const
const list = {
  ...page,
  countedAs: 'list',
  kept: 'list',
  says: whatIsListed,
  marked: rowsMarked,
} as const
const own = { ...page, kept: 'list' } as const
const text = { ...plain, maker: 'text' } as const
const feed = {
  ...text,
  countedAs: 'feed',
  kept: 'feed',
  readAnywhere: true,
  texts: newsTexts,
  says: withoutHub,
  marked: itemsMarked,
} as const

/** Every kind of pages and files. One that lacks a trait does not compile. */
export const kinds = {
  front: own,
  article: { ...page, isListed: false, texts: ownText, says: ownWords, marked: neighboursMarked },
  facetIndex: { ...own, countedAs: 'list' },
  facet: list,
  all: list,
  year: { ...own, countedAs: 'list' },
  month: list,
  day: list,
  standing: { ...page, texts: ownText },
  standingIndex: own,
  corrections: own,
  feeds: own,
  search: { ...own, isListed: false },
  notFound: { ...page, isListed: false },
  gone: { ...page, isListed: false },
  feed,
  atom: feed,
  jsonFeed: feed,
  feedArchive: { ...feed, countedAs: 'page', kept: 'file', marked: asShown },
  opml: { ...text, kept: 'file' },
  sitemap: text,
  robots: text,
  alias: text,
  asked: text,
  mark: text,
  catalogue: { ...text, kept: 'file' },
  segments: text,
  filters: text,
  record: { ...plain, maker: 'archive', texts: ownText },
  cataloguePart: { ...plain, maker: 'archive', kept: 'file' },
  image: { ...plain, maker: 'picture' },
  card: { ...plain, maker: 'card' },
} as const satisfies { [K in PageKind]: Kind<K> }

/** What is known of a kind. */
export function kindOf<K extends PageKind>(kind: K): Kind<K> {
  return kinds[kind] as unknown as Kind<K>
}

/** The kinds that a maker makes. */
type MadeBy<By extends Maker> = {
  [K in PageKind]: (typeof kinds)[K]['maker'] extends By ? K : never
}[PageKind]

/** Kinds that have a template. */
export type TemplateKind = MadeBy<'template'>

/** Kinds whose text is written from what the page shows alone. */
export type TextKind = MadeBy<'text'>

/** Whether a template makes a page of a kind. */
export function hasTemplate(kind: PageKind): kind is TemplateKind {
  return kinds[kind].maker === 'template'
}

/** Whether a file of a kind is written from what it shows alone. */
export function isText(kind: PageKind): kind is TextKind {
  return kinds[kind].maker === 'text'
}
