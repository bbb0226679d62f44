import { Temporal } from 'temporal-polyfill'
import { dateReadings } from './date-readings.ts'

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
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(text))
    return dateReadings(text).length === 1 ? 'unreadable' : 'ambiguous'
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
  return onSteadyDay(date, time, offset, zone) ?? byTemporal(date, time, offset, zone)
}

/** What the Temporal standard says: right on every day of every zone, and slow. */
export function byTemporal(
  date: string,
  time: string,
  offset: string | undefined,
  zone: string,
): Moment {
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

/**
 * The same by plain arithmetic, for whole seconds of days around which the zone's offset does not
 * change; undefined for others, and for a day or time that does not exist.
 */
function onSteadyDay(
  date: string,
  time: string,
  offset: string | undefined,
  zone: string,
): Moment | undefined {
  const clock = `${date}T${time.padEnd(8, ':00')}`
  const utc = Date.parse(`${clock}Z`)
  if (clock.length !== 19 || Number.isNaN(utc)) return undefined
  if (new Date(utc).getUTCDate() !== Number(date.slice(8))) return undefined
  const given = offset ? minutesOf(offset) : steadyOffset(utc, zone)
  if (given === undefined) return undefined
  const instant = utc - given * minute
  const local = steadyOffset(instant, zone)
  if (local === undefined) return undefined
  const shown =
    local === given ? clock : new Date(instant + local * minute).toISOString().slice(0, 19)
  return { day: shown.slice(0, 10), instant, iso: shown + offsetText(local) }
}

const minute = 60_000
const wholeDay = 86_400_000

/** Minutes east of UTC; undefined for an offset that does not exist. */
function minutesOf(offset: string): number | undefined {
  if (offset.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  if (hours > 23 || minutes > 59) return undefined
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** The offset in minutes that a zone keeps from the day before an instant to the day after it. */
function steadyOffset(instant: number, zone: string): number | undefined {
  const day = Math.floor(instant / wholeDay)
  const offset = offsetAtDay(day, zone)
  const isSteady = [day - 1, day + 1, day + 2].every(other => offsetAtDay(other, zone) === offset)
  return isSteady && Number.isInteger(offset) ? offset : undefined
}

const knownOffsets = new Map<string, Map<number, number>>()

/** Minutes east of UTC at the beginning of a UTC day, counted from 1970. */
function offsetAtDay(day: number, zone: string): number {
  const known = knownOffsets.get(zone) ?? new Map<number, number>()
  knownOffsets.set(zone, known)
  const found = known.get(day)
  if (found !== undefined) return found
  const instant = Temporal.Instant.fromEpochMilliseconds(day * wholeDay)
  const offset = instant.toZonedDateTimeISO(zone).offsetNanoseconds / 1e6 / minute
  known.set(day, offset)
  return offset
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
