import { wordsOf } from './capture-words.ts'

/** So much of a text in a language are its little words, at least. */
const least = 0.07

const littleWords = Object.entries(wordsOf).map(
  ([language, { little }]) => [language, new Set(little.split('|'))] as const,
)

/**
 * The language of a text by the little words that stand in every sentence, of those languages whose pages are known;
 * undefined when they are few, or about as many are of another.
 */
export function captureLanguage(text: string): string | undefined {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const counts = littleWords
    .map(([language, little]) => ({
      language,
      count: words.filter(word => little.has(word)).length,
    }))
    .sort((a, b) => b.count - a.count)
  const [best, second] = counts
  return best && best.count >= Math.max(2, least * words.length, (second?.count ?? 0) * 2)
    ? best.language
    : undefined
}
