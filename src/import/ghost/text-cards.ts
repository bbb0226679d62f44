import { escaped } from '../html-text.ts'
import type { Loss } from '../losses.ts'
import type { Card } from './card.ts'
import { button } from './link-cards.ts'
import { htmlOfMarkdown } from './markdown-html.ts'
import { element, paragraph } from './markup.ts'
import { figure } from './picture-cards.ts'
import { flagIn, numberOf, type Row, textIn } from './rows.ts'

/** Cards that are text. */
export const textCards: [string, Card][] = [
  ['horizontalrule', () => '<hr>'],
  ['paywall', () => '<!--members-only-->'],
  ['html', payload => textIn(payload, 'html') ?? ''],
  ['markdown', (payload, losses) => htmlOfMarkdown(textIn(payload, 'markdown') ?? '', losses)],
  ['codeblock', code],
  ['callout', callout],
  ['toggle', toggle],
  ['header', header],
  ['product', product],
  ['call-to-action', call],
]

function code(payload: Row): string {
  const language = textIn(payload, 'language')?.trim().toLowerCase()
  const name = language && `language-${language}`
  const written = element('code', { class: name }, escaped(textIn(payload, 'code') ?? ''))
  return element('pre', {}, written) + paragraph(bare(textIn(payload, 'caption')))
}

function callout(payload: Row): string {
  const emoji = textIn(payload, 'calloutEmoji')
  const words = bare(textIn(payload, 'calloutText'))
  return element('blockquote', {}, paragraph(emoji && escaped(`${emoji} `), words))
}

function toggle(payload: Row): string {
  const heading = bare(textIn(payload, 'heading'))?.replaceAll(/<\/?span\b[^>]*>/g, '')
  const summary = element('summary', {}, heading)
  return element('details', {}, summary, textIn(payload, 'content'))
}

function header(payload: Row, losses: Loss[]): string {
  const background = textIn(payload, 'backgroundImageSrc')
  if (background)
    losses.push({ code: 'field-left', detail: `a picture behind text: ${background}` })
  const heading = bare(textIn(payload, 'header'))
  return [
    heading && element('h2', {}, heading),
    paragraph(bare(textIn(payload, 'subheader'))),
    flagIn(payload, 'buttonEnabled') ? button(payload, 'buttonUrl', 'buttonText') : '',
  ].join('')
}

function product(payload: Row): string {
  const stars = Math.min(Math.max(numberOf(payload.productStarRating), 0), 5)
  const title = bare(textIn(payload, 'productTitle'))
  return [
    figure({ src: payload.productImageSrc }, undefined),
    title && element('h4', {}, title),
    flagIn(payload, 'productRatingEnabled') ? paragraph(`${stars}/5`) : '',
    textIn(payload, 'productDescription'),
    flagIn(payload, 'productButtonEnabled') ? button(payload, 'productUrl', 'productButton') : '',
  ].join('')
}

function call(payload: Row): string {
  const sponsored = flagIn(payload, 'hasSponsorLabel')
  return [
    sponsored ? paragraph(bare(textIn(payload, 'sponsorLabel'))) : '',
    figure({ src: payload.imageUrl }, undefined),
    textIn(payload, 'textValue'),
    flagIn(payload, 'showButton') ? button(payload, 'buttonUrl', 'buttonText') : '',
  ].join('')
}

/** Without the paragraph that may stand around it. */
function bare(html: string | undefined): string | undefined {
  const [, inside] = /^\s*<p(?:\s[^>]*)?>([\s\S]*)<\/p>\s*$/.exec(html ?? '') ?? []
  return inside !== undefined && !/<p[\s>]/.test(inside) ? inside : html
}
