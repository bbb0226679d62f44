import type { Archive } from '../archive/archive.ts'
import { type Article, type Correction, retractedOn } from '../archive/article.ts'
import { yearOf } from '../archive/calendar.ts'
import type { Edition } from '../archive/edition.ts'
import type { Moment } from '../archive/moment.ts'
import { permanentAddress } from '../archive/permanent-address.ts'
import { type Related, relatedIn } from '../archive/related.ts'
import type { Site } from '../archive/site.ts'
import { cardAddress, hasCard } from './cards.ts'
import { dateText, dateTimeText } from './date-text.ts'
import { lastChange } from './last-change.ts'
import { absolute, href } from './links.ts'
import { onceFor } from './once-for.ts'
import { nameAmong } from './other-editions.ts'
import { type Planned, planned } from './page.ts'
import { type RecordFormat, recordAddress, recordFormatsOf } from './record-addresses.ts'
import {
  type ArticleLink,
  articleLink,
  type Dated,
  facetLink,
  type ImageFacts,
  type Link,
  type Row,
  rowOf,
  type ShownPicture,
  type Spoken,
  shownPicture,
  spoken,
} from './row.ts'
import { otherVersions } from './translations.ts'

/** A translation of an article, or the article that it translates. */
interface TranslationLink extends Link {
  lang: string
  /** The name of the language in that language. */
  language: string
  /** Whether it is what the others translate. */
  isOriginal: boolean
}

/** A kind of correction; `withdrawal` is that of a whole article. */
export type CorrectionType = Correction['type'] | 'withdrawal'

/** An article's page. */
export interface ArticleShown extends Spoken {
  file: string
  /** The digest of its text. */
  body: string
  headline: string
  description?: string | undefined
  /** The description, unless the text begins with it. */
  standfirst?: string | undefined
  date: Dated
  /** When it was last changed, corrections included. */
  updated?: Dated | undefined
  /** Whether it was taken back, its text left to readers; and what takes its place. */
  retracted?: true | undefined
  instead?: ArticleLink | undefined
  section?: Link | undefined
  region?: Link | undefined
  authors: string[]
  /** Who is named as having written it: the authors, or the agency. */
  credit: string[]
  source: Link
  /** Whether it was taken from elsewhere. */
  sourced: boolean
  sourceUrl?: string | undefined
  originalUrl?: string | undefined
  retrieved?: Dated | undefined
  license?: string | undefined
  tags: Link[]
  cover?: ShownPicture | undefined
  /** The first picture of the text, which stands for the article elsewhere when it has no cover. */
  inText?: ShownPicture | undefined
  gallery: ShownPicture[]
  /** The address of its social card, from the site's root. */
  card?: string | undefined
  corrections: { type: CorrectionType; date: Dated; text: string }[]
  translations: TranslationLink[]
  /** Whether it translates another. */
  translates: boolean
  older?: Row | undefined
  newer?: Row | undefined
  related: Row[]
  withheld: boolean
  year: string
  canonical: string
  /** Its address by its id, complete, where the site has such addresses. */
  permanent?: string | undefined
  /** Where it is for programs, in those formats that are switched on. */
  records: { format: RecordFormat; href: string }[]
}

declare module './page.ts' {
  interface Shown {
    article: ArticleShown
  }
}

const mostRelated = 4

/** The page of every article of an edition, with its neighbours in time. */
export function articlePages(edition: Edition, archive: Archive, images: ImageFacts): Planned[] {
  const { articles } = edition
  let related: Related | undefined
  const relatedOf = () => {
    related ??= relatedIn(articles, edition.site.language)
    return related
  }
  const brief = (article: Article | undefined) => article && briefOf(article, edition)
  return articles.map((article, i) =>
    planned(
      'article',
      article.address,
      () => ({
        ...articleShown(article, edition, archive, images, relatedOf()),
        older: brief(articles[i - 1]),
        newer: brief(articles[i + 1]),
      }),
      { year: yearOf(article) },
    ),
  )
}

