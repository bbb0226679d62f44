import type { Archive } from '../archive/archive.ts'
import type { Article } from '../archive/article.ts'
import { gatherByDate } from '../archive/calendar.ts'
import type { Site } from '../archive/site.ts'
import { monthName, monthText } from './date-text.ts'
import { href } from './links.ts'
import { listPages } from './list-pages.ts'
import { type Planned, planned } from './page.ts'
import { type Link, type Row, rowOf } from './row.ts'

/** A month within its year's page. */
export interface MonthShown extends Link {
  count: number
  /** The month's newest articles, newest first. */
  rows: Row[]
}

/** A year: its months, newest first. */
export interface YearShown {
  year: string
  count: number
  months: MonthShown[]
  older?: Link | undefined
  newer?: Link | undefined
  canonical: string
}

const headlinesPerMonth = 5

/** `/2003/` or `/2003/05/`. */
export function dateAddress(yearOrMonth: string): string {
  return `/${yearOrMonth.replace('-', '/')}/`
}

/** The page of every year and the list of every month, and the list of all articles by date. */
export function datePages(archive: Archive): Planned[] {
  const { site, articles } = archive
  const months = gatherByDate(articles, 'month')
  const byYear = Map.groupBy(months, ([month]) => month.slice(0, 4))
  const years = [...byYear.keys()]
  const yearPages = years.map((year, i) =>
    planned('year', dateAddress(year), () => ({
      ...yearShown(year, byYear.get(year) ?? [], site),
      older: yearLink(years[i - 1], site),
      newer: yearLink(years[i + 1], site),
    })),
  )
  const monthLists = [...months].flatMap(([month, articles]) => monthList(month, articles, site))
  const head = { kicker: 'all', title: '', feed: href(site, '/feed.xml') } as const
  const all = listPages({ kind: 'all', address: '/archive/', articles, head }, site)
  return [...all, ...yearPages, ...monthLists]
}

function yearShown(year: string, months: readonly [string, Article[]][], site: Site): YearShown {
  return {
    year,
    count: months.reduce((sum, [, articles]) => sum + articles.length, 0),
    months: months.map(month => monthShown(month, site)).reverse(),
    canonical: dateAddress(year),
  }
}

function monthShown([month, articles]: [string, Article[]], site: Site): MonthShown {
  return {
    text: monthName(month, site.language),
    href: href(site, dateAddress(month)),
    count: articles.length,
    rows: articles
      .slice(-headlinesPerMonth)
      .reverse()
      .map(article => rowOf(article, site)),
  }
}

function monthList(month: string, articles: readonly Article[], site: Site): Planned[] {
  const head = { kicker: 'month', title: monthText(month, site.language) } as const
  return listPages({ kind: 'month', address: dateAddress(month), articles, head }, site)
}

/** A link to a year's page. */
export function yearLink(year: string | undefined, site: Site): Link | undefined {
  return year === undefined ? undefined : { href: href(site, dateAddress(year)), text: year }
}
