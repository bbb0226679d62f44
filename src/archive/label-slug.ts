import { apostrophes, slugOf } from './slug.ts'

/** Signs that belong to the word they follow: `C#`, `F♯`, `C++`, `A+`. */
const signsAfterWord = /(?<=[\p{L}\p{M}\p{N}])[#♯+]+/gu

/** A full stop that belongs to the word it precedes: `.NET`, `.htaccess`. */
const stopBeforeWord = /(?<=^|[^\p{L}\p{M}\p{N}\p{Pe}\p{Pf}.])\.(?=\p{L})/gu

/** Differences that do not make another label: blanks, hyphens, characters that are not seen, apostrophes. */
const blanks = /[\s_\p{Pd}\p{Cf}]+/gu

/**
 * The slug of a label of articles (a tag, a section, a region, a source). As `slugOf`, and signs that make another word
 * count: `C#` is `c-sharp`, `C++` is `c-plus-plus`, `.NET` is `dot-net`. Idempotent.
 */
export function labelSlugOf(label: string): string {
  return slugOf(withSignsInWords(label))
}

/** What spellings of one label have in common: they differ by case, blanks, hyphens and apostrophes only. */
export function spellingKey(label: string): string {
  return withSignsInWords(label)
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(apostrophes, '')
    .replaceAll(/\p{Mn}+/gu, '')
    .replaceAll(blanks, ' ')
    .trim()
}

function withSignsInWords(label: string): string {
  return label
    .normalize('NFKC')
    .replaceAll(stopBeforeWord, ' dot ')
    .replaceAll(signsAfterWord, signs =>
      [...signs].map(sign => (sign === '+' ? ' plus ' : ' sharp ')).join(''),
    )
}
