import type { Article } from '../archive/article.ts'

/** The articles of a span of time. */
export interface Span {
  /** `all`, `2010s`, `2014`, `2014-q2`, `2014-05`, `2014-05-10s` or `2014-05-14`. */
  name: string
  /** Oldest first; never none. */
  articles: Article[]
}

/**
 * The lengths of spans, each cut into those of the next line: everything, decades, years, quarters, months, tens
 * of days (of which the last takes in the 30th and 31st), days.
 */
const lengths: [name: string, of: (day: string) => string][] = [
  ['all', () => 'all'],
  ['decade', day => `${day.slice(0, 3)}0s`],
  ['year', day => day.slice(0, 4)],
  ['quarter', day => `${day.slice(0, 4)}-q${Math.ceil(Number(day.slice(5, 7)) / 3)}`],
  ['month', day => day.slice(0, 7)],
  ['days', day => `${day.slice(0, 8)}${day[8] === '3' ? '2' : day[8]}0s`],
  ['day', day => day],
]

/**
 * Cuts articles, oldest first, into spans of a length. A span that holds more than `most` articles is cut into the spans
 * within it, down to days. So an article that is added or changed touches the span of its own time alone, but for the one
 * day on which a span grows too large.
 */
export function cutByDate(
  articles: readonly Article[],
  length: 'all' | 'year',
  most: number,
): Span[] {
  const level = lengths.findIndex(([name]) => name === length)
  return cut(articles, level, most)
}

function cut(articles: readonly Article[], level: number, most: number): Span[] {
  const [, nameOf = () => ''] = lengths[level] ?? []
  return [...Map.groupBy(articles, ({ date }) => nameOf(date.day))].flatMap(([name, within]) =>
    within.length <= most || level === lengths.length - 1
      ? [{ name, articles: within }]
      : cut(within, level + 1, most),
  )
}
