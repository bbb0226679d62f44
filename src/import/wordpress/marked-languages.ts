import { cloneNode, type Element, isTag, isText, type ParentNode } from 'domhandler'
import { primaryLanguage } from '../../archive/language.ts'
import { languageTag } from '../language-tag.ts'
import type { OldItem } from '../old-item.ts'
import { textOf, type XmlRecord } from '../xml-records.ts'

/**
 * The marks of qTranslate and its successors, which keep a text in all its languages in one field: `[:en]…[:de]…[:]`,
 * `<!--:en-->…<!--:-->`, `{:en}…{:}`.
 */
const marks = /\[:(?:[a-z]{2,3})?\]|<!--:(?:[a-z]{2,3})?-->|\{:(?:[a-z]{2,3})?\}/g
const beginning = /^\s*(?:\[:[a-z]{2,3}\]|<!--:[a-z]{2,3}-->|\{:[a-z]{2,3}\})/

/** A record as it is in one of its languages; without one when it is not marked. */
export interface InLanguage {
  record: XmlRecord
  /** As the marks write it. */
  lang?: string
  /** Whether it is the one that stands for the record where only one can. */
  isFirst: boolean
}

/** The record in each language that its text, or else its headline, is marked with; that of the site comes first. */
export function inEachLanguage(record: XmlRecord, main: string | undefined): InLanguage[] {
  const { element } = record
  const named = ['content:encoded', 'title']
    .map(name => languagesIn(textOf(element, name) ?? ''))
    .find(languages => languages.length > 0)
  if (named === undefined) return [{ record, isFirst: true }]
  const own = main && primaryLanguage(languageTag(main) ?? 'und')
  const ordered = [...named].sort(
    (a, b) => Number(primaryLanguage(tagOf(b)) === own) - Number(primaryLanguage(tagOf(a)) === own),
  )
  const isMarked = languagesIn(textOf(element, 'content:encoded') ?? '').length > 0
  return (isMarked ? ordered : ordered.slice(0, 1)).map((lang, i) => ({
    record: { ...record, element: elementIn(element, lang, ordered) },
    ...{ lang, isFirst: i === 0 },
  }))
}

/** An item of a record in one of its languages, tied to those in the others. */
export function tied(item: OldItem, { lang, isFirst }: InLanguage, root: string): OldItem {
  if (lang === undefined) return item
  const translations = item.translations ?? item.key
  const one = { ...item, lang: tagOf(lang), translations }
  if (isFirst) return one
  const [link] = item.addresses
  const path = link?.startsWith(`${root}/`) ? link.slice(root.length) : '?'
  const isMoved = !/[?#]/.test(path)
  return {
    ...one,
    key: `${item.key} (${lang})`,
    addresses: isMoved ? [`${root}/${lang}${path}`] : [],
    computedBy: isMoved ? `translations in ${lang}` : undefined,
  }
}

/** What a marked text says in a language; the same text where it is not marked. */
export function textIn(text: string, lang: string): string {
  if (languagesIn(text).length === 0) return text
  let [at, current, said] = [0, '', '']
  const take = (end: number) => {
    if (current === '' || current === lang) said += text.slice(at, end)
  }
  for (const mark of text.matchAll(marks)) {
    take(mark.index)
    current = codeOf(mark[0])
    at = mark.index + mark[0].length
  }
  take(text.length)
  return said.trim()
}

/** The languages that say something in a text that begins with a mark, in their order. */
export function languagesIn(text: string): string[] {
  if (!beginning.test(text)) return []
  const found = [...text.matchAll(marks)]
  const saying = found.filter(
    ({ 0: mark, index }, i) => text.slice(index + mark.length, found[i + 1]?.index).trim() !== '',
  )
  const codes = new Set(saying.map(([mark]) => codeOf(mark)).filter(code => code !== ''))
  return [...codes].every(code => isKnown(tagOf(code))) ? [...codes] : []
}

function codeOf(mark: string): string {
  return /[a-z]+/.exec(mark)?.[0] ?? ''
}

/** The language that a mark means; that of Brazil has always been `pb`. */
export function tagOf(code: string): string {
  return code === 'pb' ? 'pt-BR' : (languageTag(code) ?? code)
}

function isKnown(tag: string): boolean {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined
}

/** What a label or a headline is called where it has no name in the language, as the plugins show it. */
const always = /^(?:title|category)$/

function elementIn(element: Element, lang: string, languages: readonly string[]): Element {
  const copy = cloneNode(element, true)
  rewrite(copy, copy.name, (text, name) => {
    const said = textIn(text, lang)
    if (said !== '' || !always.test(name)) return said
    return languages.map(other => textIn(text, other)).find(Boolean) ?? ''
  })
  return copy
}

function rewrite(node: ParentNode, name: string, say: (text: string, name: string) => string) {
  for (const child of node.children) {
    if (isText(child)) child.data = say(child.data, name)
    else if ('children' in child) rewrite(child, isTag(child) ? child.name : name, say)
  }
}
