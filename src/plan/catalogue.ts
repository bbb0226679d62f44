import type { Archive } from '../archive/archive.ts'
import type { Article } from '../archive/article.ts'
import { digestOf } from '../archive/digest.ts'
import { articleRecord, publicationRecord } from './article-record.ts'
import { absolute } from './links.ts'
import { type Planned, planned } from './page.ts'
import { catalogueAddress, cataloguePartAddress } from './record-addresses.ts'
import type { ImageFacts } from './row.ts'
import { cutByDate, type Span } from './spans.ts'

/*
 * The catalogue: what is known of every article, without their texts, as JSON Lines in a part for each year, or for each
 * quarter or month of a year with many articles. A year is never divided otherwise because of another, so that an edit, or
 * an old article that is added, makes one part.
 */

/** A part of the catalogue: the articles of a span of time. */
export interface CataloguePartShown {
  /** `2014`, `2014-q2` or `2014-05`. */
  part: string
  /** The SHA-256 of its bytes. */
  sha256: string
}

/** What the catalogue's contents say of a part. */
interface CataloguePart extends CataloguePartShown {
  url: string
  articles: number
  bytes: number
}

/** Articles in a part at most, unless they are of one day: so many lines are rewritten for one that is added. */
const largestPart = 250

/** The catalogue's contents. */
export interface CatalogueShown {
  publication: { name: string; url: string }
  articles: number
  /** Oldest first. */
  parts: CataloguePart[]
}

declare module './page.ts' {
  interface Shown {
    cataloguePart: CataloguePartShown
    catalogue: CatalogueShown
  }
}

/** The catalogue of an archive, of which only digests are kept. */
export interface Catalogue {
  parts: CataloguePart[]
  /** A digest of what the catalogue says of an article. */
  printOf: (article: Article) => string
}

/** Makes the catalogue once, when it is first asked for. */
export function catalogueOf(archive: Archive, images: ImageFacts): () => Catalogue {
  let made: Catalogue | undefined
  return () => {
    made ??= makeCatalogue(archive, images)
    return made
  }
}

function makeCatalogue(archive: Archive, images: ImageFacts): Catalogue {
  const parts = [...partsOf(archive).values()].map(({ name: part, articles }) => {
    const bytes = Buffer.from(articles.map(article => lineOf(article, archive, images)).join(''))
    return {
      ...{ part, url: absolute(archive.site, cataloguePartAddress(part)) },
      ...{ articles: articles.length, bytes: bytes.length, sha256: digestOf(bytes) },
    }
  })
  return {
    parts,
    printOf: article => digestOf(lineOf(article, archive, images)).slice(0, 32),
  }
}

/** What is known of an article, in a line. */
function lineOf(article: Article, archive: Archive, images: ImageFacts): string {
  return `${JSON.stringify(articleRecord(article, archive, images))}\n`
}

const cut = new WeakMap<Archive, Map<string, Span>>()

/** The parts of an archive by name, the oldest first; cut once. */
function partsOf(archive: Archive): Map<string, Span> {
  const known = cut.get(archive)
  if (known) return known
  const spans = cutByDate(archive.articles, 'year', largestPart)
  const parts = new Map(spans.map(span => [span.name, span]))
  cut.set(archive, parts)
  return parts
}

/** The parts of the catalogue and its contents. */
export function catalogueFiles(archive: Archive, catalogue: () => Catalogue): Planned[] {
  const known = (part: string) => catalogue().parts.find(one => one.part === part)
  return [
    ...Array.from(partsOf(archive).keys(), part =>
      planned('cataloguePart', cataloguePartAddress(part), () => ({
        ...{ part, sha256: known(part)?.sha256 ?? '' },
      })),
    ),
    planned('catalogue', catalogueAddress, () => ({
      publication: publicationRecord(archive),
      articles: archive.articles.length,
      parts: catalogue().parts,
    })),
  ]
}

/** A part of the catalogue as JSON Lines (jsonlines.org), the oldest article first. */
export function cataloguePart(part: string, archive: Archive, images: ImageFacts): string {
  const { articles = [] } = partsOf(archive).get(part) ?? {}
  return articles.map(article => lineOf(article, archive, images)).join('')
}
