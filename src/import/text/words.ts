/** How often each word stands in a text. */
export type Words = Map<string, number>

/** Runs of letters and digits; of scripts that set no blanks between words, each sign by itself. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+/gu

/** Adds the words of a piece of text. */
export function addWords(text: string, to: Words): void {
  for (const [found] of text.normalize('NFC').matchAll(word))
    to.set(found, (to.get(found) ?? 0) + 1)
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
