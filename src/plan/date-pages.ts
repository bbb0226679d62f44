import type { Article } from '../archive/article.ts'
import { gatherByDate } from '../archive/calendar.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import { type ByMonth, byMonth } from './chart.ts'
import { dateAddress } from './date-address.ts'
import { dateText, monthName, monthText, yearText } from './date-text.ts'
import { feedLinks } from './feed-address.ts'
import { href } from './links.ts'
import { listPages } from './list-pages.ts'
import { type Planned, planned } from './page.ts'
import { type Link, type Row, rowOf } from './row.ts'

/** A day in a month's calendar; `href` leads to its articles when there are any. */
interface DayShown {
  text: string
  href?: string | undefined
  count: number
}

/** A month within its year's page. */
export interface MonthShown extends Link {
  /** With its year. */
  whole: string
  count: number
  /** The weekday of its first day, from 1 (the first of the week in the site's language) to 7. */
  starts: number
  days: DayShown[]
  /** The month's newest articles, newest first. */
  rows: Row[]
}

/** A year: its months, newest first. */
export interface YearShown {
  year: string
  /** In the digits of the language. */
  text: string
  count: number
  months: MonthShown[]
  older?: Link | undefined
  newer?: Link | undefined
  canonical: string
}

/** The list of all articles, at the top of which the whole edition is seen at a glance. */
export interface AtAGlance {
  byMonth: ByMonth
}

/** What leads on from a day: the days before and after it that have articles, and the same day of other years. */
export interface AroundDay {
  before?: Link | undefined
  after?: Link | undefined
  otherYears: Link[]
}

const headlinesPerMonth = 5

/** The page of every year, the lists of every month and day, and the list of all articles by date. */
export function datePages(edition: Edition): Planned[] {
  const { site, articles } = edition
  const months = gatherByDate(articles, 'month')
  const byYear = Map.groupBy(months, ([month]) => month.slice(0, 4))
  const years = [...byYear.keys()]
  const yearPages = years.map((year, i) =>
    planned('year', dateAddress(year, site), () => ({
      ...yearShown(year, byYear.get(year) ?? [], site),
      older: yearLink(years[i - 1], site),
      newer: yearLink(years[i + 1], site),
    })),
  )
  const monthLists = [...months].flatMap(([month, articles]) => monthList(month, articles, site))
  const head = { kicker: 'all', title: '', feed: feedLinks(`${site.path}/`, site) } as const
  const onNewest = () => ({ atAGlance: { byMonth: byMonth(articles, site) } })
  const all = listPages(
    { kind: 'all', address: `${site.path}/archive/`, articles, head, onNewest },
    site,
  )
  return [...all, ...yearPages, ...monthLists, ...dayLists(edition)]
}

function yearShown(year: string, months: readonly [string, Article[]][], site: Site): YearShown {
  return {
    year,
    text: yearText(year, site.language),
    count: months.reduce((sum, [, articles]) => sum + articles.length, 0),
    months: months.map(month => monthShown(month, site)).reverse(),
    canonical: dateAddress(year, site),
  }
}

function monthShown([month, articles]: [string, Article[]], site: Site): MonthShown {
  const counts = gatherByDate(articles, 'day')
  const first = new Date(month)
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return {
    text: monthName(month, site.language),
    whole: monthText(month, site.language),
    href: href(site, dateAddress(month, site)),
    count: articles.length,
    starts: ((first.getUTCDay() - firstWeekday(site.language) + 7) % 7) + 1,
    days: Array.from({ length }, (_, i): DayShown => {
      const day = `${month}-${String(i + 1).padStart(2, '0')}`
      const count = counts.get(day)?.length ?? 0
      const text = dateText(day, site.language)
      return { text, count, ...(count > 0 ? { href: href(site, dateAddress(day, site)) } : {}) }
    }),
    rows: articles
      .slice(-headlinesPerMonth)
      .reverse()
      .map(article => rowOf(article, site)),
  }
}

/** The day on which weeks begin where a language is spoken (CLDR): 1 is Monday, 7 Sunday. */
function firstWeekday(language: string): number {
  const locale = new Intl.Locale(language).maximize() as Intl.Locale & {
    getWeekInfo: () => { firstDay: number }
  }
  return locale.getWeekInfo().firstDay
}

function monthList(month: string, articles: readonly Article[], site: Site): Planned[] {
  const head = { kicker: 'month', title: monthText(month, site.language) } as const
  return listPages({ kind: 'month', address: dateAddress(month, site), articles, head }, site)
}

function dayLists({ articles, site }: Edition): Planned[] {
  const byDay = gatherByDate(articles, 'day')
  const days = [...byDay.keys()]
  const sameDay = Map.groupBy(days, day => day.slice(5))
  const link = (day: string, text: string): Link => ({
    text,
    href: href(site, dateAddress(day, site)),
  })
  const linkTo = (day: string | undefined) =>
    day === undefined ? undefined : link(day, dateText(day, site.language))
  return days.flatMap((day, i) => {
    const head = { kicker: 'day', title: dateText(day, site.language) } as const
    const onNewest = () => ({
      around: {
        before: linkTo(days[i - 1]),
        after: linkTo(days[i + 1]),
        otherYears: (sameDay.get(day.slice(5)) ?? [])
          .filter(other => other !== day)
          .map(other => link(other, yearText(other.slice(0, 4), site.language))),
      },
    })
    const list = {
      kind: 'day',
      address: dateAddress(day, site),
      articles: byDay.get(day) ?? [],
    } as const
    return listPages({ ...list, head, onNewest }, site)
  })
}

/** A link to a year's page. */
function yearLink(year: string | undefined, site: Site): Link | undefined {
  return year === undefined
    ? undefined
    : { href: href(site, dateAddress(year, site)), text: yearText(year, site.language) }
}
