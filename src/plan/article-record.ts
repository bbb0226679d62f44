import * as z from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type Article, type Picture, retractedOn } from '../archive/article.ts'
import { type Edition, editionOf } from '../archive/edition.ts'
import { translationsOf } from './article-pages.ts'
import { absolute } from './links.ts'
import { publishedSize } from './renditions.ts'
import type { ImageFacts } from './row.ts'

const text = z.string()
const moment = text.meta({
  title: 'date or date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}[+-]\\d{2}:\\d{2})?$',
})
const url = text.meta({ title: 'web address', format: 'uri' })

const picture = z.strictObject({
  url: url.describe('Complete web address'),
  alt: text.describe('What the picture shows, for those who cannot see it'),
  caption: text.optional().describe('Text below the picture'),
  credit: text.optional().describe('Who made it'),
  width: z.int().describe('In pixels'),
  height: z.int().describe('In pixels'),
})

const named = z.strictObject({
  name: text.describe('Its name'),
  url: url.optional().describe('Its web address'),
})

const correction = z.strictObject({
  type: z
    .enum(['correction', 'clarification', 'update', 'retraction'])
    .describe('What it is: something was wrong, unclear or new, or is taken back as a whole'),
  date: moment.describe('When the correction was made'),
  text: text.describe('What was wrong, and what is right'),
})

const translation = z.strictObject({
  lang: text.describe('Its language (BCP 47)'),
  url: url.describe('Complete web address of its page'),
  original: z.boolean().describe('Whether it is what the others translate'),
})

/** What programs are told of an article: the one description, from which type and JSON Schema come. */
export const recordSchema = z.strictObject({
  id: text.describe('Its permanent name in the archive'),
  address: text.describe('Where its page is, from the root of the archive; decoded'),
  url: url.describe('Complete web address of its page'),
  headline: text.describe('The headline'),
  description: text.optional().describe('The standfirst: one or two sentences below the headline'),
  date: moment.describe('When it was published; a bare date where only the day is known'),
  updated: moment.optional().describe('When it was last changed in substance'),
  retracted: moment
    .optional()
    .describe('When it was taken back as a whole: it is kept for the record alone'),
  authors: z.array(text).describe('The byline'),
  source: named.describe('The agency or paper that it was taken from, or the publication itself'),
  section: text.optional().describe('The part of the paper'),
  region: text.optional().describe('The place'),
  tags: z.array(text).describe('Labels in any script, of one word or several'),
  lang: text.describe('Its language (BCP 47)'),
  license: text.optional().describe('The licence it is published under'),
  originalUrl: url.optional().describe('Where it was captured'),
  retrieved: moment.optional().describe('When it was captured'),
  corrections: z.array(correction).describe('What was put right after publication'),
  translationOf: text.optional().describe('The `id` of the article that it translates'),
  translations: z.array(translation).describe('The same article in other languages'),
  aliases: z.array(text).describe('Older addresses, which lead to its page; decoded'),
  cover: picture.optional().describe('The picture above the text'),
  gallery: z.array(picture).describe('Pictures below the text'),
  publication: named.optional().describe('The archive; in the file of one article only'),
  html: text
    .optional()
    .describe(
      'The text as HTML, sanitized, its addresses complete; in the file of one article only',
    ),
  text: text.optional().describe('The text without marks; in the file of one article only'),
})

/** What programs are told of an article. */
export type ArticleRecord = z.infer<typeof recordSchema>

/** All that is public of an article, but for its text. */
export function articleRecord(
  article: Article,
  archive: Archive,
  images: ImageFacts,
): ArticleRecord {
  const { site, byId } = archive
  const { id, address, headline, description, authors, lang, license, originalUrl } = article
  const { section, region, tags, translationOf } = article
  const shown = (one: Picture) => pictureRecord(one, archive, images)
  return {
    ...{ id, address, url: absolute(site, address), headline, description },
    ...{ date: article.date.iso, updated: article.updated?.iso },
    ...{ retracted: retractedOn(article)?.iso, authors },
    source: sourceOf(article, archive),
    ...{ section: section?.label, region: region?.label, tags: tags.map(({ label }) => label) },
    ...{ lang, license, originalUrl, retrieved: article.retrieved?.iso },
    corrections: article.corrections.map(({ type, date, text }) => ({
      type,
      date: date.iso,
      text,
    })),
    translationOf: translationOf && byId.has(translationOf) ? translationOf : undefined,
    translations: translationsOf(article, archive).map(({ lang, href, isOriginal }) => ({
      ...{ lang, url: site.address + href, original: isOriginal },
    })),
    aliases: article.aliases,
    cover: article.cover && shown(article.cover),
    gallery: article.gallery.map(shown).filter(picture => picture !== undefined),
  }
}

/** The publication, as an edition tells of it. */
export function publicationRecord({ site }: Pick<Edition, 'site'>): { name: string; url: string } {
  return { name: site.name, url: absolute(site, `${site.path}/`) }
}

/** The publication, as the edition of an article tells of it. */
export function publicationOf({ lang }: Article, { editions }: Archive) {
  return publicationRecord(editionOf(lang, editions))
}

function sourceOf(article: Article, archive: Archive): ArticleRecord['source'] {
  const { source, sourced } = article
  return sourced ? { name: source.label, url: source.url } : publicationOf(article, archive)
}

function pictureRecord(
  { file, alt, caption, credit }: Picture,
  { site }: Archive,
  images: ImageFacts,
): ArticleRecord['cover'] {
  const found = images.get(file)
  if (!found) return undefined
  return {
    ...{ url: absolute(site, `/${found.file}`), alt, caption },
    ...{ credit: credit ?? found.credit, ...publishedSize(found) },
  }
}
