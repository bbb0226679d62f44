import type { Article } from './article.ts'

const lengths = { year: 4, month: 7, day: 10 } as const

/** The year (`2003`) of an article. */
export function yearOf({ date }: Article): string {
  return date.day.slice(0, lengths.year)
}

/** Articles by year (`2003`), month (`2003-05`) or day, oldest first, from a list in that order. */
export function gatherByDate(
  articles: readonly Article[],
  unit: keyof typeof lengths,
): Map<string, Article[]> {
  return Map.groupBy(articles, article => article.date.day.slice(0, lengths[unit]))
}
