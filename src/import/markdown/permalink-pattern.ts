import { decodedName } from '../clean-text.ts'

/** Parts of a pattern by name; undefined when a part cannot be known. */
export type Parts = Record<string, string | undefined>

/**
 * An address by a pattern such as `/:year/:title/`; undefined when it has a part that is not known. Longer names are
 * found before shorter ones, and parts that are empty leave no second slash.
 */
export function filledPattern(pattern: string, parts: Parts): string | undefined {
  let isKnown = true
  const filled = pattern.replaceAll(/:([a-z_]+(?:\[[^\]]*\])?)/gi, (whole, written: string) => {
    const name = nameIn(written, parts)
    if (name === undefined) isKnown = false
    return name === undefined ? whole : `${parts[name] ?? ''}${written.slice(name.length)}`
  })
  return isKnown ? pathOf(filled) : undefined
}

/** The longest name that a part begins with: `:title_old` can be `:title` and a text. */
function nameIn(written: string, parts: Parts): string | undefined {
  const names = Object.keys(parts).filter(name => parts[name] !== undefined)
  return names.filter(name => written.startsWith(name)).sort((a, b) => b.length - a.length)[0]
}

/** An address as a path from the site's root, decoded, with single slashes; a web address stays one. */
export function pathOf(address: string): string {
  if (/^https?:\/\//i.test(address)) return address
  return decodedName(`/${address}`)
    .replaceAll('\\', '/')
    .replaceAll(/\/{2,}/g, '/')
    .replace(/\/index\.html?$/, '/')
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
]
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** The parts that a date gives (`YYYY-MM-DD`, with or without a time); none without a date. */
export function dateParts(date: string | undefined): Parts {
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2}))?/.exec(date ?? '') ?? []
  if (year === '') return {}
  const [days, moment] = [dayOfYear(year, month, day), new Date(`${year}-${month}-${day}T00:00Z`)]
  const [weekYear, week] = isoWeek(moment)
  const [ofMonth = '', ofDay = ''] = [months[Number(month) - 1], weekdays[moment.getUTCDay()]]
  return {
    ...{ year, month, day, hour, minute, second, short_year: year.slice(2) },
    ...{ i_month: String(Number(month)), i_day: String(Number(day)) },
    ...{ y_day: String(days).padStart(3, '0'), yearday: String(days) },
    ...{ short_month: ofMonth.slice(0, 3), long_month: ofMonth, monthname: ofMonth },
    ...{ short_day: ofDay.slice(0, 3), long_day: ofDay, weekdayname: ofDay },
    ...{ weekday: String(moment.getUTCDay()), w_day: String(moment.getUTCDay() || 7) },
    ...{ w_year: String(weekYear), week: String(week).padStart(2, '0') },
  }
}

function dayOfYear(year: string, month: string, day: string): number {
  const start = Date.UTC(Number(year), 0, 1)
  return (
    Math.round((Date.UTC(Number(year), Number(month) - 1, Number(day)) - start) / 86_400_000) + 1
  )
}

/** The year and the number of a week by ISO 8601: that of its Thursday. */
function isoWeek(day: Date): [year: number, week: number] {
  const thursday = new Date(day)
  thursday.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  const year = thursday.getUTCFullYear()
  return [year, Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7)]
}
