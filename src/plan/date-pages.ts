import type { Article } from '../archive/article.ts'
import { gatherByDate } from '../archive/calendar.ts'
import { digestOf } from '../archive/digest.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import { byMonth } from './chart.ts'
import { dateAddress } from './date-address.ts'
import { asHeading, dateText, monthName, monthText, yearText } from './date-text.ts'
import { feedLinks } from './feed-address.ts'
import { href } from './links.ts'
import { type Around, listPages } from './list-pages.ts'
import { type Planned, planned } from './page.ts'
import { type Link, type Row, rowOf } from './row.ts'

/** A day in a month's calendar; `href` leads to its articles, or its only one, when there are any. */
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

declare module './page.ts' {
  interface Shown {
    year: YearShown
  }
}

const headlinesPerMonth = 5

/** The page of every year, the lists of every month and of days with several articles, and the list of all by date. */
export function datePages(edition: Edition): Planned[] {
  const { site, articles } = edition
  const months = gatherByDate(articles, 'month')
  const byYear = Map.groupBy(months, ([month]) => month.slice(0, 4))
  const years = [...byYear.keys()]
  const yearLink = (year: string | undefined) =>
    year === undefined ? undefined : linkTo(year, yearText, site)
  const yearPages = years.map((year, i) =>
    planned(
      'year',
      dateAddress(year, site),
      () => ({
        ...yearShown(year, byYear.get(year) ?? [], site),
        older: yearLink(years[i - 1]),
        newer: yearLink(years[i + 1]),
      }),
      { year },
    ),
  )
  const monthLists = listsOfMonths(months, site)
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
    text: asHeading(monthName(month, site.language), site.language),
    whole: monthText(month, site.language),
    href: href(site, dateAddress(month, site)),
    count: articles.length,
    starts: ((first.getUTCDay() - firstWeekday(site.language) + 7) % 7) + 1,
    days: Array.from({ length }, (_, i): DayShown => {
      const day = `${month}-${String(i + 1).padStart(2, '0')}`
      const of = counts.get(day) ?? []
      const text = dateText(day, site.language)
      const to = of.length > 0 ? { href: href(site, dayAddress(day, of, site)) } : {}
      return { text, count: of.length, ...to }
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

function listsOfMonths(byMonth: ReadonlyMap<string, Article[]>, site: Site): Planned[] {
  const months = [...byMonth.keys()]
  return months.flatMap((month, i) => {
    const address = dateAddress(month, site)
    const articles = byMonth.get(month) ?? []
    const head = {
      kicker: linkTo(month.slice(0, 4), yearText, site),
      title: asHeading(monthText(month, site.language), site.language),
    }
    const link = (month: string) => linkTo(month, monthText, site)
    const onNewest = () => ({ around: around('month', months, i, link) })
    const list = { kind: 'month', address, articles, year: month.slice(0, 4) } as const
    return listPages({ ...list, head, onNewest }, site)
  })
}

/** The days or months with articles before and after one of them. */
function around(
  of: Around['of'],
  all: readonly string[],
  i: number,
  link: (date: string) => Link,
): Around {
  const [before, after] = [all[i - 1], all[i + 1]].map(date =>
    date === undefined ? undefined : link(date),
  )
  return { of, before, after, otherYears: [] }
}

/** A day with one article has no page: what would lead to it leads to the article. */
function dayLists({ articles, site }: Edition): Planned[] {
  const byDay = gatherByDate(articles, 'day')
  const days = [...byDay.keys()]
  const sameDay = Map.groupBy(days, day => day.slice(5))
  const link = (day: string): Link => ({
    href: href(site, dayAddress(day, byDay.get(day) ?? [], site)),
    text: dateText(day, site.language),
  })
  const inYears = new Map<string, Link>()
  const inYear = (day: string): Link => {
    const known = inYears.get(day)
    if (known) return known
    const made = { ...link(day), text: yearText(day.slice(0, 4), site.language) }
    inYears.set(day, made)
    return made
  }
  return days.flatMap((day, i) => {
    const articles = byDay.get(day) ?? []
    if (articles.length < 2) return []
    const month = linkTo(day.slice(0, 7), monthText, site)
    const head = {
      kicker: { ...month, text: asHeading(month.text, site.language) },
      title: dateText(day, site.language),
    }
    const onNewest = () => ({
      around: {
        ...around('day', days, i, link),
        otherYears: (sameDay.get(day.slice(5)) ?? []).filter(other => other !== day).map(inYear),
      },
    })
    const address = dateAddress(day, site)
    const list = { kind: 'day', address, articles, year: day.slice(0, 4) } as const
    return listPages({ ...list, head, onNewest }, site)
  })
}

/**
 * What the pages of a year, of its months and of its days show of other years: which have articles before and after, and
 * on the same days.
 */
export function datesAround({ articles, site }: Edition): (year: string) => unknown {
  const byDay = gatherByDate(articles, 'day')
  const days = [...byDay.keys()]
  const addressOf = (day: string) => [day, dayAddress(day, byDay.get(day) ?? [], site)]
  const sameDay = Map.groupBy(days, day => day.slice(5))
  const digests = new Map(
    [...sameDay].map(([day, all]) => [day, digestOf(JSON.stringify(all.map(addressOf)))]),
  )
  const ofYear = Map.groupBy(days, day => day.slice(0, 4))
  const years = [...ofYear.keys()]
  const endsOf = (year: string | undefined) => {
    const all = ofYear.get(year ?? '') ?? []
    return [all[0], all.at(-1)].map(day => day && addressOf(day))
  }
  return year => {
    const at = years.indexOf(year)
    const own = (ofYear.get(year) ?? []).map(day => digests.get(day.slice(5)))
    return [endsOf(years[at - 1]), endsOf(years[at + 1]), own]
  }
}

/** Where the articles of a day are: its page, or its only article. */
function dayAddress(day: string, articles: readonly Article[], site: Site): string {
  const [first, ...others] = articles
  return first && others.length === 0 ? first.address : dateAddress(day, site)
}

/** A link to the page of a year, month or day. */
function linkTo(
  date: string,
  textOf: (date: string, language: string) => string,
  site: Site,
): Link {
  return { href: href(site, dateAddress(date, site)), text: textOf(date, site.language) }
}
