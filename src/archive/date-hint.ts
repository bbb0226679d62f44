import { dateReadings } from './date-readings.ts'
import type { DateFault } from './moment.ts'

/** How to write a date, computed from what its author wrote. */
export function dateHint(text: string, fault: DateFault): string {
  const readings = dateReadings(text)
  if (fault === 'impossible') return impossible(text)
  if (readings.length > 0) return `Write “${readings.join('” or “')}”.`
  if (fault === 'ambiguous') return 'Write the year with four digits, then the month and the day.'
  const [, year, month] = /^\D*(\d{4})(?:-(\d{1,2}))?$/.exec(text) ?? []
  if (year === undefined || Number(month ?? 1) > 12)
    return 'Write year, month and day, as in 2021-04-03, with or without a time, as in 2021-04-03T09:30.'
  const first = `${year}-${month?.padStart(2, '0') ?? '01'}-01`
  return `A date needs a day. Where it is not known, choose one, such as “${first}”.`
}

function impossible(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined)
    return 'Check the day, the time and the offset.'
  if (month < 1 || month > 12) return `There is no month ${month}. Write year, month and day.`
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const written = text.slice(0, 10)
  if (day < 1 || day > last) {
    const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
    return `${name.format(Date.UTC(year, month - 1))} ${year} has ${last} days.`
  }
  return `The day exists, the time or the offset does not. Write “${written}” or, with a time, “${written}T09:30” or “${written}T09:30:00+01:00”.`
}
