import { type Article, type Facet, type Picture, retractedOn } from '../archive/article.ts'
import { direction } from '../archive/direction.ts'
import type { Image } from '../archive/image.ts'
import { wholeSentences } from '../archive/same-words.ts'
import type { Site } from '../archive/site.ts'
import { dateText } from './date-text.ts'
import { facetAddress } from './facet-address.ts'
import { href } from './links.ts'
import { onceFor } from './once-for.ts'
import { type PictureSource, publishedSize, sourcesOf } from './renditions.ts'

/** A link with its text. */
export interface Link {
  href: string
  text: string
}

/** A point of time as a page shows it. */
export interface Dated {
  /** For `<time datetime>`. */
  iso: string
  text: string
}

/** Text in a language that may not be the page's. */
export interface Spoken {
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | undefined
}

/** An article as a list shows it. */
export interface Row extends Spoken {
  headline: string
  href: string
  date: Dated
  section?: string | undefined
  region?: string | undefined
  source?: string | undefined
  description?: string | undefined
  /** Shown while writing only. */
  withheld?: boolean | undefined
  /** Whether it was taken back, its text left to readers. */
  retracted?: true | undefined
}

/** What a list shows of an article. Made once: a row stands in many lists. */
export const rowOf = onceFor(makeRow)

function makeRow(article: Article, site: Site): Row {
  const { headline, address, date, section, region, source, sourced } = article
  return {
    headline,
    href: href(site, address),
    date: { iso: date.iso, text: dateText(date.day, site.language) },
    section: section?.label,
    region: region?.label,
    source: sourced ? source.label : undefined,
    description: descriptionOf(article),
    withheld: article.withheld || undefined,
    retracted: retractedOn(article) && true,
    ...spoken(article.lang, site),
  }
}

/** What a list says of an article; what was cut out of its text ends with a sentence. */
function descriptionOf({ description, repeatsText }: Article): string | undefined {
  return description !== undefined && repeatsText ? wholeSentences(description) : description
}

/** The language and direction to mark a text with; nothing when they are the site's own. */
export function spoken(lang: string, site: Site): Spoken {
  return lang === site.language ? {} : { lang, dir: direction(lang) }
}

/** A link to an article by its headline. */
export interface ArticleLink extends Link, Spoken {}

/** A link to an article, as a page of a site has it. */
export function articleLink({ address, headline, lang }: Article, site: Site): ArticleLink {
  return { href: href(site, address), text: headline, ...spoken(lang, site) }
}

/** A link to a facet's page. Made once: a facet stands on many pages. */
export const facetLink = onceFor(
  (facet: Facet, site: Site): Link => ({
    href: href(site, facetAddress(facet, site)),
    text: facet.label,
  }),
)

/** A picture as a page shows it. */
export interface ShownPicture {
  src: string
  /** Smaller files of the same picture, in better formats first. */
  sources: PictureSource[]
  alt: string
  caption?: string | undefined
  credit?: string | undefined
  /** Pixels of what is at `src`. */
  width: number
  height: number
}

/** The images of the archive, by their keys (`imageKey`). */
export type ImageFacts = ReadonlyMap<string, Image>

/** A picture with its address and size; undefined when it is not there. Its file names whom its author does not. */
export function shownPicture(
  picture: Picture,
  images: ImageFacts,
  site: Site,
): ShownPicture | undefined {
  const image = images.get(picture.file)
  if (!image) return undefined
  const { alt, caption, credit = image.credit } = picture
  const src = href(site, `/${image.file}`)
  return { src, sources: sourcesOf(image, site), alt, caption, credit, ...publishedSize(image) }
}
