import type { Stem } from '../archive/stem.ts'
import { type Word, wordsOf } from '../archive/words.ts'
import type { Phrase } from './terms.ts'
import { likenessTo } from './word-fit.ts'

/** A piece of an excerpt: text, and whether it is what was looked for. */
interface ExcerptPart {
  text: string
  marked: boolean
}

/** Words of a text, and which of them are what was looked for. */
export interface Marked {
  text: string
  words: readonly Word[]
  isMarked: readonly boolean[]
  /** Whether any is. */
  holds: boolean
}

/** Characters of an excerpt, about. */
const length = 220

/** Marks in a text what one of several phrases names. */
export function marked(text: string, phrases: readonly Phrase[], stem: Stem): Marked {
  const words = wordsOf(text)
  const isMarked = words.map(() => false)
  for (const phrase of phrases) {
    const each = phrase.map(sought => likenessTo(sought, stem))
    words.forEach((_, i) => {
      const isThere = each.every((likeness, j) => {
        const word = words[i + j]
        return word !== undefined && likeness(word.folded) > 0
      })
      if (isThere) isMarked.fill(true, i, i + phrase.length)
    })
  }
  markJoined(words, phrases, isMarked)
  return { text, words, isMarked, holds: isMarked.includes(true) }
}

/** Marks words with hyphens or apostrophes that are looked for without. */
function markJoined(words: readonly Word[], phrases: readonly Phrase[], isMarked: boolean[]): void {
  for (const [only, ...more] of phrases) {
    if (!only || more.length > 0) continue
    words.forEach((_, i) => {
      let joined = ''
      for (let end = i; joined.length < only.word.length && end < words.length; end += 1) {
        if (end > i && /\s/.test(words[end]?.gap ?? '')) return
        joined += words[end]?.folded ?? ''
        if (joined === only.word) isMarked.fill(true, i, end + 1)
      }
    })
  }
}

/** A piece of a text around what is marked in it; from the beginning when nothing is. */
export function excerptOf(marked: Marked): ExcerptPart[] {
  const { text, words, isMarked } = marked
  const { first, last } = densest(words, isMarked)
  const from = first === 0 ? 0 : (words[first]?.start ?? 0)
  const isEnd = last >= words.length - 1
  const to = isEnd ? text.length : endOf(text, words, last)
  return [
    { text: first === 0 ? '' : '… ', marked: false },
    ...partsOf(marked, from, to),
    { text: isEnd ? '' : ' …', marked: false },
  ].filter(({ text }) => text !== '')
}

/** All of a text, or its characters between two places, with what is marked. */
export function partsOf(
  { text, words, isMarked }: Marked,
  from = 0,
  to = text.length,
): ExcerptPart[] {
  const parts: ExcerptPart[] = []
  let at = from
  for (let i = 0; i < words.length; i += 1) {
    const start = words[i]?.start ?? 0
    if (!isMarked[i] || start < from) continue
    if (start >= to) break
    while (isMarked[i + 1] && (words[i + 1]?.end ?? Infinity) <= to) i += 1
    const end = words[i]?.end ?? 0
    parts.push({ text: text.slice(at, start), marked: false })
    parts.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  parts.push({ text: text.slice(at, to), marked: false })
  return parts.filter(({ text }) => text !== '')
}

/** The stretch of words in which most are marked; of several, the first, a few words before its first mark. */
function densest(
  words: readonly Word[],
  isMarked: readonly boolean[],
): { first: number; last: number } {
  const limitOf = (first: number) => (words[first]?.start ?? 0) + length
  const marks = words.flatMap((_, i) => (isMarked[i] ? [i] : []))
  let best = { mark: marks[0] ?? 0, count: 0 }
  let end = 0
  marks.forEach((mark, i) => {
    end = Math.max(end, i)
    while (end < marks.length && (words[marks[end] ?? 0]?.end ?? 0) <= limitOf(mark)) end += 1
    if (end - i > best.count) best = { mark, count: end - i }
  })
  let first = best.mark
  const latest = (words.at(-1)?.end ?? 0) - length
  const early = Math.min((words[best.mark]?.start ?? 0) - length / 3, latest)
  while (first > 0 && (words[first - 1]?.start ?? 0) >= early) first -= 1
  let last = first
  while ((words[last + 1]?.end ?? Infinity) <= limitOf(first)) last += 1
  return { first, last }
}

/** The end of a word and of the punctuation after it. */
function endOf(text: string, words: readonly Word[], last: number): number {
  const end = words[last]?.end ?? text.length
  return end + (/^[^\s\p{L}\p{N}]*/u.exec(text.slice(end, words[last + 1]?.start))?.[0].length ?? 0)
}
