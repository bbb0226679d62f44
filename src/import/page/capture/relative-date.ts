import { Temporal } from 'temporal-polyfill'
import type { OldDate } from '../../old-item.ts'
import { type AgoWords, agoWords, type Unit } from './ago-words.ts'

/** A length of time before a page was looked at, as it stands on the page. */
interface Ago {
  written: string
  count: number
  unit: Unit
}

/** One way of saying how long ago something was, at the end of a line. */
interface Saying {
  form: RegExp
  unit: Unit
  countOf: (written: string) => number
}

const sayings = agoWords.flatMap(words =>
  (Object.keys(words.units) as Unit[]).flatMap(unit => sayingsOf(words, unit)),
)

function sayingsOf(words: AgoWords, unit: Unit): Saying[] {
  const { before, after, counts, units, pairs, isOneAlone } = words
  const count = ['[\\d٠-٩۰-۹]+', ...Object.keys(counts).map(word => `${word}(?= )`)].join('|')
  const saying = (form: string, countOf: Saying['countOf']): Saying => {
    return { form: new RegExp(`${before}${form}$`, 'iu'), unit, countOf }
  }
  return [
    saying(`(${count})\\s?(?:${units[unit]})${after}`, written => countIn(written, words)),
    ...(pairs?.[unit] ? [saying(`(?:${pairs[unit]})`, () => 2)] : []),
    ...(isOneAlone ? [saying(`(?:${units[unit]})(?: واحدة?)?`, () => 1)] : []),
  ]
}

const days = new Map(agoWords.flatMap(words => Object.entries(words.days)))

/** How long ago something was, if a line ends with that, even stuck to the word before; undefined when it does not. */
export function agoAtEnd(line: string): Ago | undefined {
  for (const { form, unit, countOf } of sayings) {
    const found = form.exec(line)
    if (found) return { written: found[0], count: countOf(found[1] ?? ''), unit }
  }
  const day = days.get(line.trim().toLowerCase())
  return day === undefined ? undefined : { written: line.trim(), count: day, unit: 'day' }
}

function countIn(written: string, { counts }: AgoWords): number {
  return counts[written.toLowerCase()] ?? Number(asciiDigits(written))
}

/** A text with Arabic and Persian digits as 0 to 9. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) % 16))
}

/** How wide a count of a unit is, as a person would say it. */
const widths: Record<Unit, string> = {
  minute: '1 day',
  hour: '1 day',
  day: '1 day',
  week: '4 days',
  month: '2 weeks',
  year: '6 months',
}

/** The moment that was so long ago on a day; it says how it was worked out and how far it may be off. */
export function dateOfAgo({ written, count, unit }: Ago, seen: string): OldDate | undefined {
  if (count > 200 && unit !== 'minute') return undefined
  const day = Temporal.PlainDate.from(seen)
  const days =
    unit === 'minute' || unit === 'hour'
      ? { days: unit === 'hour' ? Math.floor(count / 24) : 0 }
      : { [`${unit}s`]: count }
  const text = day.subtract(days).toString()
  const shown = unit === 'year' ? text.slice(0, 7) : text
  return { text, guess: `“${written}” before ${seen}: ${shown}, ± ${widths[unit]}` }
}
