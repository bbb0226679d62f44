import { withoutControls } from '../clean-text.ts'

/** How often each word stands in a text. */
export type Words = Map<string, number>

/** Runs of letters and digits; marks alone, such as those that choose how a sign is drawn, are none. */
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

/** Scripts that set no blanks between words, of which each sign counts by itself; and a sign of them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const parts = new RegExp(
  `${unspaced.source}|(?:(?!${unspaced.source})[\\p{L}\\p{N}])(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}])*`,
  'gu',
)

/** Adds the words of a piece of text, as they are without its invisible signs. */
export function addWords(text: string, to: Words): void {
  const found =
    withoutControls(text)
      .normalize('NFC')
      .match(unspaced.test(text) ? parts : word) ?? []
  for (const one of found) to.set(one, (to.get(one) ?? 0) + 1)
}

/** Takes the words of a piece of text away. */
export function takeWords(text: string, from: Words): void {
  const gone: Words = new Map()
  addWords(text, gone)
  for (const [one, times] of gone) from.set(one, Math.max(0, (from.get(one) ?? 0) - times))
}

/** How many words there are. */
export function countOf(words: Words): number {
  let count = 0
  for (const times of words.values()) count += times
  return count
}

/** How many words of one text another has too, each as often as it stands in both. */
export function keptOf(before: Words, after: Words): number {
  let kept = 0
  for (const [found, times] of before) kept += Math.min(times, after.get(found) ?? 0)
  return kept
}

/** Words of one text that another lacks, in the order in which they stand; no more than `most`. */
export function missingOf(before: Words, after: Words, most: number): string[] {
  const missing: string[] = []
  for (const [found, times] of before) {
    if (missing.length >= most) break
    if (times > (after.get(found) ?? 0)) missing.push(found)
  }
  return missing
}
