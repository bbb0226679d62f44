import type { Element } from 'domhandler'
import { whenOf } from '../../archive/when.ts'
import { decodedName } from '../clean-text.ts'
import type { Loss } from '../losses.ts'
import type { OldDate, OldItem, Status } from '../old-item.ts'
import { seenLine } from '../seen-line.ts'
import { textOf, type XmlRecord } from '../xml-records.ts'
import { authorsOf } from './bylines.ts'
import { fieldTexts, withFieldTexts } from './field-texts.ts'
import { lossesOf } from './item-losses.ts'
import { coverOf } from './item-pictures.ts'
import { statusOf } from './item-status.ts'
import { textOfItem } from './item-text.ts'
import type { Library } from './library.ts'
import { withoutMembersParts } from './members-parts.ts'
import { metaOf, metasOf } from './post-meta.ts'
import { isRecord, isTechnical } from './public-types.ts'
import { type Shortcode, withoutShortcodes } from './shortcodes.ts'
import { languageOf, listsOf, otherTermsOf, termsOf, translationsOf } from './terms.ts'

/** An item of a WordPress export (WXR). */
export function wordPressItem(
  { element, line, fault }: XmlRecord,
  file: string,
  library: Library,
): OldItem {
  const tell = (name: string) => textOf(element, name)
  const guid = /[?&](p|page_id)=(\d+)/.exec(tell('guid') ?? '')
  const type = tell('wp:post_type') ?? (guid?.[1] === 'page_id' ? 'page' : 'post')
  const number = tell('wp:post_id') ?? guid?.[2] ?? `line ${line}`
  const losses: Loss[] = []
  const status = fault?.startsWith(cut) ? 'draft' : statusOf(element, losses)
  const isOfRecords = isRecord(type, element, library.publicTypes)
  const isPublic = status === 'published' || status === 'scheduled'
  const forAll = (part: string) => (isPublic ? withoutMembersParts(part, losses) : part)
  const text = textOfItem(element, library, forAll, losses)
  const title = seenLine(tell('title') ?? '', losses)
  const description = descriptionOf(element, forAll, losses)
  const fields = isTechnical(type)
    ? []
    : fieldTexts(element, [text.value, title, description ?? '', tell('content:encoded') ?? ''])
  const { value, isFromFields, losses: left } = withFieldTexts(text.value, fields)
  losses.push(...left)
  const terms = termsOf(element)
  const others = otherTermsOf(element)
  return {
    key: `${type} ${number}`,
    place: `${file}:${line}`,
    ...{ type, status: isFromFields && isPublic ? 'draft' : status },
    skipped:
      skippedBy(type, status, element, fields.length > 0, fault) ??
      (isOfRecords ? `${withoutPages}: “${type}”` : undefined),
    becomes: type === 'page' ? 'page' : 'article',
    title: title || undefined,
    date: dateOf(element, 'wp:post_date', 'wp:post_date_gmt') ?? whenOf(tell('pubDate')),
    updated: updatedOf(element),
    slug: decodedName(tell('wp:post_name') ?? lastPartOf(tell('link'))) || undefined,
    addresses: addressesOf(element, library),
    authors: authorsOf(element, library, losses),
    categories: terms('category'),
    tags: [...terms('post_tag'), ...terms('tag'), ...others.map(({ label }) => label)],
    lists: listsOf(element),
    description,
    lang: languageOf(element, library.site.language, library.site.address),
    translations: translationsOf(element),
    cover: coverOf(element, library, losses),
    text: { ...text, value },
    base: tell('link') ?? library.site.address ?? '/',
    losses: [
      ...losses,
      ...others.map(
        ({ taxonomy, label }): Loss => ({
          code: 'category-as-tag',
          detail: `${taxonomy}: ${label}`,
        }),
      ),
      ...lossesOf(element, fault),
    ],
  }
}

/** How the reason begins why records of plugins are passed over: it is known when all items have been read once. */
export const withoutPages = 'its type had no pages on the old site'

/** How the fault begins of an item whose end is not there: nobody knows what it was, and it is published only by hand. */
const cut = 'the file ends'

