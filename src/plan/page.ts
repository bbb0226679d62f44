import type { ImageShown } from '../archive/image.ts'
import type { AliasShown } from './aliases.ts'
import type { ArticleShown } from './article-pages.ts'
import type { AskedShown } from './asked.ts'
import type { CardShown } from './cards.ts'
import type { CataloguePartShown, CatalogueShown } from './catalogue.ts'
import type { CorrectionsShown } from './corrections-page.ts'
import type { YearShown } from './date-pages.ts'
import type { FacetIndexShown } from './facet-pages.ts'
import type { FeedShown } from './feeds.ts'
import type { FeedsShown, OpmlShown } from './feeds-page.ts'
import type { FrontShown } from './front-page.ts'
import type { ListShown } from './list-pages.ts'
import type { NotFoundShown } from './not-found-page.ts'
import type { RecordShown } from './records.ts'
import type { FiltersShown } from './search-filters.ts'
import type { SegmentsShown } from './search-segments.ts'
import type { SearchShown, StandingIndexShown, StandingShown } from './single-pages.ts'
import type { RobotsShown, SitemapShown } from './sitemaps.ts'

/** What the pages of each kind show. */
export interface Shown {
  front: FrontShown
  article: ArticleShown
  facetIndex: FacetIndexShown
  facet: ListShown
  all: ListShown
  year: YearShown
  month: ListShown
  day: ListShown
  standing: StandingShown
  standingIndex: StandingIndexShown
  corrections: CorrectionsShown
  search: SearchShown
  notFound: NotFoundShown
  feed: FeedShown
  atom: FeedShown
  jsonFeed: FeedShown
  feedArchive: FeedShown
  feeds: FeedsShown
  opml: OpmlShown
  sitemap: SitemapShown
  robots: RobotsShown
  alias: AliasShown
  asked: AskedShown
  /** An empty file. */
  mark: Record<string, never>
  record: RecordShown
  cataloguePart: CataloguePartShown
  catalogue: CatalogueShown
  image: ImageShown
  card: CardShown
  segments: SegmentsShown
  filters: FiltersShown
}

/** The kinds of pages and files that are published. */
export type PageKind = keyof Shown

/** A page or file that is to exist: its address, and all that it shows, made when asked for. */
export interface Planned<Kind extends PageKind = PageKind> {
  kind: Kind
  /** Decoded, from the site's root. One with a slash at its end is a folder's index page. */
  address: string
  /** All that the page shows but the texts it names by digest. The same for the same archive. */
  show: () => Shown[Kind]
}

/** Makes a planned page; `show` is called when the page is rendered or its fingerprint taken. */
export function planned<Kind extends PageKind>(
  kind: Kind,
  address: string,
  show: () => Shown[Kind],
): Planned<Kind> {
  return { kind, address, show }
}
