import { legal } from './legal-text.ts'
import { monthsByName } from './months-by-name.ts'

/** A date in the form of the article format, as it was understood. */
interface ReadDate {
  text: string
  /** Why it is not certain, in a sentence. */
  guess?: string | undefined
}

/**
 * A date in any of the forms that old archives hold, in the form of the article format; undefined when it is none.
 * An offset is kept as told; none is invented. What had to be mended or chosen is said as a guess:
 * `9:00:09` for `09:00:09` is none, a broken offset or the order of `03/04/2021` is.
 */
export function whenOf(written: unknown): ReadDate | undefined {
  if (written instanceof Date) return fromInstant(written.getTime())
  if (typeof written === 'number') return fromSeconds(written)
  if (typeof written !== 'string') return undefined
  const line = inAsciiDigits(legal(written.toWellFormed()))
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (line.length > longest) return undefined
  const text = line.replace(/\s*\([^)]*\)$/, '')
  if (text === '' || /^0000-00-00/.test(text)) return undefined
  for (const read of [isoLike, mailLike, yearFirst, dayFirst, monthFirst, byPoints]) {
    const found = read(text)
    if (found) return found
  }
  return undefined
}

/** No date takes more characters. */
const longest = 120

/** Seconds or milliseconds since 1970, as exports count them, in UTC; nothing before 1980 is meant so. */
function fromSeconds(count: number): ReadDate | undefined {
  const milliseconds = count > 1e11 ? count : count * 1000
  return milliseconds > 3e11 && milliseconds < 1e13 ? fromInstant(milliseconds) : undefined
}

function fromInstant(milliseconds: number): ReadDate | undefined {
  if (Number.isNaN(milliseconds)) return undefined
  return { text: new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+00:00') }
}

interface Clock {
  hour: number
  minute: number
  second: number
  offset: string
  guess?: string | undefined
  /** What was told, when no clock shows it. */
  impossible?: string | undefined
}

/** `9:05`, `09:05:07.123`, with `Z`, `+01:00`, `-0400`, `EST`, AM or PM; null when it is something else. */
function clockOf(text: string): Clock | undefined | null {
  if (text === '') return undefined
  const found =
    /^(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(?:(z|utc|gmt)(?![+-])|(?:utc|gmt)?([+-].*)|([a-z]{3,4}))?$/i.exec(
      text,
    )
  if (!found) return null
  const [, hours, minute, second = '0', half, zulu, offset, zone] = found
  const hour = half && Number(hours) <= 12 ? Number(hours) % 12 : Number(hours)
  const clock = {
    hour: hour + (half && hour < 12 && /^p/i.test(half) ? 12 : 0),
    minute: Number(minute),
    second: Math.min(Number(second), 59),
  }
  const isWhole = clock.minute + clock.second === 0
  if (
    clock.minute > 59 ||
    clock.hour > (isWhole ? 24 : 23) ||
    (half && hour > 12 && /^a/i.test(half))
  )
    return { ...clock, offset: '', impossible: text }
  if (zulu) return { ...clock, offset: '+00:00' }
  if (offset !== undefined) return { ...clock, ...offsetOf(offset) }
  if (zone !== undefined) return { ...clock, ...zoneOf(zone) }
  return { ...clock, offset: '' }
}

function offsetOf(text: string): { offset: string; guess?: string } {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text.trim()) ?? []
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) {
    return { offset: '', guess: `the offset “${text}” cannot be read and was left out` }
  }
  return { offset: `${sign}${hours?.padStart(2, '0')}:${minutes}` }
}

/** Zones of mail (RFC 5322, section 4.3) and those of Europe. */
const zones: Record<string, string> = {
  ...{ UT: '+00:00', EST: '-05:00', EDT: '-04:00', CST: '-06:00', CDT: '-05:00', MST: '-07:00' },
  ...{ MDT: '-06:00', PST: '-08:00', PDT: '-07:00', CET: '+01:00', CEST: '+02:00', BST: '+01:00' },
  ...{ WET: '+00:00', WEST: '+01:00', EET: '+02:00', EEST: '+03:00', MSK: '+03:00', JST: '+09:00' },
}

function zoneOf(name: string): { offset: string; guess?: string } {
  const offset = zones[name.toUpperCase()]
  return offset ? { offset } : { offset: '', guess: `the zone “${name}” is not known` }
}

function made(
  year: number,
  month: number,
  day: number,
  clock: Clock | undefined | null,
  guess?: string,
): ReadDate | undefined {
  if (clock === null) return undefined
  const told = dayText(year, month, day)
  if (told === undefined) return undefined
  if (!clock) return { text: told, ...(guess ? { guess } : {}) }
  if (clock.impossible !== undefined) {
    const left = `“${clock.impossible}” is not a valid time and was left out`
    return { text: told, guess: guess ? `${guess}; ${left}` : left }
  }
  const date = clock.hour === 24 ? dayAfter(told) : told
  const two = (part: number) => String(part).padStart(2, '0')
  const time = `${two(clock.hour % 24)}:${two(clock.minute)}:${two(clock.second)}`
  const guesses = [guess, clock.guess].filter(Boolean).join('; ')
  return { text: `${date}T${time}${clock.offset}`, ...(guesses ? { guess: guesses } : {}) }
}

