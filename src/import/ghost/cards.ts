import { escaped } from '../html-text.ts'
import type { Loss } from '../losses.ts'
import type { Card } from './card.ts'
import { linkCards } from './link-cards.ts'
import { paragraph } from './markup.ts'
import { pictureCards } from './picture-cards.ts'
import { isRow, type Row, textIn } from './rows.ts'
import { textCards } from './text-cards.ts'

/** Names that editors before Ghost 5 gave to cards. */
const otherNames = new Map([
  ['card-markdown', 'markdown'],
  ['code', 'codeblock'],
  ['hr', 'horizontalrule'],
])

/** Cards that do something for members, or by mail: the archive has neither. */
const left = new Set(['signup', 'email', 'email-cta', 'transistor'])

const cards = new Map<string, Card>([...pictureCards, ...linkCards, ...textCards])

/**
 * A card of either editor of Ghost as plain HTML. Cards that only work on the old site are left out, of those that are
 * not known the words are kept; both are told as losses. A card that only members saw stands between the same
 * comments as in the HTML of Ghost.
 */
export function cardHtml(name: string, payload: Row, losses: Loss[]): string {
  const known = otherNames.get(name) ?? name
  if (left.has(known) || hiddenOnWeb(payload)) {
    losses.push({ code: 'card-left', detail: told(known, payload) })
    return ''
  }
  const html = (cards.get(known) ?? unknown(known))(payload, losses)
  return gate(html, payload)
}

function told(name: string, payload: Row): string {
  const words = wordsIn(payload)
    .join(' ')
    .replaceAll(/<[^<>]*>/g, '')
  return words === '' ? name : `${name}: ${words.slice(0, 200)}`
}

function unknown(name: string): Card {
  return (payload, losses) => {
    losses.push({ code: 'card-unknown', detail: name })
    return wordsIn(payload)
      .map(words => paragraph(/<\w/.test(words) ? words : escaped(words)))
      .join('\n')
  }
}

/** What is text, by its name, of an object of which nothing else is known. */
function wordsIn(payload: Row): string[] {
  return Object.keys(payload)
    .filter(key => /text|title|caption|content|head|description|html|markdown|label/i.test(key))
    .filter(key => !/colou?r|url|src|width|height/i.test(key))
    .map(key => textIn(payload, key))
    .filter(words => words !== undefined)
}

function hiddenOnWeb({ visibility }: Row): boolean {
  return isRow(visibility) && visibility.showOnWeb === false
}

function gate(html: string, { visibility }: Row): string {
  const hidden = isRow(visibility) && isRow(visibility.web) && visibility.web.nonMember === false
  return hidden
    ? `<!--kg-gated-block:begin nonMember:false -->${html}<!--kg-gated-block:end-->`
    : html
}
