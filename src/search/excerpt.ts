import { textWithin, type Word, wordsOf } from '../archive/fold.ts'
import type { Term } from './terms.ts'

/** A piece of an excerpt: text, and whether it is what was looked for. */
interface ExcerptPart {
  text: string
  marked: boolean
}

/** Characters of an excerpt, about. */
const length = 220

/**
 * A piece of what is indexed of an article, around what was looked for: what stands at `places`, and what the
 * terms name. From the beginning when nothing of it is in the text.
 */
export function excerptOf(
  content: string,
  places: readonly number[],
  terms: readonly Term[],
): ExcerptPart[] {
  const { text, before } = textWithin(content.replaceAll('\u200B', ''))
  const words = wordsOf(text)
  const found = new Set(places.map(place => place - before))
  const isMarked = words.map(({ place, folded }, i) => {
    const alone = words[i - 1]?.place !== place && words[i + 1]?.place !== place
    return (
      (alone && found.has(place)) ||
      terms.some(term => 'prefix' in term && folded.startsWith(term.prefix))
    )
  })
  for (const term of terms) if ('phrase' in term) markPhrase(term.phrase, words, isMarked)
  const { first, last } = densest(words, isMarked)
  const [from, to] = [words[first]?.start ?? 0, endOf(text, words, last)]
  const parts: ExcerptPart[] = [{ text: first === 0 ? '' : '… ', marked: false }]
  let at = first === 0 ? 0 : from
  for (let i = first; i <= last; i += 1) {
    if (!isMarked[i]) continue
    const start = words[i]?.start ?? 0
    while (isMarked[i + 1] && i < last) i += 1
    const end = words[i]?.end ?? 0
    parts.push({ text: text.slice(at, start), marked: false })
    parts.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  parts.push({ text: text.slice(at, to), marked: false })
  parts.push({ text: last < words.length - 1 ? ' …' : '', marked: false })
  return parts.filter(({ text }) => text !== '')
}

function markPhrase(phrase: readonly string[], words: readonly Word[], isMarked: boolean[]): void {
  words.forEach((_, i) => {
    if (phrase.every((word, j) => words[i + j]?.folded === word))
      isMarked.fill(true, i, i + phrase.length)
  })
}

/** The stretch of words in which most are marked; of several, the first, a few words before its first mark. */
function densest(
  words: readonly Word[],
  isMarked: readonly boolean[],
): { first: number; last: number } {
  const upTo = (first: number) => {
    let last = first
    const limit = (words[first]?.start ?? 0) + length
    while ((words[last + 1]?.end ?? Infinity) <= limit) last += 1
    return last
  }
  const marks = words.flatMap((_, i) => (isMarked[i] ? [i] : []))
  let best = { mark: marks[0] ?? 0, count: 0 }
  for (const mark of marks) {
    const last = upTo(mark)
    const count = marks.filter(other => other >= mark && other <= last).length
    if (count > best.count) best = { mark, count }
  }
  let first = best.mark
  const latest = (words.at(-1)?.end ?? 0) - length
  const early = Math.min((words[best.mark]?.start ?? 0) - length / 3, latest)
  while (first > 0 && (words[first - 1]?.start ?? 0) >= early) first -= 1
  return { first, last: upTo(first) }
}

/** The end of a word and of the punctuation after it. */
function endOf(text: string, words: readonly Word[], last: number): number {
  const end = words[last]?.end ?? text.length
  if (last >= words.length - 1) return text.length
  return end + (/^[^\s\p{L}\p{N}]*/u.exec(text.slice(end, words[last + 1]?.start))?.[0].length ?? 0)
}
