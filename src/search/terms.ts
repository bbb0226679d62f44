import { continues, type Word, wordsOf } from '../archive/words.ts'

/** A word that is looked for. */
export interface Sought {
  /** Folded. */
  word: string
  /** Whether longer words that begin with it count too. */
  isOpen: boolean
}

/** Words that follow each other. */
export type Phrase = readonly Sought[]

/** What is looked for in an article: one of several phrases. */
export type Term = readonly Phrase[]

/** What an article has to hold, all of it, and what it must not hold. */
export interface Terms {
  wanted: readonly Term[]
  unwanted: readonly Term[]
}

const quote = '["“”„‟«»「」『』]'
const piece = new RegExp(`([-−]?)${quote}([^"“”„‟«»「」『』]*)${quote}|[^\\s"“”„‟«»「」『』]+`, 'g')
/** Marks of Hebrew acronyms that are typed as quotation marks. */
const gershayim = /(?<=\p{Script=Hebrew})["”](?=\p{Script=Hebrew})/gu
const either = /^(?:OR|\|)$/
const minus = /^[-−](?=[\p{L}\p{N}])/u
/** Words of Korean end in particles. */
const hasParticles = /\p{Script=Hangul}$/u

/**
 * The terms of what a reader typed: words, phrases between quotation marks of any kind, `OR` between two of them,
 * and a minus before what must not be there. Words with nothing but punctuation between them (`London–Glasgow`, and
 * characters of a script without spaces) are a phrase. The word that ends the text may be unfinished.
 */
export function termsOf(text: string): Terms {
  const wanted: Term[] = []
  const unwanted: Term[] = []
  let isEither = false
  for (const { 0: found, 1: sign = '', 2: quoted, index } of text
    .replaceAll(gershayim, '״')
    .matchAll(piece)) {
    if (quoted === undefined && either.test(found)) {
      isEither = wanted.length > 0
      continue
    }
    const isUnwanted = quoted === undefined ? minus.test(found) : sign !== ''
    const isLast = quoted === undefined && index + found.length === text.length
    const term = termFrom(wordsOf(quoted ?? found), isLast && !isUnwanted)
    if (term.length === 0) continue
    if (isUnwanted) unwanted.push(term)
    else if (isEither) wanted.push([...(wanted.pop() ?? []), ...term])
    else wanted.push(term)
    isEither = false
  }
  return { wanted, unwanted }
}

/** Words as a phrase, and as the one word that they are when only hyphens or apostrophes are between them. */
function termFrom(words: readonly Word[], isUnfinished: boolean): Term {
  if (words.length === 0) return []
  const sought = words.map(
    ({ folded }, i): Sought => ({
      word: folded,
      isOpen: hasParticles.test(folded) || (isUnfinished && i === words.length - 1),
    }),
  )
  const isOne =
    words.length > 1 && words.every((word, i) => i === 0 || continues(words[i - 1], word))
  const joined = { word: sought.map(({ word }) => word).join(''), isOpen: isUnfinished }
  return isOne ? [sought, [joined]] : [sought]
}
