import { Temporal } from 'temporal-polyfill'
import type { OldDate } from '../../old-item.ts'

/** A length of time before a page was looked at, as it stands on the page. */
export interface Ago {
  written: string
  count: number
  unit: Unit
}

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** One language: what stands around a count and a unit, words for counts, and the units with what they may be called. */
interface AgoWords {
  before: string
  after: string
  counts: Record<string, number>
  units: Record<Unit, string>
  /** Units that say by themselves that they are two. */
  pairs?: Partial<Record<Unit, string>>
  /** Whole lines that mean a day. */
  days: Record<string, number>
}

const languages: AgoWords[] = [
  {
    before: '(?:about |over |almost |nearly |around |more than |less than )?',
    after: '(?: ago)?',
    counts: { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 },
    units: {
      minute: 'min(?:ute)?s?',
      hour: 'hours?',
      day: 'days?',
      week: 'weeks?',
      month: 'months?',
      year: 'years?',
    },
    days: { today: 0, 'just now': 0, yesterday: 1 },
  },
  {
    before: '(?:منذ |قبل )(?:حوالي |نحو |أكثر من |ما يقارب )?',
    after: '',
    counts: {},
    units: {
      minute: 'دقيقة|دقائق',
      hour: 'ساعة|ساعات',
      day: 'يوماً|يوما|يوم|أيام',
      week: 'أسبوعاً|أسبوع|أسابيع',
      month: 'شهراً|شهرا|شهر|أشهر|شهور',
      year: 'سنة|سنوات|عاماً|عاما|عام|أعوام',
    },
    pairs: {
      minute: 'دقيقتين',
      hour: 'ساعتين',
      day: 'يومين',
      week: 'أسبوعين',
      month: 'شهرين',
      year: 'سنتين|عامين',
    },
    days: { اليوم: 0, أمس: 1 },
  },
  {
    before: 'il y a (?:environ |plus de |presque |moins de )?',
    after: '',
    counts: { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6 },
    units: {
      minute: 'min(?:utes?)?',
      hour: 'heures?',
      day: 'jours?',
      week: 'semaines?',
      month: 'mois',
      year: 'ans?|années?',
    },
    days: { "aujourd'hui": 0, hier: 1 },
  },
  {
    before: 'vor (?:etwa |ca\\. |rund |über |fast |mehr als |ungefähr )?',
    after: '',
    counts: { einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6 },
    units: {
      minute: 'minuten?',
      hour: 'stunden?',
      day: 'tag(?:en)?',
      week: 'wochen?',
      month: 'monat(?:en)?',
      year: 'jahr(?:en)?',
    },
    days: { heute: 0, gestern: 1 },
  },
  {
    before: 'hace (?:unos |unas |más de |casi |aproximadamente |alrededor de )?',
    after: '',
    counts: { un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6 },
    units: {
      minute: 'minutos?',
      hour: 'horas?',
      day: 'días?',
      week: 'semanas?',
      month: 'mes(?:es)?',
      year: 'años?',
    },
    days: { hoy: 0, ayer: 1 },
  },
]

/** How long ago something was, if a line ends with that, even stuck to the word before; undefined when it does not. */
export function agoAtEnd(line: string): Ago | undefined {
  for (const words of languages) {
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
