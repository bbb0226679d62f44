import fc from 'fast-check'
import { asks, type Question, questionFrom } from '../../src/search/question.ts'
import { article } from './build.ts'
import { pair, plain, sentence, type Text, word } from './oracle-words.ts'

/* Questions about a made-up archive, and what the right answers are, found by looking at every article. */

/** An article, as the oracle knows it. */
export interface Told {
  file: string
  title: Text
  description: Text
  authors: Text[]
  date: string
  section: string
  source: string
  tags: string[]
  body: Text
  cover: Text
}

const sections = ['News', 'Harbour', 'Sport']
const sources = ['Wire One', 'Gull', 'Outer Gazette', 'Ferry Post']
const tags = Array.from({ length: 14 }, (_, i) => `Tag ${i}`)
const hour = 3_600_000

const told = fc
  .record({
    title: sentence(5),
    description: sentence(6),
    authors: fc.array(sentence(2), { minLength: 1, maxLength: 2 }),
    cover: sentence(4),
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
    body: sentence(30),
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
export function fileOf({
  file,
  title,
  description,
  authors,
  cover,
  body,
  ...rest
}: Told): [string, string] {
  const fields = {
    ...{ title: title.written, description: description.written },
    authors: authors.map(({ written }) => written),
    cover: { src: 'a.png', alt: cover.written },
    ...rest,
  }
  // Marks that Markdown would read are no matter here.
  return [file, article(fields, body.written.replaceAll(/[*_]/g, ''))]
}

/** A question, and what of it an article has to hold. */
export interface Asked {
  question: Question
  wanted: Wanted[]
  unwanted: Wanted[]
}

/** One of several runs of words; the last of a run may be unfinished. */
interface Wanted {
  typed: string
  runs: string[][]
  isOpen?: boolean
}

/** So many questions about an archive, the same for the same seed. */
export function questionsAbout(archive: readonly Told[], count: number, seed: number): Asked[] {
  const from = fc.constantFrom(...archive)
  const textIn = from.chain(({ title, description, authors, body, cover }) =>
    fc.constantFrom(body, body, title, description, cover, ...authors),
  )
  const nowhere: Wanted = { typed: 'rembox', runs: [['rembox']] }
  const single = fc
    .tuple(word, fc.boolean())
    .map(
      ([{ written, key }, isPlain]): Wanted => ({ typed: isPlain ? key : written, runs: [[key]] }),
    )
  const several = fc
    .tuple(textIn, fc.nat(8), fc.integer({ min: 2, max: 3 }))
    .map(([{ keys }, start, length]) => keys.slice(start, start + length))
    .filter(({ length }) => length > 0)
    .map((keys): Wanted => ({ typed: `“${keys.join(' ')}”`, runs: [keys] }))
  const paired = fc
    .tuple(pair, fc.constantFrom('whole', 'parts', 'dashed'))
    .map(([{ written, keys, joined }, how]): Wanted => {
      const whole = joined[0] ?? ''
      if (how === 'whole') return { typed: whole, runs: [[whole]] }
      if (how === 'parts') return { typed: written, runs: [keys, [whole]] }
      return { typed: keys.join('—'), runs: [keys] }
    })
  const pairThere = textIn
    .filter(({ joined }) => joined.length > 0)
    .map(({ joined: [whole = ''] }): Wanted => ({ typed: whole, runs: [[whole]] }))
  const term = fc.oneof(
    { weight: 5, arbitrary: single },
    { weight: 3, arbitrary: several },
    { weight: 1, arbitrary: paired },
    { weight: 1, arbitrary: pairThere },
    { weight: 1, arbitrary: fc.constant(nowhere) },
  )
  const either = fc.tuple(term, term).map(
    ([a, b]): Wanted => ({
      typed: `${a.typed} OR ${b.typed}`,
      runs: [...a.runs, ...b.runs],
    }),
  )
  const beginning = fc.tuple(plain, fc.nat(3)).map(([{ key }, n]): Wanted => {
    const typed = key.slice(0, 2 + n)
    return { typed, runs: [[typed]], isOpen: true }
  })
  const typed = fc
    .record({
      terms: fc.array(fc.oneof({ weight: 6, arbitrary: term }, { weight: 1, arbitrary: either }), {
        maxLength: 2,
      }),
      without: fc.option(fc.oneof(single, several), { freq: 4, nil: undefined }),
      last: fc.option(beginning, { freq: 2, nil: undefined }),
    })
    .map(({ terms, without, last }) => ({
      wanted: [...terms, ...(last ? [last] : [])],
      unwanted: without ? [without] : [],
      // A full stop after the last word says that it is finished.
      text: [
        ...(without ? [`-${without.typed}`] : []),
        ...terms.map(({ typed }) => `${typed}${/”$/.test(typed) ? '' : '.'}`),
        ...(last ? [last.typed] : []),
      ].join(' '),
    }))
  const day = from.map(({ date }) => date.slice(0, 10))
  const edge = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length))
  const some = (values: readonly string[]) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }) },
    )
  const question = fc
    .record({
      typed,
      section: some(sections),
      source: some(sources),
      tag: some(tags),
      range: fc.option(fc.tuple(edge, edge), { nil: undefined, freq: 2 }),
      sort: fc.constantFrom('newest', 'newest', 'oldest', 'match'),
    })
    .map(({ typed: { text, wanted, unwanted }, section, source, tag, range, sort }) => {
      const [first, last] = range?.toSorted() ?? []
      const address = new URLSearchParams({ q: text, sort })
      if (first && last) {
        address.set('from', first)
        address.set('to', last)
      }
      for (const [name, values] of Object.entries({ section, source, tag })) {
        for (const value of values) address.append(name, value)
      }
      return { question: questionFrom(`?${address}`), wanted, unwanted }
    })
    .filter(({ question }) => asks(question))
  return fc.sample(question, { numRuns: count, seed })
}

/** The right answer: headlines in order, newest first unless the oldest are asked for. */
export function answerTo(
  { question, wanted, unwanted }: Asked,
  archive: readonly Told[],
): string[] {
  const { filters, range, order } = question
  const any = (values: readonly string[], value: string) =>
    values.length === 0 || values.includes(value)
  const found = archive.filter(one => {
    const { section, source, tags, date } = one
    const day = date.slice(0, 10)
    return (
      any(filters.section, section) &&
      any(filters.source, source) &&
      filters.tag.every(tag => tags.includes(tag)) &&
      (!range.from || range.from <= day) &&
      (!range.to || day <= range.to) &&
      wanted.every(term => holds(one, term)) &&
      !unwanted.some(term => holds(one, term))
    )
  })
  return (order === 'oldest' ? found : found.toReversed()).map(({ title }) => title.written)
}

/** Whether an article holds one of the runs of words. */
function holds(one: Told, { runs, isOpen = false }: Wanted): boolean {
  const { title, description, authors, cover, body, section, source, tags } = one
  const labels = [section, source, ...tags].map(label => label.toLowerCase().split(' '))
  const texts = [title, description, ...authors, cover, body]
  const all = [...texts.map(({ keys }) => keys), ...labels]
  const joined = texts.flatMap(text => text.joined)
  const is = (key: string, word: string, isLast: boolean) =>
    isOpen && isLast ? key.startsWith(word) : key === word
  return runs.some(
    run =>
      (run.length === 1 && joined.some(key => is(key, run[0] ?? '', true))) ||
      all.some(keys =>
        keys.some((_, i) =>
          run.every((word, j) => is(keys[i + j] ?? '', word, j === run.length - 1)),
        ),
      ),
  )
}