/** A day that exists, `YYYY-MM-DD`. */
function dayText(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists =
    year >= 1000 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : undefined
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

/** `2015-3-2`, `2015/03/02 9:00:09 -0400`, `2015-03-02T09:00:09.123Z`, `20150302T090009Z`. */
function isoLike(text: string): ReadDate | undefined {
  const packed = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  )
  if (packed) {
    const [, year, month, day, hour, minute, second = '00', offset = ''] = packed
    const clock = hour ? clockOf(`${hour}:${minute}:${second}${offset}`) : undefined
    return made(Number(year), Number(month), Number(day), clock)
  }
  const [, year, month, day, rest] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s,]+(.*))?$/i.exec(text) ?? []
  if (year === undefined) return undefined
  return made(Number(year), Number(month), Number(day), clockOf(rest ?? ''))
}

/** `Mon, 02 Mar 2015 09:00:09 -0500` (RFC 5322), and as JavaScript prints it. */
function mailLike(text: string): ReadDate | undefined {
  const [, day, name, year, rest] =
    /^(?:\p{L}+\.?,?\s+)?(\d{1,2})[\s-](\p{L}{3,})\.?[\s-](\d{4}|\d{2})\s+(\d.*)$/u.exec(text) ?? []
  if (day !== undefined) return named(year, name, day, rest)
  const [, name2, day2, year2, rest2] =
    /^\p{L}{3}\s+(\p{L}{3})\s+(\d{1,2})\s+(\d{4})\s+(\d.*)$/u.exec(text) ?? []
  return named(year2, name2, day2, rest2)
}

/** `2015年3月2日 9:00`, `2015. 3. 2.`, `2015, March 2`. */
function yearFirst(text: string): ReadDate | undefined {
  const [, year, month, day, rest] =
    /^(\d{4})\s*[年년.]\s*(\d{1,2})\s*[月월.]\s*(\d{1,2})\s*[日일.]?\s*(.*)$/u.exec(text) ?? []
  if (year !== undefined) {
    return made(Number(year), Number(month), Number(day), clockOf(rest ?? ''))
  }
  const [, year2, name, day2] = /^(\d{4}),?\s+(\p{L}+)\.?\s+(\d{1,2})$/u.exec(text) ?? []
  return named(year2, name, day2, '')
}

/** `2 March 2015`, `Monday, 2nd of March, 2015, 9:00`, `2 mars 2015 à 9h00`, `2 مارس 2015`. */
function dayFirst(text: string): ReadDate | undefined {
  const [, day, name, year, rest = ''] =
    /^(?:\p{L}[\p{L}\p{M}]*\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|º|\.)?,?\s+(?:of\s+|de\s+)?(\p{L}[\p{L}\p{M}]*(?:\s\p{L}[\p{L}\p{M}]*)??)\.?,?\s+(?:de\s+)?(\d{4})(.*)$/u.exec(
      text,
    ) ?? []
  return named(year, name, day, rest.replace(/^[\s,–-]+(?:\p{L}+\s+)?/u, ''))
}

/** `March 2, 2015 at 9:00 PM`, `Mon, Mar 2nd 2015`. */
function monthFirst(text: string): ReadDate | undefined {
  const [, name, day, year, rest = ''] =
    /^(?:\p{L}+\.?,\s+)?(\p{L}[\p{L}\p{M}]*)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(.*)$/u.exec(
      text,
    ) ?? []
  return named(year, name, day, rest.replace(/^[\s,–-]+(?:at\s+)?/u, ''))
}

/** `02.03.2015`, `3/2/2015`: in which order can only be told when one is above twelve, or by the points of Europe. */
function byPoints(text: string): ReadDate | undefined {
  const [, first, sign, second, year, rest] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[\sT,]+(.*))?$/.exec(text) ?? []
  if (first === undefined) return undefined
  const [a, b] = [Number(first), Number(second)]
  const clock = clockOf(rest ?? '')
  if (a > 12) return made(Number(year), b, a, clock)
  if (b > 12) return made(Number(year), a, b, clock)
  if (a === b) return made(Number(year), a, b, clock)
  const order = sign === '/' ? 'month, day' : 'day, month'
  const guess = `“${first}${sign}${second}” was read as ${order}`
  return sign === '/'
    ? made(Number(year), a, b, clock, guess)
    : made(Number(year), b, a, clock, guess)
}

function named(
  year: string | undefined,
  name: string | undefined,
  day: string | undefined,
  rest: string | undefined,
): ReadDate | undefined {
  const month = name === undefined ? undefined : monthsByName().get(name.toLowerCase())
  if (month === undefined || year === undefined || rest === undefined) return undefined
  const century = year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) : 0
  const clock = clockOf(
    rest.replace(/^(?:at|à|um|alle|a las)\s+/u, '').replace(/\s*(?:uhr)$/iu, ''),
  )
  return made(century + Number(year), month, Number(day), clock)
}

/** Arabic, Persian, Devanagari and full-width digits as 0 to 9. */
function inAsciiDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g, digit => {
    const code = digit.charCodeAt(0)
    const zero = [0x660, 0x6f0, 0x966, 0xff10].findLast(start => code >= start) ?? 0
    return String(code - zero)
  })
}
