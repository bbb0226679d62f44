import { escaped } from '../html-text.ts'
import type { OldPicture } from '../old-item.ts'
import { isPicture } from './library.ts'
import type { Shortcode } from './shortcodes.ts'

/** What the attributes of a shortcode say that nobody knows, as HTML with its text. */
interface Said {
  html: string
  /** Attributes that say something, and found no place. */
  left: string[]
}

/** Attributes that readers saw before the text of a shortcode, and after it. */
const above = ['title', 'heading', 'headline', 'subtitle', 'subheading', 'text', 'content']
const below = ['caption', 'author', 'cite']
const pictures = ['image', 'img', 'image_url', 'image_id', 'img_id', 'image_src', 'src']
const addresses = ['url', 'link', 'href', 'src', 'button_link', 'button_url']
const descriptions = ['alt', 'image_alt']

/** Shortcodes whose title names them to their keeper: a form is gone with all that it asked. */
const unsaid = /form|slider|menu|sidebar|widget/

/**
 * What readers saw of a shortcode of a theme or a plugin: its text, the words of its attributes before or after it, its
 * picture, and its link.
 *
 * @param pictureOf the pictures of the library, by number
 */
export function foreignSaid(
  { name, attributes, inner, isInLine }: Shortcode,
  pictureOf: (number: string) => OldPicture | undefined,
): Said {
  const used = new Set(descriptions)
  const take = (names: readonly string[], isMeant: (value: string) => boolean) =>
    names.flatMap(key => {
      const value = attributes[key]
      if (value === undefined || used.has(key) || !isMeant(value)) return []
      used.add(key)
      return [value]
    })
  const alt = descriptions.map(key => attributes[key]).find(Boolean) ?? ''
  const shown = take(pictures, value => isPicture(value) || pictureOf(value) !== undefined)
  const leads = take(addresses, value => addressOf(value) !== undefined).flatMap(
    value => addressOf(value) ?? [],
  )
  const isSaid = (value: string) => !unsaid.test(name) && isText(value)
  const [before, after] = [take(above, isSaid), take(below, isSaid)]
  const left = Object.entries(attributes)
    .filter(
      ([key, value]) =>
        !used.has(key) && (isSentence(value) || isAddress(value) || isNumbered(key, value)),
    )
    .map(([key, value]) => `${key}="${value}"`)
  const images = shown.map(value => imageOf(pictureOf(value) ?? { src: value, alt }))
  const label = inner?.trim() ? undefined : before.shift()
  const text = inner?.trim() ? inner : (label ?? '')
  const said = withLink(text, leads[0], images)
  if (isInLine && images.length === 0 && !/\n|<(?:p|div|h\d|ul|ol)\b/i.test(said)) {
    const beside = [...before, ...after].map(words => ` (${words})`).join('')
    return { html: said + beside, left }
  }
  const isApart = label !== undefined || before.length + after.length + images.length > 0
  const parts = [
    ...before.map(inParagraph),
    label ? inParagraph(said) : said,
    ...after.map(inParagraph),
  ]
  return { html: isApart ? `\n\n${parts.join('\n\n')}\n\n` : said, left }
}

/** A text, or the pictures instead of or before it, with the link of the shortcode. */
function withLink(text: string, address: string | undefined, images: readonly string[]): string {
  const all = `${images.join('')}${text}`
  if (address === undefined) return all
  const link = (words: string) => `<a href="${escaped(address)}">${words}</a>`
  if (all === '') return `\n\n<iframe src="${escaped(address)}"></iframe>\n\n`
  if (text === '' || !/\n\s*\n|<(?:a|p|div|h\d|ul|ol|figure|iframe)\b/i.test(text)) return link(all)
  return `${all}\n\n<p>${link(escaped(address))}</p>\n\n`
}

function imageOf({ src, alt }: OldPicture): string {
  return `<img src="${escaped(src)}" alt="${escaped(alt ?? '')}">`
}

function inParagraph(words: string): string {
  return `<p>${words}</p>`
}

/** Whether a value is meant for readers: words, and no switch, number or address. */
function isText(value: string): boolean {
  return (
    /\p{L}/u.test(value) &&
    !/^(?:true|false|yes|no|on|off|none|default|left|right|center)$/i.test(value) &&
    !isAddress(value)
  )
}

/** Whether a value of an attribute that nobody knows reads as words of a sentence, and not as settings. */
function isSentence(value: string): boolean {
  return /^[^{}|:;=#_]*$/.test(value) && /\p{L}\S*\s+(?:\S+\s+)*?\S*\p{L}/u.test(value)
}

/** Whether a value is the number of a picture, which is not in the library then. */
function isNumbered(key: string, value: string): boolean {
  return pictures.includes(key) && /^\d+$/.test(value)
}

function isAddress(value: string): boolean {
  return /^(?:https?:)?\/\/\S+$/i.test(value)
}

/** The address that a value tells: by itself, or among other settings as WPBakery has it (`url:https%3A%2F%2F…|target:…`). */
function addressOf(value: string): string | undefined {
  const [, written] = /^url:([^|]+)/.exec(value) ?? []
  try {
    const address = written === undefined ? value : decodeURIComponent(written)
    return isAddress(address) || /^\/[^\s/]/.test(address) ? address : undefined
  } catch {
    return undefined
  }
}
