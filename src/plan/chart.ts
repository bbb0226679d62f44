import type { Article } from '../archive/article.ts'
import { gatherByDate } from '../archive/calendar.ts'
import type { Site } from '../archive/site.ts'
import { dateAddress } from './date-address.ts'
import { dateText, monthText, yearText } from './date-text.ts'
import { href } from './links.ts'
import type { Dated } from './row.ts'

/** How many articles a month or year has; `href` leads to them when there are any. */
interface Bar {
  text: string
  href?: string | undefined
  count: number
}

/** Articles by month over all years. */
export interface ByMonth {
  /** Of the month that has most. */
  most: number
  /** Newest first; of each year all twelve months. */
  years: (Bar & { months: Bar[] })[]
}

/** How many articles each month of each year has, from the first year to the last. */
export function byMonth(articles: readonly Article[], site: Site): ByMonth {
  const counts = new Map([...gatherByDate(articles, 'month')].map(([m, some]) => [m, some.length]))
  const years = yearsBetween(articles).map(year => {
    const months = Array.from({ length: 12 }, (_, i): Bar => {
      const month = `${year}-${String(i + 1).padStart(2, '0')}`
      const count = counts.get(month) ?? 0
      const text = monthText(month, site.language)
      return { text, count, ...(count > 0 ? { href: href(site, dateAddress(month, site)) } : {}) }
    })
    const count = months.reduce((sum, { count }) => sum + count, 0)
    return {
      ...{ text: yearText(year, site.language), count, months },
      ...(count > 0 ? { href: href(site, dateAddress(year, site)) } : {}),
    }
  })
  return { most: Math.max(0, ...counts.values()), years: years.reverse() }
}

/** When the articles of a list are of, and how many there are of each year from the first to the last. */
export interface Course {
  first: Dated
  last: Dated
  perYear: number[]
}

/** The course of a list, oldest first; undefined when it has no articles. */
export function courseOf(articles: readonly Article[], { language }: Site): Course | undefined {
  const [first, last] = [articles[0], articles.at(-1)]
  if (!first || !last) return undefined
  const dated = ({ date }: Article) => ({ iso: date.iso, text: dateText(date.day, language) })
  const years = gatherByDate(articles, 'year')
  return {
    ...{ first: dated(first), last: dated(last) },
    perYear: yearsBetween(articles).map(year => years.get(year)?.length ?? 0),
  }
}

/** Every year from that of the first article to that of the last. */
function yearsBetween(articles: readonly Article[]): string[] {
  const [first, last] = [articles[0], articles.at(-1)].map(one => Number(one?.date.day.slice(0, 4)))
  if (first === undefined || last === undefined || Number.isNaN(first)) return []
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(4, '0'))
}
