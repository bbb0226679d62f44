import type { Article } from './article.ts'

/** Articles by year (`2003`) or month (`2003-05`), oldest first, from a list in that order. */
export function gatherByDate(
  articles: readonly Article[],
  unit: 'year' | 'month',
): Map<string, Article[]> {
  return Map.groupBy(articles, article => article.date.day.slice(0, unit === 'year' ? 4 : 7))
}
