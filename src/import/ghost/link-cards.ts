import { escaped } from '../html-text.ts'
import type { Loss } from '../losses.ts'
import type { Card } from './card.ts'
import { element, escapedIf, paragraph } from './markup.ts'
import { isRow, type Row, textIn } from './rows.ts'

/** Cards that lead somewhere, or show what is elsewhere. */
export const linkCards: [string, Card][] = [
  ['bookmark', bookmark],
  ['embed', embed],
  ['audio', audio],
  ['video', video],
  ['file', file],
  ['button', payload => button(payload, 'buttonUrl', 'buttonText')],
]

/** A button as a link; nothing without words or without an address. */
export function button(payload: Row, url: string, text: string): string {
  const [href, words] = [textIn(payload, url), textIn(payload, text)]
  return href === undefined || words === undefined ? '' : paragraph(link(href, words))
}

function link(href: string, words: string): string {
  return element('a', { href }, escaped(words))
}

/** Lexical keeps what is told of the page within `metadata`, or beside the address. */
function bookmark(payload: Row): string {
  const url = textIn(payload, 'url')
  if (url === undefined) return ''
  const page = isRow(payload.metadata) ? payload.metadata : payload
  const title = textIn(page, 'title') ?? url
  const description = escapedIf(textIn(page, 'description'))
  const by = [textIn(page, 'author'), textIn(page, 'publisher')].filter(Boolean).join(', ')
  return [
    paragraph(link(url, title), by && escaped(` (${by})`), description && `<br>${description}`),
    paragraph(textIn(payload, 'caption')),
  ].join('')
}

/** The markup that the other site gave, and a link where it holds none. */
function embed(payload: Row): string {
  const url = textIn(payload, 'url')
  const html = textIn(payload, 'html') ?? ''
  const title = isRow(payload.metadata) ? textIn(payload.metadata, 'title') : undefined
  const leads = /<(?:a|iframe|img|video|audio)[\s>]/i.test(html)
  return [
    html,
    !leads && url !== undefined ? paragraph(link(url, title ?? url)) : '',
    paragraph(textIn(payload, 'caption')),
  ].join('')
}

function audio(payload: Row, losses: Loss[]): string {
  return medium(payload, textIn(payload, 'title'), losses)
}

function video(payload: Row, losses: Loss[]): string {
  return [
    medium(payload, textIn(payload, 'fileName'), losses),
    paragraph(textIn(payload, 'caption')),
  ].join('')
}

function medium(payload: Row, title: string | undefined, losses: Loss[]): string {
  const src = textIn(payload, 'src')
  if (src === undefined) return paragraph(escapedIf(title))
  losses.push({ code: 'embed-as-link', detail: src })
  return paragraph(link(src, title ?? src.replace(/^.*\//, '')))
}

function file(payload: Row): string {
  const [src, name] = [textIn(payload, 'src'), textIn(payload, 'fileName')]
  const title = textIn(payload, 'fileTitle') ?? name ?? src
  if (title === undefined) return ''
  const named = name !== undefined && name !== title ? ` (${name})` : ''
  const caption = textIn(payload, 'fileCaption')
  return paragraph(
    src === undefined ? escaped(title) : link(src, title),
    escaped(named),
    caption && `<br>${escaped(caption)}`,
  )
}
