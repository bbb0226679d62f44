import { writtenLanguage } from '../archive/language.ts'
import type { ArticleFields } from './article-file.ts'
import { articleFile } from './article-file.ts'
import { plainLine } from './clean-text.ts'
import { firstWords } from './first-words.ts'
import type { Labelled } from './labelling.ts'
import { languageTag } from './language-tag.ts'
import type { Loss } from './losses.ts'
import type { Fate } from './media.ts'
import type { Named } from './naming.ts'
import type { OldItem, OldPicture, OldSite } from './old-item.ts'
import { pictureMarkdown } from './picture-markdown.ts'
import { isRepeated } from './same-words.ts'
import type { Beginning } from './text/convert.ts'

/** What a file is made of. */
interface Making {
  item: OldItem
  named: Named
  labelled: Labelled
  /** The text, with its links and pictures in place. */
  markdown: string
  /** How the text begins. */
  beginning: Beginning
  /** Pictures of galleries in the text, as they are now. */
  gallery: OldPicture[]
  cover: OldPicture | undefined
  site: OldSite
  /** The language of the new site; undefined where nothing says it. */
  language: string | undefined
  source: string | undefined
}

/** The text of an article's or a page's file; what had to be guessed for it is noted. */
export function fileOf(making: Making, losses: Loss[]): string {
  const { item } = making
  const title = item.title ?? firstWords(making.beginning.opening)
  if (item.title === undefined) {
    losses.push(
      title === undefined
        ? { code: 'title-missing', detail: item.key }
        : { code: 'title-guessed', detail: title },
    )
  }
  const headline = title ?? item.slug ?? item.key
  return item.becomes === 'page'
    ? page(making, headline, losses)
    : article(making, headline, losses)
}

function article(making: Making, title: string, losses: Loss[]): string {
  const { item, named, labelled } = making
  if (item.date === undefined) losses.push({ code: 'date-missing', detail: item.place })
  for (const [key, date] of Object.entries({
    date: item.date,
    updated: item.updated,
    retrieved: item.retrieved,
  })) {
    if (date?.guess)
      losses.push({ code: 'date-guessed', detail: `${key} ${date.text}: ${date.guess}` })
  }
  const described = (picture: OldPicture) => withAlt(picture, title, losses)
  const fields: ArticleFields = {
    title,
    ...{ date: item.date?.text, updated: item.updated?.text, source: sourceOf(making) },
    ...{ section: labelled.section, region: labelled.region },
    ...{ tags: labelled.tags, authors: labelled.authors },
    ...{
      description: descriptionOf(making, title, losses),
      lang: langOf(making),
      id: named.id,
      translationOf: named.translationOf,
      license: item.license,
    },
    cover: making.cover && described(making.cover),
    gallery: making.gallery.map(described),
    ...{
      aliases: named.aliases,
      originalUrl: item.originalUrl ?? originalOf(item, making.site),
      retrieved: item.retrieved?.text,
    },
    ...hidden(item),
  }
  return articleFile(fields, making.markdown)
}

/** A standing page has neither cover, gallery, byline nor labels: its pictures stand in its text. */
function page(making: Making, title: string, losses: Loss[]): string {
  const { named, cover, gallery } = making
  const picture = (one: OldPicture) => pictureMarkdown({ ...one, src: encodeURI(one.src) })
  for (const { src, alt } of [...(cover ? [cover] : []), ...gallery])
    if (!alt) losses.push({ code: 'alt-missing', detail: src })
  const body = [...(cover ? [picture(cover)] : []), making.markdown, ...gallery.map(picture)]
  const description = descriptionOf(making, title, losses)
  losses.push(...leftOf(making))
  const { aliases } = named
  const fields = { title, description, lang: langOf(making), aliases, ...hidden(making.item) }
  return articleFile(fields, body.filter(part => part !== '').join('\n\n'))
}

/** What the old page had and a standing page does not show. */
function leftOf({ labelled: { authors, tags, section, region } }: Making): Loss[] {
  const left = { authors, tags, section: [section ?? ''], region: [region ?? ''] }
  return Object.entries(left).flatMap(([name, values]): Loss[] => {
    const shown = values.filter(Boolean).join(', ')
    return shown === '' ? [] : [{ code: 'field-left', detail: `${name}: ${shown}` }]
  })
}

/** The standfirst, unless it only repeats the headline or the beginning of the text. */
function descriptionOf(
  { item, beginning }: Making,
  title: string,
  losses: Loss[],
): string | undefined {
  const description = plainLine(item.description ?? '')
  if (description === '') return undefined
  const { text, opening } = beginning
  if (!isRepeated(description, { title, beginning: text, opening })) return description
  losses.push({ code: 'standfirst-once', detail: description })
  return undefined
}

/** What keeps a file from readers: a draft stays one, what was to come is under embargo until then. */
function hidden({ status, date }: OldItem): Pick<ArticleFields, 'draft' | 'embargo'> {
  if (status === 'published') return {}
  return status === 'scheduled' && date ? { embargo: date.text } : { draft: true }
}

function sourceOf({ item, source }: Making): ArticleFields['source'] {
  if (source !== undefined) return source
  if (item.source === undefined) return undefined
  const { name, url } = item.source
  return url && /^https?:\/\//.test(url) ? { name, url } : name
}

/**
 * The language of an item, when it is not that of the new site, or is written in another script. What the item itself
 * named stays where the new site names none.
 */
function langOf({ item, site, language }: Making): string | undefined {
  const lang = languageTag(item.lang ?? site.language)
  if (language === undefined && item.lang !== undefined) return lang
  return lang && writtenLanguage(lang) !== writtenLanguage(language ?? 'en') ? lang : undefined
}

function originalOf({ addresses }: OldItem, { address }: OldSite): string | undefined {
  const [first] = addresses
  const whole =
    first?.startsWith('/') && address
      ? address.replace(/^(https?:\/\/[^/]+).*$/, '$1') + first
      : first
  return whole && /^https?:\/\/[^/]/.test(whole) && URL.canParse(whole) ? whole : undefined
}

/** A picture with a description, which the article format asks for: its caption or the headline for want of better. */
function withAlt(
  { src, alt, caption, credit }: OldPicture,
  title: string,
  losses: Loss[],
): OldPicture {
  const told = alt && plainLine(alt)
  const guessed = told || (caption && plainLine(caption)) || title
  if (!told) losses.push({ code: 'alt-guessed', detail: `${src}: ${guessed}` })
  return {
    src,
    alt: guessed,
    ...(caption ? { caption: plainLine(caption) } : {}),
    ...(credit ? { credit: plainLine(credit) } : {}),
  }
}

/** A picture as it is now; undefined when it is nowhere. What was left or lost is noted. */
export function settledPicture(
  picture: OldPicture,
  fate: Fate,
  losses: Loss[],
): OldPicture | undefined {
  if (fate.kind === 'placed') return { ...picture, src: fate.src }
  losses.push({ code: 'image-missing', detail: `${picture.src}: ${fate.reason}` })
  return undefined
}
