import { languageTag } from '../language-tag.ts'

/**
 * The marks of qTranslate and its successors, which keep a text in all its languages in one field: `[:en]…[:de]…[:]`,
 * `<!--:en-->…<!--:-->`, `{:en}…{:}`.
 */
const marks = /\[:(?:[a-z]{2,3})?\]|<!--:(?:[a-z]{2,3})?-->|\{:(?:[a-z]{2,3})?\}/gi
const beginning = /^\s*(?:\[:[a-z]{2,3}\]|<!--:[a-z]{2,3}-->|\{:[a-z]{2,3}\})/i

/** Marks behind the beginning of a text, which somebody may also write about: these are closed, or no text has them. */
const within = /<!--:[a-z]{2,3}-->|\[:[a-z]{2,3}\][\s\S]*\[:\]|\{:[a-z]{2,3}\}[\s\S]*\{:\}/i

/** Code, in which marks are only shown. */
const code = /<(code|pre)\b[\s\S]*?<\/\1\s*>/gi

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
  if (!/\[:|<!--:|\{:/.test(text)) return []
  if (!beginning.test(text) && !within.test(text.replaceAll(code, ''))) return []
  const found = [...text.matchAll(marks)]
  const saying = found.filter(
    ({ 0: mark, index }, i) => text.slice(index + mark.length, found[i + 1]?.index).trim() !== '',
  )
  const codes = new Set(saying.map(([mark]) => codeOf(mark)).filter(code => code !== ''))
  return [...codes].every(code => isKnown(tagOf(code))) ? [...codes] : []
}

function codeOf(mark: string): string {
  return /[a-z]+/i.exec(mark)?.[0].toLowerCase() ?? ''
}

/** The language that a mark means: by its code, or by that of a country, as many sites wrote it; Brazil has always been `pb`. */
export function tagOf(code: string): string {
  if (code === 'pb') return 'pt-BR'
  const tag = languageTag(code) ?? code
  return isKnown(tag) ? tag : (languageOfCountry(code) ?? tag)
}

/** The language that most people of a country write: Ukrainian of `ua`. */
function languageOfCountry(code: string): string | undefined {
  const isCountry =
    /^[a-z]{2}$/.test(code) &&
    new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code.toUpperCase())
  return isCountry ? new Intl.Locale(`und-${code.toUpperCase()}`).maximize().language : undefined
}

function isKnown(tag: string): boolean {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined
}
