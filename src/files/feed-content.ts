import { legal } from '../archive/legal-text.ts'
import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feed-shown.ts'
import { notesNamed } from '../words/notes-named.ts'
import type { Words } from '../words/words.ts'
import { escaped } from './xml.ts'

/** The texts of articles, by their files, with complete addresses. */
export type FeedTexts = Readonly<Record<string, string>>

/** What a feed is called. */
export function feedTitle({ title, ofCorrections }: FeedShown, { corrections }: Words): string {
  return legal(ofCorrections ? `${title}: ${corrections}` : title)
}

/** What an item of a feed is called; of a correction, with what it is, and of what was taken back or away, with that. */
export function itemTitle(item: FeedItem, words: Words): string {
  const { headline, correction, corrections, gone } = item
  const isRetracted = corrections.some(({ type }) => type === 'retraction')
  const mark = correction
    ? words.correctionTypes[correction]
    : gone
      ? words.withdrawn
      : isRetracted
        ? words.retractedMark
        : undefined
  if (headline === '') return words.withdrawnPage
  return legal(mark === undefined ? headline : `${mark}: ${headline}`)
}

/** The whole text of an item, as HTML. */
export function itemHtml(item: FeedItem, texts: FeedTexts, words: Words): string {
  if (item.gone) return legal(goneHtml(item.gone, words))
  if (!item.correction)
    return legal(withCorrections(item, notesNamed(texts[item.file] ?? '', item.lang, words), words))
  const link = `<a href="${escaped(item.url)}">${escaped(item.headline)}</a>`
  return legal(`<p>${escaped(item.description ?? '')}</p><p>${link}</p>`)
}

function goneHtml({ reason, text, instead }: NonNullable<FeedItem['gone']>, words: Words): string {
  const told = [reason === undefined ? words.withdrawnPage : words.withdrawnReasons[reason], text]
  const paragraphs = told.filter(one => one !== undefined).map(one => `<p>${escaped(one)}</p>`)
  const link = instead && `<a href="${escaped(instead.url)}">${escaped(instead.headline)}</a>`
  return paragraphs.join('') + (link ? `<p>${words.instead}: ${link}</p>` : '')
}

function withCorrections({ corrections, source }: FeedItem, text: string, words: Words): string {
  const told = corrections.map(
    ({ type, date, text }) => `<li>${words.correctionTypes[type]}, ${date}: ${escaped(text)}</li>`,
  )
  const list = told.length === 0 ? '' : `<h2>${words.corrections}</h2><ul>${told.join('')}</ul>`
  const from = source === undefined ? '' : `<p>${words.kicker.source}: ${escaped(source)}</p>`
  return text + list + from
}
