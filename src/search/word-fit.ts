import type { Stem } from '../archive/stem.ts'
import type { Sought } from './terms.ts'

/** How well another form of a word answers for it; the word itself is 1. */
const otherForm = 0.2

/**
 * Says of words of a text how well they answer for one that is looked for: 1 as it is typed, 0 not at all. All are
 * folded.
 */
export function likenessTo(sought: Sought, stem: Stem): (form: string) => number {
  const { word } = sought
  const stemmed = stem(word)
  const isOpen = isCompleted(sought)
  return form => {
    if (form === word) return 1
    if ((isOpen && form.startsWith(word)) || form === stemmed) return otherForm
    const own = stem(form)
    return own === stemmed || own === word ? otherForm : 0
  }
}

/** Whether longer words count: not those that begin with one letter of an alphabet, as a tenth of all words do. */
function isCompleted({ word, isOpen }: Sought): boolean {
  return (
    isOpen &&
    !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{N}]$/u.test(
      word,
    )
  )
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