/** The last part of a permalink; empty for one that only tells a number or a day. */
function lastPartOf(link: string | undefined): string {
  const path = /^(?:https?:\/\/[^/]+)?([^?#]*)/i.exec(link ?? '')?.[1] ?? ''
  const last = path.split('/').findLast(part => part !== '') ?? ''
  return /^\d*$/.test(last) ? '' : last
}

function skippedBy(
  type: string,
  status: Status,
  element: Element,
  hasFields: boolean,
  fault: string | undefined,
): string | undefined {
  if (type === 'attachment') return 'an attachment: it comes along with the articles that show it'
  if (isTechnical(type)) return `“${type}” is not an article but a part of the old site’s frame`
  if (status === 'trash') return 'it was in the trash'
  if (fault?.startsWith(cut)) return undefined
  const text = `${textOf(element, 'title') ?? ''}${textOf(element, 'content:encoded') ?? ''}`
  return text === '' && !hasFields ? 'it has neither headline nor text' : undefined
}

/** A local date and the same in GMT tell the offset between them. */
function dateOf(element: Element, local: string, gmt: string): OldDate | undefined {
  const here = whenOf(textOf(element, local))
  const there = whenOf(textOf(element, gmt))
  if (!here) return there && { text: `${there.text}+00:00` }
  if (!there || here.text.length === 10) return here
  const minutes = Math.round((Date.parse(`${here.text}Z`) - Date.parse(`${there.text}Z`)) / 60_000)
  if (Number.isNaN(minutes) || Math.abs(minutes) > 14 * 60) return here
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return { text: `${here.text}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}` }
}

/** When it was changed, if that was on another day than it was published. */
function updatedOf(element: Element): OldDate | undefined {
  const changed = dateOf(element, 'wp:post_modified', 'wp:post_modified_gmt')
  const published = dateOf(element, 'wp:post_date', 'wp:post_date_gmt')
  return changed && published && changed.text.slice(0, 10) > published.text.slice(0, 10)
    ? changed
    : undefined
}

/** Where readers found it: its permalink, the one by number, and those of names that it had before. */
function addressesOf(element: Element, { site }: Library): string[] {
  const link = textOf(element, 'link')
  const number = textOf(element, 'wp:post_id')
  const type = textOf(element, 'wp:post_type') ?? 'post'
  const root = site.address ?? ''
  const slug = textOf(element, 'wp:post_name')
  const earlier =
    slug && link
      ? metasOf(element, '_wp_old_slug').flatMap(old => renamed(link, slug, old) ?? [])
      : []
  const byNumber =
    number && type === 'post'
      ? [`${root}/?p=${number}`]
      : number && type === 'page'
        ? [`${root}/?page_id=${number}`]
        : []
  return [...new Set([...(link ? [link] : []), ...earlier, ...byNumber])]
}

/** A permalink with an earlier name in its last part; undefined when that part does not tell the name. */
function renamed(link: string, slug: string, earlier: string): string | undefined {
  const [, before, last, after] =
    /^(https?:\/\/[^?#]*\/)([^/?#]+)(\/?(?:[?#].*)?)$/i.exec(link) ?? []
  if (!last?.includes(slug)) return undefined
  return `${before}${last.replace(slug, () => earlier)}${after}`
}

/** Fields of plugins that describe an item to search engines. */
const descriptions = [
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_aioseop_description',
  '_aioseo_description',
  '_seopress_titles_desc',
  '_headspace_description',
]

/** @param forAll leaves out what some readers saw only */
function descriptionOf(
  element: Element,
  forAll: (part: string) => string,
  losses: Loss[],
): string | undefined {
  const excerpt = forAll(textOf(element, 'excerpt:encoded') ?? '')
  const written = descriptions.map(key => metaOf(element, key) ?? '')
  return [withoutBrackets(excerpt), ...written]
    .map(line => seenLine(line, losses))
    .find(line => line !== '' && !isTemplate(line))
}

/** An excerpt without the shortcodes that WordPress takes out of it, and the brackets around the dots that cut it off. */
function withoutBrackets(excerpt: string): string {
  const say = ({ name, attributes, inner }: Shortcode) => {
    if (/^(?:gallery|(?:wp_)?caption)$/.test(name)) return ''
    return inner ?? (Object.keys(attributes).length > 0 ? '' : undefined)
  }
  return withoutShortcodes(excerpt, say).replaceAll(/\[\s*(?:&hellip;|&#8230;|…|\.{3})\s*\]/g, '…')
}

/** Whether names that a plugin would fill in stand in a text: `%%title%%`, `%excerpt%`, `#post_title`. */
function isTemplate(line: string): boolean {
  return /%[a-z][a-z_]+%|(?:^|\s)#(?:post|site|page|author|separator|taxonomy|category|current|custom)_\w+/i.test(
    line,
  )
}
