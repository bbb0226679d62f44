import type { Archive } from '../archive/archive.ts'
import { aliases } from './aliases.ts'
import { articlePages } from './article-pages.ts'
import { cards } from './cards.ts'
import { correctionsPages } from './corrections-page.ts'
import { datePages } from './date-pages.ts'
import { facetPages } from './facet-pages.ts'
import { feeds } from './feeds.ts'
import { type Frame, frameOf } from './frame.ts'
import { frontPage } from './front-page.ts'
import { imageFiles } from './image-files.ts'
import type { PageKind, Planned } from './page.ts'
import type { ImageFacts } from './row.ts'
import { filtersFile } from './search-filters.ts'
import { type Segment, segmentsFile, segmentsOf } from './search-segments.ts'
import { singlePages } from './single-pages.ts'
import { sitemaps } from './sitemaps.ts'

/** Everything that is to be published. */
export interface Plan {
  archive: Archive
  images: ImageFacts
  frame: Frame
  /** The parts of the search index. */
  segments: Segment[]
  /** The fingerprint of what makes the search index from articles: code, packages. */
  indexing: string
  /** Every page and file, in a fixed order. */
  pages: Planned[]
  /** The page at an address. Throws when the plan has none. */
  at: (address: string) => Planned
  /** The pages of a kind. */
  of: (kind: PageKind) => Planned[]
}

/** Decides every page of an archive. Pure: the same archive gives the same plan. */
export function planOf(archive: Archive, images: ImageFacts, indexing = ''): Plan {
  const readable = [
    frontPage(archive, images),
    ...articlePages(archive, images),
    ...facetPages(archive),
    ...datePages(archive),
    ...correctionsPages(archive),
    ...singlePages(archive, indexing),
  ]
  const segments = segmentsOf(archive)
  const pages = [
    ...readable,
    ...aliases(archive),
    ...feeds(archive),
    ...sitemaps(archive, readable),
    ...imageFiles(images),
    ...cards(archive),
    segmentsFile(archive, segments, indexing),
    filtersFile(archive),
  ]
  const byAddress = new Map(pages.map(page => [page.address, page]))
  const byKind = Map.groupBy(pages, page => page.kind)
  return {
    ...{ archive, images, pages, segments, indexing },
    frame: frameOf(archive),
    of: kind => byKind.get(kind) ?? [],
    at: address => {
      const page = byAddress.get(address)
      if (!page) throw new Error(`the plan has no page at ${address}`)
      return page
    },
  }
}
