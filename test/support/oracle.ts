import fc from 'fast-check'
import { wordsOf } from '../../src/archive/fold.ts'
import { asks, type Question, questionFrom } from '../../src/search/question.ts'
import { article } from './build.ts'

/*
 * An archive that is made up, and what the right answers to questions about it are, found by looking at every
 * article. Its words end in “o”, so that their stems are themselves.
 */

/** An article, as the oracle knows it. */
export interface Told {
  file: string
  title: string
  date: string
  section: string
  source: string
  tags: string[]
  body: string
}

const syllables = ['ba', 'ku', 'mi', 're', 'do', 'fa', 'lo', 'ná', 'pe', 'zø', 'gi', 'tu']
const common = Array.from({ length: 12 }, (_, i) => `${syllables[i]}mbo`)
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...common) },
  {
    weight: 5,
    arbitrary: fc
      .array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 3 })
      .map(parts => `${parts.join('')}to`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('مكتبة', 'مكتبه', 'كِتابی', 'كتابي', '灯台', '台灯', 'Straßo'),
  },
)
const mark = fc.constantFrom('', '', '', '', ',', '.', ' –')
const sentence = fc
  .array(fc.tuple(word, mark), { minLength: 4, maxLength: 30 })
  .map(parts => parts.map(([word, mark]) => word + mark).join(' '))
const sections = ['News', 'Harbour', 'Sport']
const sources = ['Wire One', 'Gull', 'Outer “Gazette”', 'Ferry Post']
const tags = Array.from({ length: 14 }, (_, i) => `Tag ${i}`)
const hour = 3_600_000

const told = fc
  .record({
    title: sentence.map(text => text.split(' ').slice(0, 5).join(' ')),
    // Later years have more articles, and some days several.
    at: fc
      .tuple(fc.noBias(fc.integer({ min: 0, max: 999_999 })), fc.integer({ min: 0, max: 23 }))
      .map(([share, hours]) => {
        const day =
          Date.UTC(1996, 0) + Math.sqrt(share / 1e6) * (Date.UTC(2024, 0) - Date.UTC(1996, 0))
        return new Date(Math.floor(day / (24 * hour)) * 24 * hour + hours * hour).toISOString()
      }),
    section: fc.constantFrom(...sections),
    source: fc.constantFrom(...sources),
    tags: fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 4 }),
    body: sentence,
  })
  .map(({ at, ...rest }) => ({ ...rest, date: at }))

/** So many articles, the same for the same seed, oldest first. */
export function toldArchive(size: number, seed: number): Told[] {
  return fc
    .sample(told, { numRuns: size, seed })
    .map((one, i) => ({ ...one, file: `articles/${one.date.slice(0, 4)}/a${i}.md` }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.file < b.file ? -1 : 1))
}

/** The article as a file. */
export function fileOf({ file, body, ...fields }: Told): [string, string] {
  return [file, article(fields, body)]
}

/** So many questions about an archive, the same for the same seed. */
export function questionsAbout(archive: readonly Told[], count: number, seed: number): Question[] {
  const from = fc.constantFrom(...archive)
  const cut = (text: string, start: number, length: number) =>
    text
      .split(' ')
      .slice(start, start + length)
      .join(' ')
  const term = fc.oneof(
    { weight: 4, arbitrary: word },
    {
      weight: 3,
      arbitrary: fc
        .tuple(from, fc.nat(8), fc.integer({ min: 2, max: 3 }))
        .map(([{ body }, start, length]) => `“${cut(body, start, length)}”`),
    },
    { weight: 1, arbitrary: fc.constantFrom('nowhere', '…', 'rembox') },
  )
  const beginning = fc.tuple(word, fc.nat(3)).map(([text, n]) => text.slice(0, 2 + n))
  const typed = fc
    .tuple(fc.array(term, { maxLength: 3 }), fc.option(beginning, { freq: 2 }))
    .map(([terms, last]) => [...terms.slice(0, last ? 2 : 3), ...(last ? [last] : [])].join(' '))
  const day = from.map(({ date }) => date.slice(0, 10))
  const edge = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length))
  const some = (values: readonly string[]) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }) },
    )
  const question = fc
    .record({
      text: typed,
      section: some(sections),
      source: some(sources),
      tag: some(tags),
      range: fc.option(fc.tuple(edge, edge), { nil: undefined, freq: 2 }),
      sort: fc.constantFrom('newest', 'newest', 'oldest', 'match'),
    })
    .map(({ text, section, source, tag, range, sort }) => {
      const [first, last] = range?.toSorted() ?? []
      const address = new URLSearchParams({ q: text, sort })
      if (first && last) {
        address.set('from', first)
        address.set('to', last)
      }
      for (const [name, values] of Object.entries({ section, source, tag })) {
        for (const value of values) address.append(name, value)
      }
      return questionFrom(`?${address}`)
    })
    .filter(asks)
  return fc.sample(question, { numRuns: count, seed })
}

/** The right answer: headlines in order, newest first unless the oldest are asked for. */
export function answerTo(question: Question, archive: readonly Told[]): string[] {
  const { filters, range, order, text } = question
  const any = (wanted: readonly string[], value: string) =>
    wanted.length === 0 || wanted.includes(value)
  const found = archive.filter(({ section, source, tags, date }) => {
    const day = date.slice(0, 10)
    return (
      any(filters.section, section) &&
      any(filters.source, source) &&
      filters.tag.every(tag => tags.includes(tag)) &&
      (!range.from || range.from <= day) &&
      (!range.to || day <= range.to)
    )
  })
  const matching = found.filter(one => matches(text, one))
  return (order === 'oldest' ? matching : matching.toReversed()).map(({ title }) => title)
}

/** Whether an article holds all that is typed; read without what the product reads it with, but for `wordsOf`. */
function matches(text: string, { title, body }: Told): boolean {
  const phrases = [...text.matchAll(/“([^”]*)”/g)].map(([, phrase = '']) => phrase)
  const loose = text
    .replaceAll(/“[^”]*”/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
  const held = [title, body].map(text => wordsOf(text).map(({ folded }) => folded))
  const follows = (wanted: readonly string[]) =>
    held.some(words => words.some((_, i) => wanted.every((word, j) => words[i + j] === word)))
  const wanted = [
    ...phrases.map(phrase => wordsOf(phrase).map(({ folded }) => folded)),
    ...loose.map(word => wordsOf(word).map(({ folded }) => folded)),
  ].filter(words => words.length > 0)
  if (text !== '' && wanted.length === 0) return false
  const isUnfinished = /[\p{L}\p{N}]\p{M}*$/u.test(text)
  return wanted.every((words, i) =>
    words.length === 1 && isUnfinished && i === wanted.length - 1
      ? held.some(all => all.some(word => word.startsWith(words[0] ?? '')))
      : follows(words),
  )
}
