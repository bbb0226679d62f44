import { Temporal } from 'temporal-polyfill'
import type { OldDate } from '../../old-item.ts'
import { type AgoWords, agoWords, type Unit } from './ago-words.ts'

/** A length of time before a page was looked at, as it stands on the page. */
interface Ago {
  written: string
  count: number
  unit: Unit
}

/** How long ago something was, if a line ends with that, even stuck to the word before; undefined when it does not. */
export function agoAtEnd(line: string): Ago | undefined {
  for (const words of agoWords) {
    const found = agoBy(words, line)
    if (found) return found
  }
  return undefined
}

function agoBy(words: AgoWords, line: string): Ago | undefined {
  for (const [unit, names] of Object.entries(words.units) as [Unit, string][]) {
    const count = ['[\\d٠-٩۰-۹]+', ...Object.keys(words.counts).map(word => `${word}(?= )`)].join(
      '|',
    )
    const many = new RegExp(`${words.before}(${count})\\s?(?:${names})${words.after}$`, 'iu').exec(
      line,
    )
    if (many) return { written: many[0], count: countIn(many[1] ?? '', words), unit }
    const pair = words.pairs?.[unit]
    const single = words.before.startsWith('(?:منذ') ? `${names}` : undefined
    const two = pair && new RegExp(`${words.before}(?:${pair})$`, 'iu').exec(line)
    if (two) return { written: two[0], count: 2, unit }
    const one = single && new RegExp(`${words.before}(?:${single})(?: واحدة?)?$`, 'iu').exec(line)
    if (one) return { written: one[0], count: 1, unit }
  }
  const day = words.days[line.trim().toLowerCase()]
  return day === undefined ? undefined : { written: line.trim(), count: day, unit: 'day' }
}

function countIn(written: string, { counts }: AgoWords): number {
  const digits = written.replaceAll(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) % 16))
  return counts[written.toLowerCase()] ?? Number(digits)
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
