import type { Loss } from '../losses.ts'
import { cardHtml } from './cards.ts'
import { element } from './markup.ts'
import { markersHtml } from './mobiledoc-markers.ts'
import { isRow, listOf, numberOf, type Row, wordOf } from './rows.ts'

/** Tags that a section of text may have (Mobiledoc 0.3). */
const tags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'aside'])

/** A document of the editor of Ghost 1 to 4 as HTML; undefined when it is none, or of another version. */
export function htmlOfMobiledoc(document: unknown, losses: Loss[]): string | undefined {
  if (!isRow(document) || !Array.isArray(document.sections)) return undefined
  if (!/^0\.3/.test(wordOf(document.version))) return undefined
  return document.sections
    .map(section => sectionHtml(section, document, losses))
    .filter(Boolean)
    .join('\n')
}

function sectionHtml(section: unknown, document: Row, losses: Loss[]): string {
  const [kind, first, second] = listOf(section)
  if (kind === 1) return textSection(first, second, document, losses)
  if (kind === 2) return cardHtml('image', { src: first }, losses)
  if (kind === 3) return listSection(first, second, document, losses)
  if (kind === 10) return cardSection(first, document, losses)
  losses.push({ code: 'card-unknown', detail: `section ${wordOf(kind)}` })
  return ''
}

function textSection(tag: unknown, markers: unknown, document: Row, losses: Loss[]): string {
  const name = typeof tag === 'string' && tags.has(tag) ? tag : 'p'
  const words = markersHtml(markers, document, losses)
  if (words.trim() === '') return ''
  const quoted = name === 'blockquote' || name === 'aside'
  return quoted ? element('blockquote', {}, element('p', {}, words)) : element(name, {}, words)
}

function listSection(tag: unknown, items: unknown, document: Row, losses: Loss[]): string {
  const written = listOf(items).map(item => element('li', {}, markersHtml(item, document, losses)))
  return element(tag === 'ol' ? 'ol' : 'ul', {}, ...written)
}

function cardSection(index: unknown, document: Row, losses: Loss[]): string {
  const card = listOf(document.cards)[numberOf(index)]
  if (!Array.isArray(card)) {
    losses.push({ code: 'card-unknown', detail: `card ${wordOf(index)}, which is not there` })
    return ''
  }
  const [name, payload] = card as unknown[]
  return cardHtml(wordOf(name), isRow(payload) ? payload : {}, losses)
}
