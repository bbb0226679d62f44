import { fold } from './fold.ts'

/** A word of a text: as search compares it, and its place in the text. */
export interface Word {
  /** As `fold` makes it; never empty. */
  folded: string
  start: number
  end: number
  /** What is between it and the word before: space, punctuation, or nothing. */
  gap: string
}

/** Scripts that are written without spaces between words; each of their characters counts as a word. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
/** Letters by Unicode that people use as apostrophes. */
const apostrophes = '\\u02B9-\\u02BF\\u02EE'
/** Characters within words that nobody reads: tatweel, soft hyphen, joiner, marks of direction, word joiner. */
const silent = '\\u0640\\u00AD\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF'

const isSpaced = `(?![${unspaced}${apostrophes}])`
const word = new RegExp(
  `[${unspaced}]\\p{M}*|${isSpaced}[\\p{L}\\p{N}](?:${isSpaced}[\\p{L}\\p{M}\\p{N}${silent}])*`,
  'gu',
)
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u')

/** Between two parts of a word: apostrophes, hyphens, the Persian non-joiner, middle dots, Hebrew marks. */
const joint = new RegExp(`^[${silent}]*[-'‘’\`´‐‑.&·‧־׳״"_\\u200C${apostrophes}][${silent}]*$`, 'u')
const digits = /^\p{Nd}+$/u

/**
 * The words of a text, in order: runs of letters and digits. Everything else separates them, so a word with an
 * apostrophe or a hyphen counts as its parts (`joinedParts` finds the whole). Characters of scripts without
 * spaces are words of one character.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let before = 0
  for (const { 0: found, index } of text.matchAll(word)) {
    const folded = fold(found)
    if (folded === '') continue
    const end = index + found.length
    words.push({ folded, start: index, end, gap: text.slice(before, index) })
    before = end
  }
  return words
}

/** Whether a word continues the one before it, as `Brien` does in `O’Brien` and `500` in `1,500`. */
export function continues(before: Word | undefined, { folded, gap }: Word): boolean {
  if (!before || isUnspaced.test(before.folded) || isUnspaced.test(folded)) return false
  if (digits.test(before.folded) && digits.test(folded)) return /^[.,'’٫٬]$/.test(gap)
  return joint.test(gap)
}

/** Parts of one word that are joined at most; longer chains give their pairs alone. */
const longest = 4

/** Words with apostrophes and hyphens as readers write them without: `obrien`, `email`, `stateoftheart`. */
export function joinedParts(words: readonly Word[]): string[] {
  const joined: string[] = []
  for (let first = 0; first < words.length; ) {
    let end = first + 1
    for (let next = words[end]; next && continues(words[end - 1], next); next = words[end]) end += 1
    const parts = words.slice(first, end).map(({ folded }) => folded)
    const most = parts.length > longest ? 2 : parts.length
    for (let length = 2; length <= most; length += 1)
      for (let at = 0; at + length <= parts.length; at += 1)
        joined.push(parts.slice(at, at + length).join(''))
    first = end
  }
  return joined
}