/** A row without description. */
const briefOf = onceFor((article: Article, { site }: Edition): Row => {
  const { description: _, ...shown } = rowOf(article, site)
  return shown
})

/** An address on another host: what was moved from an older site at the same address is its own original. */
function elsewhere(url: string | undefined, { address }: Site): string | undefined {
  return url === undefined || new URL(url).host === new URL(address).host ? undefined : url
}

function articleShown(
  article: Article,
  edition: Edition,
  archive: Archive,
  images: ImageFacts,
  related: Related,
): ArticleShown {
  const { site } = edition
  const dated = (moment: Moment): Dated => ({
    iso: moment.iso,
    text: dateText(moment.day, site.language),
  })
  const timed = (moment: Moment): Dated => ({
    iso: moment.iso,
    text: dateTimeText(moment.iso, moment.day, site.language),
  })
  const { section, region, retrieved, cover, pictureInText } = article
  const changed = lastChange(article)
  const instead = replacementOf(article, archive)
  const shown = (picture: Article['gallery'][number]) => shownPicture(picture, images, site)
  return {
    file: article.file,
    body: article.body,
    headline: article.headline,
    description: article.description,
    standfirst: article.repeatsText ? undefined : article.description,
    date: timed(article.date),
    updated: changed && dated(changed),
    retracted: retractedOn(article) && true,
    instead: instead && articleLink(instead, site),
    section: section && facetLink(section, site),
    region: region && facetLink(region, site),
    authors: article.authors,
    credit: creditOf(article),
    source: facetLink(article.source, site),
    sourced: article.sourced,
    sourceUrl: article.source.url,
    originalUrl: elsewhere(article.originalUrl, site),
    retrieved: retrieved && dated(retrieved),
    license: article.license,
    tags: article.tags.map(tag => facetLink(tag, site)),
    cover: cover && shown(cover),
    inText:
      cover || pictureInText === undefined ? undefined : shown({ file: pictureInText, alt: '' }),
    gallery: article.gallery.map(shown).filter(picture => picture !== undefined),
    card: hasCard(article, site) ? href(site, cardAddress(article)) : undefined,
    corrections: article.corrections.map(one => ({ ...one, date: dated(one.date) })),
    translations: translationsOf(article, archive),
    translates: article.translationOf !== undefined,
    related: related(article, mostRelated).map(other => briefOf(other, edition)),
    withheld: article.withheld,
    year: yearOf(article),
    canonical: article.address,
    permanent: permanentOf(article, site),
    records: recordsOf(article, site),
    ...spoken(article.lang, site),
  }
}

function permanentOf({ id, namedId }: Article, site: Site): string | undefined {
  const [address] = permanentAddress(namedId ? id : undefined, site)
  return address === undefined ? undefined : absolute(site, address)
}

function recordsOf({ address }: Article, site: Site): ArticleShown['records'] {
  return recordFormatsOf(site).map(format => ({
    format,
    href: href(site, recordAddress(address, format)),
  }))
}

/** The article that takes the place of one that was retracted. */
export function replacementOf({ replacedBy }: Article, { byId }: Archive): Article | undefined {
  return replacedBy === undefined ? undefined : byId.get(replacedBy)
}

/** Who wrote an article: its authors; without byline, the agency that it was taken from; nobody otherwise. */
export function creditOf({ authors, sourced, source }: Article): string[] {
  return authors.length > 0 ? authors : sourced ? [source.label] : []
}

/** The translations of an article, and what it translates itself. */
export function translationsOf(article: Article, archive: Archive): TranslationLink[] {
  const versions = otherVersions(article, archive)
  const languages = [article.lang, ...versions.map(({ article: { lang } }) => lang)]
  return versions.map(({ article: { lang, headline, address }, isOriginal }) => ({
    ...{ lang, language: nameAmong(lang, languages), text: headline, isOriginal },
    href: href(archive.site, address),
  }))
}
