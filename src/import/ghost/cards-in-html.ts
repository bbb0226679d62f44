import { render } from 'dom-serializer'
import type { Element } from 'domhandler'
import { findAll, findOne, getAttributeValue, textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import type { Loss } from '../losses.ts'
import { cardHtml } from './cards.ts'
import type { Row } from './rows.ts'

/**
 * The HTML of a post with its cards as plain HTML: without the buttons, drawings and clocks of players, the words of
 * forms and the icons of other sites. What is no such card stays as it stands, letter by letter.
 */
export function withPlainCards(html: string, losses: Loss[]): string {
  if (!html.includes('kg-')) return html
  const document = parseDocument(html, { withStartIndices: true, withEndIndices: true })
  let written = ''
  let rest = 0
  for (const card of findAll(one => nameOf(one) !== undefined, document.children)) {
    const [start, end] = [card.startIndex ?? 0, card.endIndex ?? 0]
    if (start < rest) continue
    written += html.slice(rest, start) + plain(card, losses)
    rest = end + 1
  }
  return written + html.slice(rest)
}

function plain(card: Element, losses: Loss[]): string {
  const name = nameOf(card) ?? ''
  return cardHtml(name, readers[name]?.(card) ?? {}, losses)
}

const readers: Record<string, (card: Element) => Row> = {
  audio: card => ({ src: attribute(card, 'audio', 'src'), title: words(card, 'kg-audio-title') }),
  bookmark: card => ({
    url: attribute(card, 'a', 'href'),
    title: words(card, 'kg-bookmark-title'),
    description: words(card, 'kg-bookmark-description'),
    author: words(card, 'kg-bookmark-author'),
    publisher: words(card, 'kg-bookmark-publisher'),
    caption: markup(card, 'figcaption'),
  }),
  callout: card => ({
    calloutEmoji: words(card, 'kg-callout-emoji'),
    calloutText: markup(card, 'kg-callout-text'),
  }),
  file: card => ({
    src: attribute(card, 'a', 'href'),
    fileTitle: words(card, 'kg-file-card-title'),
    fileCaption: words(card, 'kg-file-card-caption'),
    fileName: words(card, 'kg-file-card-filename'),
  }),
  gallery: card => ({
    images: findAll(one => one.name === 'img', card.children).map(({ attribs }) => attribs),
    caption: markup(card, 'figcaption'),
  }),
  product: card => ({
    productImageSrc: attribute(card, 'img', 'src'),
    productTitle: markup(card, 'kg-product-card-title'),
    productDescription: markup(card, 'kg-product-card-description'),
    productRatingEnabled: count(card, 'kg-product-card-rating-active') > 0,
    productStarRating: count(card, 'kg-product-card-rating-active'),
    productButtonEnabled: true,
    productButton: words(card, 'kg-product-card-button'),
    productUrl: attribute(card, 'kg-product-card-button', 'href'),
  }),
  signup: card => ({ text: words(card, 'kg-signup-card-text') || words(card, 'kg-signup-card') }),
  toggle: card => ({
    heading: markup(card, 'kg-toggle-heading-text'),
    content: markup(card, 'kg-toggle-content'),
  }),
  video: card => ({ src: attribute(card, 'video', 'src'), caption: markup(card, 'figcaption') }),
}

function nameOf(element: Element): string | undefined {
  const [, name] = /(?:^|\s)kg-(\w+)-card(?:\s|$)/.exec(element.attribs.class ?? '') ?? []
  return name !== undefined && Object.hasOwn(readers, name) ? name : undefined
}

function part(card: Element, name: string): Element | undefined {
  const hasIt = (one: Element) => one.name === name || classesOf(one).includes(name)
  return findOne(hasIt, [card]) ?? undefined
}

function classesOf(element: Element): string[] {
  return (element.attribs.class ?? '').split(/\s+/)
}

function words(card: Element, name: string): string | undefined {
  const found = part(card, name)
  return found && textContent(found).trim().replaceAll(/\s+/g, ' ')
}

function markup(card: Element, name: string): string | undefined {
  const found = part(card, name)
  return found && render(found.children, { encodeEntities: 'utf8' })
}

function attribute(card: Element, name: string, key: string): string | undefined {
  const found = part(card, name)
  return found && getAttributeValue(found, key)
}

function count(card: Element, name: string): number {
  return findAll(one => classesOf(one).includes(name), card.children).length
}
