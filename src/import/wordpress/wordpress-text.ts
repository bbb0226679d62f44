import { escaped } from '../html-text.ts'
import type { OldPicture, OldText } from '../old-item.ts'
import { type Converting, lose } from '../text/converting.ts'
import { withoutBlockMarks } from './block-marks.ts'
import { foreignSaid } from './foreign-shortcodes.ts'
import { noteShortcodes } from './note-shortcodes.ts'
import { withCode } from './old-code.ts'
import { type Shortcode, withoutShortcodes } from './shortcodes.ts'

type WordPressText = Extract<OldText, { format: 'wordpress' }>

/**
 * The HTML of a text as WordPress keeps it: shortcodes spoken out, block marks taken off. `isLoose` tells that blank
 * lines in it are ends of paragraphs, which they are where it has no blocks.
 */
export function htmlOfWordPress(
  old: WordPressText,
  converting: Converting,
): { html: string; isLoose: boolean } {
  const hasBlocks = /<!--\s*wp:/.test(old.value)
  const loose = /<!--\s*wp:(?:freeform|core\/freeform)/.test(old.value)
  const plain = withCode(withoutBlockMarks(withPictureTexts(old), converting), option =>
    lose(converting, 'attribute-removed', option),
  )
  const notes = noteShortcodes()
  const html = withoutShortcodes(
    plain,
    shortcode => notes.mark(shortcode) ?? spoken(shortcode, old, converting),
  )
  return { html: withLoneAddresses(html) + notes.below(), isLoose: !hasBlocks || loose }
}

/** Gives pictures of the library that have no description in the text the one that they have there. */
function withPictureTexts({ value, pictures }: WordPressText): string {
  return value.replaceAll(/<img\b[^>]*\bwp-image-(\d+)[^>]*>/g, (tag, number: string) => {
    const alt = pictures[number]?.alt
    if (!alt || /\balt=(?:"[^"]+"|'[^']+')/.test(tag)) return tag
    return tag.replace(/\s+alt=(?:""|'')/, '').replace(/\s*\/?>$/, ` alt="${escaped(alt)}">`)
  })
}

/** What a shortcode says in HTML; undefined for brackets that are none. */
function spoken(
  shortcode: Shortcode,
  old: WordPressText,
  converting: Converting,
): string | undefined {
  const { name, attributes, values, inner } = shortcode
  const said = speakerOf(name)?.(shortcode, old, converting)
  if (said !== undefined) return said
  if (inner === undefined && Object.keys(attributes).length === 0 && !isForeign(name, values))
    return undefined
  return removed(shortcode, old, converting)
}

/** Names of shortcodes that need no attributes; others in bare brackets WordPress shows as they are. */
const ofPlugins =
  /^ads?[-_]\w+$|^\w+[-_](?:form|slider|gallery|list|button|carousel|map|sitemap|widget|sidebar|cart|divider|spacer)s?$|^(?:divider|separator|spacer|clear|hr|toc)$/

function isForeign(name: string, values: readonly string[]): boolean {
  return Object.hasOwn(speakers, name) || (values.length === 0 && ofPlugins.test(name))
}

function removed(
  shortcode: Shortcode,
  { pictures }: WordPressText,
  converting: Converting,
): string {
  const { html, left } = foreignSaid(shortcode, number =>
    Object.hasOwn(pictures, number) ? pictures[number] : undefined,
  )
  const without = left.length > 0 ? ` without ${left.join(' ')}` : ''
  lose(converting, 'shortcode-removed', `[${shortcode.name}]${without}`)
  const words = left.map(one => one.replace(/^[\w-]+=/, ''))
  converting.gone.push(...words.filter(one => /\p{L}/u.test(one)))
  return html
}

type Speaker = (
  shortcode: Shortcode,
  old: WordPressText,
  converting: Converting,
) => string | undefined

function speakerOf(name: string): Speaker | undefined {
  return Object.hasOwn(speakers, name) ? speakers[name] : undefined
}

/** Shortcodes of WordPress and Jetpack that show what is at an address. */
const players = [
  ...['bandcamp', 'dailymotion', 'facebook', 'flickr', 'googlemap', 'googlemaps', 'googlevideo'],
  ...[
    'instagram',
    'issuu',
    'pinterest',
    'scribd',
    'slideshare',
    'spotify',
    'ted',
    'tiktok',
    'vine',
  ],
]

const speakers: Record<string, Speaker> = {
  caption: ({ attributes, inner }) => captioned(inner, attributes.caption),
  wp_caption: ({ attributes, inner }) => captioned(inner, attributes.caption),
  gallery: (shortcode, old, converting) => gallery(shortcode, old, converting),
  playlist: shortcode => removedQuietly(shortcode),
  embed: ({ inner, attributes }) => linkTo(inner ?? attributes.src),
  audio: shortcode => media('audio', shortcode),
  video: shortcode => media('video', shortcode),
  youtube: ({ attributes, values, inner }) =>
    player('https://www.youtube.com/watch?v=', inner ?? attributes.id ?? attributes.v ?? values[0]),
  vimeo: ({ attributes, values, inner }) =>
    player('https://vimeo.com/', inner ?? attributes.id ?? values[0]),
  soundcloud: ({ attributes, inner }) => linkTo(attributes.url ?? inner),
  ...Object.fromEntries(['tweet', 'twitter-tweet', 'blackbirdpie'].map(name => [name, tweet])),
  ...Object.fromEntries(players.map(name => [name, elsewhere])),
  vc_raw_html: ({ inner }) => rawHtml(inner),
  nextpage: () => '',
  more: () => '',
}

/** A playlist shows files of the library that the text names otherwise. */
function removedQuietly({ inner }: Shortcode): string {
  return inner ?? ''
}

/** A picture with its caption: the text after the picture, or the attribute of old versions. */
function captioned(inner: string | undefined, told: string | undefined): string {
  const [, picture = '', after = ''] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner ?? '') ?? []
  if (picture === '') return inner ?? ''
  const caption = (told ?? after).trim()
  return `\n\n<figure>${picture}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>\n\n`
}

