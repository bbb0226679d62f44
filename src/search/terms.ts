import { wordsOf } from '../archive/fold.ts'

/** What an article has to hold: a word that begins with a text; or words, one after the other. */
export type Term = { prefix: string } | { phrase: readonly string[] }

const quoted = /["“”„«»]([^"“”„«»]*)["“”„«»]/g

/**
 * The terms of what a reader typed, folded: phrases between quotation marks of any kind, and words, of which the
 * one that ends the text may be unfinished. Characters of a script without spaces that follow each other are a
 * phrase. A mark without its other is none.
 */
export function termsOf(text: string): Term[] {
  const phrases = [...text.matchAll(quoted)].map(([, phrase = '']) => wordsOf(phrase))
  const rest = text.replaceAll(quoted, ' ')
  const loose = Map.groupBy(wordsOf(rest), ({ place }) => place)
  const terms = [...phrases, ...loose.values()]
    .filter(({ length }) => length > 0)
    .map((words): Term => ({ phrase: words.map(({ folded }) => folded) }))
  const [last, ...more] = [...loose.values()].at(-1) ?? []
  const isUnfinished = last && more.length === 0 && last.end === rest.length
  return isUnfinished ? [...terms.slice(0, -1), { prefix: last.folded }] : terms
}

/** The words of terms, in order. */
export function wordsIn(terms: readonly Term[]): string[] {
  return terms.flatMap(term => ('phrase' in term ? term.phrase : [term.prefix]))
}
