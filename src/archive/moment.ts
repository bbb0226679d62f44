import { Temporal } from 'temporal-polyfill'

/**
 * When something happened, as the archive knows it: the calendar day in the site's time zone, and
 * the instant to sort and syndicate by (milliseconds since 1970, UTC).
 *
 * `iso` is what `<time datetime>` holds: a bare date when only the day is known (it is never shifted
 * by a time zone), otherwise date, time and offset (RFC 3339).
 */
export interface Moment {
  day: string
  instant: number
  iso: string
}

/** Why a text is no date. `ambiguous`: 03/04/2021; `impossible`: 2023-02-30; `unreadable`: the rest. */
export type DateFault = 'ambiguous' | 'impossible' | 'unreadable'

const bareDate = /^\d{4}-\d{2}-\d{2}$/
const dateTime =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?([Zz]|[+-]\d{2}:?\d{2})?$/

/** What is wrong with a date's text, or undefined when it names a day or an instant that exists. */
export function dateFault(text: string): DateFault | undefined {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(text)) return 'ambiguous'
  if (!bareDate.test(text) && !dateTime.test(text)) {
    return /^\d{4}-\d{1,2}-\d{1,2}/.test(text) && text.includes('-:') ? 'impossible' : 'unreadable'
  }
  try {
    momentOf(text, 'UTC')
    return undefined
  } catch {
    return 'impossible'
  }
}

/**
 * Reads `YYYY-MM-DD`, or a date and time with or without offset; without one it is local to `zone`
 * (an IANA name). Throws RangeError when `dateFault(text)` has something to say.
 */
export function momentOf(text: string, zone: string): Moment {
  if (bareDate.test(text)) return calendarDay(text, zone)
  const [, date, time, offset] = dateTime.exec(text) ?? []
  if (!date || !time || /:60/.test(time)) throw new RangeError(`no date: ${text}`)
  const local = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' })
  const zoned = offset
    ? Temporal.Instant.from(`${local}${offset.toUpperCase()}`).toZonedDateTimeISO(zone)
    : local.toZonedDateTime(zone)
  return {
    day: zoned.toPlainDate().toString(),
    instant: zoned.epochMilliseconds,
    iso: zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
  }
}

const knownDays = new Map<string, Moment>()

/** A day without a time keeps its date; it sorts and syndicates as its first moment in the zone. */
function calendarDay(text: string, zone: string): Moment {
  const key = `${text} ${zone}`
  const known = knownDays.get(key)
  if (known) return known
  const day = Temporal.PlainDate.from(text, { overflow: 'reject' })
  const made = { day: text, instant: day.toZonedDateTime(zone).epochMilliseconds, iso: text }
  knownDays.set(key, made)
  return made
}
