import { remembered } from './remembered.ts'

/** Shortens a folded word to its stem. */
export type Stem = (word: string) => string

/**
 * A stemmer that always answers with a word, and remembers it. Published stemmers fail at single words: the Bulgarian one
 * throws at some, the Turkish one gives an empty text. Such a word is its own stem.
 */
export function sureStem(stem: Stem): Stem {
  return remembered(word => {
    try {
      return stem(word) || word
    } catch {
      return word
    }
  })
}
