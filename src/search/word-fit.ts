import type { Sought } from './terms.ts'

/** Shortens a folded word to its stem. */
export type Stem = (word: string) => string

/** How well another form of a word answers for it; the word itself is 1. */
const otherForm = 0.2

/** How well a word of a text answers for one that is looked for: 1 as it is typed, 0 not at all. Both are folded. */
export function likeness({ word, isOpen }: Sought, form: string, stem: Stem): number {
  if (form === word) return 1
  if (isOpen && form.startsWith(word)) return otherForm
  const stemmed = stem(word)
  return stem(form) === stemmed || form === stemmed || stem(form) === word ? otherForm : 0
}

/** Letters that take each other's place at the ends of stems. */
const vowel = /[aeiouyαειουωаеиоуыэюяйىيواه]$/u

/**
 * Beginnings of which every form of a word has one: the word's own, without the letters in which its forms differ,
 * and its stem's when that begins otherwise.
 */
export function beginningsOf({ word, isOpen }: Sought, stem: Stem): string[] {
  const stemmed = stem(word)
  let shared = 0
  while (shared < stemmed.length && stemmed[shared] === word[shared]) shared += 1
  if (shared < 2) return stemmed === '' ? [word] : [word, stemmed]
  if (isOpen && stemmed === word) return [word]
  const beginning = word.slice(0, shared)
  return [shared > 3 ? beginning.replace(vowel, '') : beginning]
}
