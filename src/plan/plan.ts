import type { Archive } from '../archive/archive.ts'
import type { Edition } from '../archive/edition.ts'
import { aliases } from './aliases.ts'
import type { AnswerAt } from './answer.ts'
import { answersOf } from './answers.ts'
import { articlePages } from './article-pages.ts'
import { askedAddress, askedFile } from './asked.ts'
import { cards } from './cards.ts'
import { type Catalogue, catalogueFiles, catalogueOf } from './catalogue.ts'
import { correctionsPages } from './corrections-page.ts'
import { datePages } from './date-pages.ts'
import { facetPages } from './facet-pages.ts'
import { feeds } from './feeds.ts'
import { feedsPages } from './feeds-page.ts'
import { formerPages, ownAnswers } from './former-pages.ts'
import { type Frame, frameOf } from './frame.ts'
import { frontPage } from './front-page.ts'
import { gonePages } from './gone-pages.ts'
import { imageFiles } from './image-files.ts'
import { hasTemplate } from './kinds.ts'
import { notFoundPage } from './not-found-page.ts'
import { type OtherEdition, otherEditions } from './other-editions.ts'
import { type PageKind, type Planned, planned } from './page.ts'
import { recordFiles } from './records.ts'
import type { ImageFacts } from './row.ts'
import { filtersFile } from './search-filters.ts'
import { type Segment, segmentsFile, segmentsOf } from './search-segments.ts'
import { singlePages } from './single-pages.ts'
import { robots, sitemaps } from './sitemaps.ts'

/** An edition with what all its pages share. */
export interface PlannedEdition {
  edition: Edition
  frame: Frame
  /** The parts of its search index. */
  segments: Segment[]
}

/** A page with the edition that it belongs to. */
export interface PlannedIn extends Planned {
  within: PlannedEdition
}

/** Everything that is to be published. */
export interface Plan {
  archive: Archive
  images: ImageFacts
  /** The main one first. */
  editions: readonly PlannedEdition[]
  /** The fingerprint of what makes the search index from articles: code, packages. */
  indexing: string
  /** Every page and file, in a fixed order. */
  pages: PlannedIn[]
  /** The page at an address; undefined when the plan has none. */
  find: (address: string) => PlannedIn | undefined
  /** The page at an address. Throws when the plan has none. */
  at: (address: string) => PlannedIn
  /** The pages of a kind. */
  of: (kind: PageKind) => PlannedIn[]
  /** Where in the other editions the reader of a page is led. */
  elsewhere: (page: PlannedIn) => OtherEdition[]
  /** What a reader gets at an address; undefined for one that the site does not know. */
  answer: AnswerAt
}

/** Has GitHub Pages publish folders that begin with `_` too, when the site is on a branch. */
const allFolders = planned('mark', '/.nojekyll', () => ({}))

/**
 * Decides every page of an archive. Pure: the same archive gives the same plan. `files` are those that the site takes
 * over as they are (`public/`): their icons are named by every page, and their `robots.txt` goes before ours.
 */
export function planOf(
  archive: Archive,
  images: ImageFacts,
  indexing = '',
  files: readonly string[] = [],
): Plan {
  const catalogue = catalogueOf(archive, images)
  const planEdition = (edition: Edition): PlannedIn[] => {
    const within = { edition, frame: frameOf(edition, files), segments: segmentsOf(edition) }
    const pages = pagesOf(within, archive, images, { catalogue, indexing })
    return pages.map(page => {
      const { kind, address, show, year, madeFrom } = page
      return { kind, address, show, year, madeFrom, within }
    })
  }
  const [main, ...others] = archive.editions
  const mainPages = planEdition(main)
  const within = mainPages[0]?.within as PlannedEdition
  const shared = [
    ...[robots(archive), allFolders].filter(({ address }) => !files.includes(address.slice(1))),
    ...[notFoundPage(archive), ...askedFile(archive)],
    ...catalogueFiles(archive, catalogue),
    ...imageFiles(images),
  ]
  const pages = [
    ...mainPages,
    ...shared.map(page => ({ ...page, within })),
    ...others.flatMap(planEdition),
  ]
  const byAddress = new Map(pages.map(page => [page.address, page]))
  const answer = answersOf(archive, ownAnswers(archive, byAddress, files))
  for (const page of formerPages(archive, byAddress, files, answer)) {
    const whole = { ...page, within }
    pages.push(whole)
    byAddress.set(page.address, whole)
  }
  const byKind = Map.groupBy(pages, page => page.kind)
  const elsewhere = otherEditions(archive, address => byAddress.get(address), hasTemplate)
  return {
    ...{ archive, images, pages, indexing, answer },
    editions: [...new Set(pages.map(page => page.within))],
    find: address => byAddress.get(address),
    of: kind => byKind.get(kind) ?? [],
    at: address => {
      const page = byAddress.get(address)
      if (!page) throw new Error(`the plan has no page at ${address}`)
      return page
    },
    elsewhere: page => elsewhere(page, page.within.edition),
  }
}

function pagesOf(
  { edition, segments }: PlannedEdition,
  archive: Archive,
  images: ImageFacts,
  { catalogue, indexing }: { catalogue: () => Catalogue; indexing: string },
): Planned[] {
  const readable = [
    frontPage(edition, images, edition.site.path === '' ? askedAddress(archive) : undefined),
    ...articlePages(edition, archive, images),
    ...facetPages(edition),
    ...datePages(edition),
    ...correctionsPages(edition),
    ...gonePages(edition),
    ...singlePages(edition, indexing),
    ...feedsPages(edition),
  ]
  return [
    ...readable,
    ...aliases(edition),
    ...cards(edition),
    ...feeds({ edition, images }),
    ...sitemaps(edition, readable),
    ...recordFiles(edition, catalogue),
    segmentsFile(edition, segments, indexing),
    filtersFile(edition),
  ]
}
