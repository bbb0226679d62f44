import { legal } from '../archive/legal-text.ts'
import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feeds.ts'
import { notesNamed } from '../words/notes-named.ts'
import type { Words } from '../words/words.ts'
import { escaped } from './xml.ts'

/** The texts of articles, by their files, with complete addresses. */
export type FeedTexts = Readonly<Record<string, string>>

/** What a feed is called. */
export function feedTitle({ title, ofCorrections }: FeedShown, { corrections }: Words): string {
  return legal(ofCorrections ? `${title}: ${corrections}` : title)
}

/** What an item of a feed is called; of a correction, with what it is. */
export function itemTitle({ headline, correction }: FeedItem, { correctionTypes }: Words): string {
  return legal(correction ? `${correctionTypes[correction]}: ${headline}` : headline)
}

/** The whole text of an item, as HTML. */
export function itemHtml(item: FeedItem, texts: FeedTexts, words: Words): string {
  if (!item.correction)
    return legal(withCorrections(item, notesNamed(texts[item.file] ?? '', item.lang, words), words))
  const link = `<a href="${escaped(item.url)}">${escaped(item.headline)}</a>`
  return legal(`<p>${escaped(item.description ?? '')}</p><p>${link}</p>`)
}

function withCorrections({ corrections, source }: FeedItem, text: string, words: Words): string {
  const told = corrections.map(
    ({ type, date, text }) => `<li>${words.correctionTypes[type]}, ${date}: ${escaped(text)}</li>`,
  )
  const list = told.length === 0 ? '' : `<h2>${words.corrections}</h2><ul>${told.join('')}</ul>`
  const from = source === undefined ? '' : `<p>${words.kicker.source}: ${escaped(source)}</p>`
  return text + list + from
}
