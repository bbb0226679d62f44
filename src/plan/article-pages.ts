import type { Archive } from '../archive/archive.ts'
import type { Article } from '../archive/article.ts'
import type { Moment } from '../archive/moment.ts'
import { type Related, relatedIn } from '../archive/related.ts'
import type { Site } from '../archive/site.ts'
import { dateText, dateTimeText } from './date-text.ts'
import { absolute, href } from './links.ts'
import { onceFor } from './once-for.ts'
import { type Planned, planned } from './page.ts'
import {
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

/** A translation of an article, or the article that it translates. */
export interface TranslationLink extends Link {
  lang: string
  /** The name of the language in that language. */
  language: string
}

/** An article's page. */
export interface ArticleShown extends Spoken {
  file: string
  /** The digest of its text. */
  body: string
  headline: string
  description?: string | undefined
  date: Dated
  updated?: Dated | undefined
  section?: Link | undefined
  region?: Link | undefined
  authors: string[]
  source: Link
  /** Whether it was taken from elsewhere. */
  sourced: boolean
  sourceUrl?: string | undefined
  originalUrl?: string | undefined
  retrieved?: Dated | undefined
  license?: string | undefined
  tags: Link[]
  cover?: ShownPicture | undefined
  gallery: ShownPicture[]
  corrections: { date: Dated; text: string }[]
  translations: TranslationLink[]
  older?: Row | undefined
  newer?: Row | undefined
  related: Row[]
  withheld: boolean
  year: string
  canonical: string
}

const mostRelated = 4

/** The page of every article, with its neighbours in time. */
export function articlePages(archive: Archive, images: ImageFacts): Planned[] {
  const { articles } = archive
  const related = relatedIn(articles)
  const brief = (article: Article | undefined) => article && briefOf(article, archive)
  return articles.map((article, i) =>
    planned('article', article.address, () => ({
      ...articleShown(article, archive, images, related),
      older: brief(articles[i - 1]),
      newer: brief(articles[i + 1]),
    })),
  )
}

/** A row without description. */
const briefOf = onceFor((article: Article, { site }: Archive): Row => {
  const { description: _, ...shown } = rowOf(article, site)
  return shown
})

function articleShown(
  article: Article,
  archive: Archive,
  images: ImageFacts,
  related: Related,
): ArticleShown {
  const { site } = archive
  const dated = (moment: Moment): Dated => ({
    iso: moment.iso,
    text: dateText(moment.day, site.language),
  })
  const timed = (moment: Moment): Dated => ({
    iso: moment.iso,
    text: dateTimeText(moment.iso, moment.day, site.language),
  })
  const { section, region, updated, retrieved, cover } = article
  const shown = (picture: Article['gallery'][number]) => shownPicture(picture, images, site)
  return {
    file: article.file,
    body: article.body,
    headline: article.headline,
    description: article.description,
    date: timed(article.date),
    updated: updated && dated(updated),
    section: section && facetLink(section, site),
    region: region && facetLink(region, site),
    authors: article.authors,
    source: facetLink(article.source, site),
    sourced: article.sourced,
    sourceUrl: article.source.url,
    originalUrl: article.originalUrl,
    retrieved: retrieved && dated(retrieved),
    license: article.license,
    tags: article.tags.map(tag => facetLink(tag, site)),
    cover: cover && shown(cover),
    gallery: article.gallery.map(shown).filter(picture => picture !== undefined),
    corrections: article.corrections.map(({ date, text }) => ({ date: dated(date), text })),
    translations: translationsOf(article, archive),
    related: related(article, mostRelated).map(other => briefOf(other, archive)),
    withheld: article.withheld,
    year: article.date.day.slice(0, 4),
    canonical: article.address,
    ...spoken(article.lang, site),
  }
}

function translationsOf(article: Article, archive: Archive): TranslationLink[] {
  const original = article.translationOf ?? article.id
  const first = archive.byId.get(original)
  const all = [...(first ? [first] : []), ...(archive.translations.get(original) ?? [])]
  return all
    .filter(other => other !== article)
    .map(other => ({
      lang: other.lang,
      language:
        new Intl.DisplayNames(other.lang, { type: 'language' }).of(other.lang) ?? other.lang,
      text: other.headline,
      href: href(archive.site, other.address),
    }))
}

/** What search engines and social sites read of an article (schema.org NewsArticle), as JSON-LD. */
export function newsArticle(shown: ArticleShown, site: Site): Record<string, unknown> {
  const publisher = { '@type': 'NewsMediaOrganization', name: site.name, url: absolute(site, '/') }
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: shown.headline,
    description: shown.description,
    datePublished: shown.date.iso,
    dateModified: shown.updated?.iso,
    inLanguage: shown.lang ?? site.language,
    articleSection: shown.section?.text,
    contentLocation: shown.region && { '@type': 'Place', name: shown.region.text },
    keywords: shown.tags.length > 0 ? shown.tags.map(({ text }) => text) : undefined,
    author:
      shown.authors.length > 0
        ? shown.authors.map(name => ({ '@type': 'Person', name }))
        : publisher,
    publisher,
    image: shown.cover && site.address + shown.cover.src,
    isBasedOn: shown.originalUrl,
    sourceOrganization: shown.sourced
      ? { '@type': 'Organization', name: shown.source.text }
      : undefined,
    license: shown.license,
    correction:
      shown.corrections.length > 0
        ? shown.corrections.map(({ date, text }) => ({
            '@type': 'CorrectionComment',
            datePublished: date.iso,
            text,
          }))
        : undefined,
    mainEntityOfPage: absolute(site, shown.canonical),
  }
}
