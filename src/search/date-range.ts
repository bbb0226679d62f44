/** A span of days (`YYYY-MM-DD`), both included; an end that is not there is open. */
export interface DateRange {
  from?: string
  to?: string
}

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/

/** The first day of what is written `2014`, `2014-03` or `2014-03-09`; undefined when it is none of these. */
export function firstDayOf(written: string): string | undefined {
  return form.test(written) ? real(`${written}-01-01`.slice(0, 10)) : undefined
}

/** The last day of what is written so. */
export function lastDayOf(written: string): string | undefined {
  const [, year, month, day] = form.exec(written) ?? []
  if (!year) return undefined
  return real(day ? written : month ? lastOfMonth(`${year}-${month}`) : `${year}-12-31`)
}

/** The shortest that `firstDayOf` reads as a day. */
export function writtenFrom(day: string): string {
  if (day.endsWith('-01-01')) return day.slice(0, 4)
  return day.endsWith('-01') ? day.slice(0, 7) : day
}

/** The shortest that `lastDayOf` reads as a day. */
export function writtenTo(day: string): string {
  if (day.endsWith('-12-31')) return day.slice(0, 4)
  return day === lastOfMonth(day.slice(0, 7)) ? day.slice(0, 7) : day
}

/** Years, months and days, as the index names them. */
export interface Dates {
  year: string[]
  month: string[]
  day: string[]
}

/** As few years, months and days as make up the days of a range, both of whose ends are given. */
export function datesCovering(from: string, to: string): Dates {
  const dates: Dates = { year: [], month: [], day: [] }
  for (let day = from; day <= to; ) {
    const [year, month] = [day.slice(0, 4), day.slice(0, 7)]
    if (day === `${year}-01-01` && `${year}-12-31` <= to) {
      dates.year.push(year)
      day = dayAfter(`${year}-12-31`)
    } else if (day.endsWith('-01') && lastOfMonth(month) <= to) {
      dates.month.push(month)
      day = dayAfter(lastOfMonth(month))
    } else {
      dates.day.push(day)
      day = dayAfter(day)
    }
  }
  return dates
}

/**
 * The dates that a part of the archive has to be asked for to answer for a range, when all its articles are of the
 * days between `first` and `last`; undefined when all of them lie in the range.
 */
export function datesAsked(
  { from, to }: DateRange,
  first: string,
  last: string,
): Dates | undefined {
  const begins = from !== undefined && from > first
  const ends = to !== undefined && to < last
  if (!begins && !ends) return undefined
  return datesCovering(
    begins ? from : `${first.slice(0, 4)}-01-01`,
    ends ? to : `${last.slice(0, 4)}-12-31`,
  )
}

const day = 86_400_000

function dayAfter(date: string): string {
  const next = new Date(Date.parse(date) + day).toISOString()
  return next.startsWith('+') ? '9999-99-99' : next.slice(0, 10)
}

function lastOfMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const last = new Date(0)
  last.setUTCFullYear(year, number, 0)
  return `${month}-${String(last.getUTCDate()).padStart(2, '0')}`
}

function real(date: string): string | undefined {
  const at = Date.parse(date)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : undefined
}
