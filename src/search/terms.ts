import { wordsOf } from '../archive/fold.ts'

/** What an article has to hold: a word, or one that begins with it; or several words, one after the other. */
export type Term = { prefix: string } | { phrase: readonly string[] }

const quoted = /["“”„«»]([^"“”„«»]*)["“”„«»]/g

/**
 * The terms of what a reader typed, folded: phrases between quotation marks of any kind, and words. Characters of
 * a script without spaces that follow each other are a phrase. A mark without its other is none.
 */
export function termsOf(text: string): Term[] {
  const phrases = [...text.matchAll(quoted)].map(([, phrase = '']) => phrase)
  const rest = text.replaceAll(quoted, ' ')
  return [
    ...phrases.map(phrase => ({ phrase: wordsOf(phrase).map(({ folded }) => folded) })),
    ...[...Map.groupBy(wordsOf(rest), ({ place }) => place).values()].map(words =>
      words.length > 1
        ? { phrase: words.map(({ folded }) => folded) }
        : { prefix: words[0]?.folded ?? '' },
    ),
  ].filter(term => !('phrase' in term) || term.phrase.length > 0)
}

/** The words of terms, in order. */
export function wordsIn(terms: readonly Term[]): string[] {
  return terms.flatMap(term => ('phrase' in term ? term.phrase : [term.prefix]))
}