function gallery({ attributes }: Shortcode, old: WordPressText, converting: Converting): string {
  const wanted = attributes.ids ?? attributes.include
  const numbers = wanted?.split(',').map(number => number.trim())
  const own = attributes.id ? (old.galleries?.[attributes.id] ?? []) : old.attached
  const excluded = attributes.exclude?.split(',').map(number => old.pictures[number.trim()]?.src)
  const found = numbers
    ? numbers.map(number => old.pictures[number])
    : own.filter(({ src }) => !excluded?.includes(src))
  const there = found.filter((picture): picture is OldPicture => picture !== undefined)
  const missing = numbers?.filter(number => old.pictures[number] === undefined) ?? []
  for (const number of missing) lose(converting, 'image-missing', `picture ${number} of a gallery`)
  return there.length === 0
    ? ''
    : `\n\n<div class="gallery">${there.map(pictureHtml).join('')}</div>\n\n`
}

function pictureHtml({ src, alt, caption }: OldPicture): string {
  const words = caption ? `<figcaption>${escaped(caption)}</figcaption>` : ''
  return `<figure><img src="${escaped(src)}" alt="${escaped(alt ?? '')}">${words}</figure>`
}

function media(name: string, { attributes, values, inner }: Shortcode): string | undefined {
  const kinds = ['src', 'mp3', 'm4a', 'ogg', 'wav', 'mp4', 'm4v', 'webm', 'ogv', 'flv', 'wmv']
  const src =
    kinds.map(kind => attributes[kind]).find(Boolean) ??
    /https?:\/\/[^\s"'<\]]+/.exec(inner ?? '')?.[0] ??
    values.find(value => /^https?:/.test(value))
  return src ? `\n\n<${name} src="${escaped(src)}"></${name}>\n\n` : undefined
}

function player(page: string, id: string | undefined): string | undefined {
  if (!id) return undefined
  return linkTo(/^https?:/.test(id) ? id : page + id.trim())
}

/** A message of Twitter, by its address or its number. */
function tweet({ attributes, values, inner }: Shortcode): string | undefined {
  const told = (attributes.url ?? attributes.id ?? inner ?? values[0])?.trim() ?? ''
  return linkTo(/^\d+$/.test(told) ? `https://twitter.com/i/status/${told}` : told)
}

function elsewhere({ attributes, values, inner }: Shortcode): string | undefined {
  const told = [attributes.url, attributes.src, attributes.link, inner, ...values]
  return linkTo(told.find(value => value !== undefined && /^\s*https?:/.test(value)))
}

/** HTML that WPBakery keeps with percent signs and as Base64, so that no editor spoils it. */
function rawHtml(inner: string | undefined): string | undefined {
  try {
    return `\n\n${decodeURIComponent(atob((inner ?? '').replaceAll(/<[^>]*>|\s/g, '')))}\n\n`
  } catch {
    return undefined
  }
}

/** What is at an address, as something embedded; undefined for what is no address. */
function linkTo(address: string | undefined): string | undefined {
  const plain = address?.replaceAll(/<[^>]*>/g, '').trim() ?? ''
  return /^(?:https?:)?\//i.test(plain)
    ? `\n\n<iframe src="${escaped(plain)}"></iframe>\n\n`
    : undefined
}

/** Addresses that stand alone on a line: WordPress shows what is behind them. */
function withLoneAddresses(html: string): string {
  return html.replaceAll(
    /(^|\n|<p>|<div class="wp-block-embed__wrapper">)[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*(?=\r?\n|$|<\/p>|<\/div>)/g,
    (_, before: string, address: string) => `${before}<a href="${address}">${address}</a>`,
  )
}
