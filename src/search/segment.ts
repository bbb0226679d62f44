import type { Stem } from '../archive/stem.ts'
import { type SearchFilter, searchFilters } from '../plan/search-filters.ts'
import type { SegmentShown } from '../plan/search-segments.ts'
import { type DateRange, type Dates, datesAsked } from './date-range.ts'
import { bestOf, type Fits, fitsOf } from './match.ts'
import type { Question } from './question.ts'
import type { HitData, SegmentFiles } from './segment-files.ts'
import { nearWords } from './suggestion.ts'
import { type Phrase, type Term, termsOf } from './terms.ts'
import { beginningsOf } from './word-fit.ts'

/** What is found in a segment: an article whose details are loaded when it is to be shown. */
export interface Hit {
  page: number
  /** How well it answers each term of the question. */
  fits: readonly number[]
  /** How well its words follow each other as they do in the question. */
  nearness: number
  data: () => Promise<HitData>
}

/** The answer of a segment. */
export interface Answer {
  /** Oldest or newest first. */
  hits: Hit[]
  /** How many of its pages answer each term of the question. */
  held: readonly number[]
}

/** A part of the archive, open to be asked. */
export class Segment {
  readonly shown: SegmentShown
  readonly #files: SegmentFiles
  readonly #stem: Stem

  constructor(shown: SegmentShown, files: SegmentFiles, stem: Stem) {
    this.shown = shown
    this.#files = files
    this.#stem = stem
  }

  /** What answers a question. */
  async find(question: Question): Promise<Answer> {
    const { wanted, unwanted } = termsOf(question.text)
    if (question.text !== '' && wanted.length + unwanted.length === 0) return { hits: [], held: [] }
    const [each, near, left, chosen] = await Promise.all([
      Promise.all(wanted.map(term => this.#fitsOf(term))),
      Promise.all(neighbours(wanted).map(pair => this.#fitsOf([pair]))),
      Promise.all(unwanted.map(term => this.#fitsOf(term))),
      this.#chosen(question),
    ])
    const { order } = this.#files
    const pages = (question.order === 'oldest' ? order : order.toReversed()).filter(
      page =>
        each.every(fits => fits.has(page)) &&
        left.every(fits => !fits.has(page)) &&
        chosen.every(pages => pages.has(page)),
    )
    const hits = pages.map(page => ({
      page,
      fits: each.map(fits => fits.get(page) ?? 0),
      nearness: near.reduce((sum, fits) => sum + (fits.get(page) ?? 0), 0),
      data: () => this.#files.dataOf(page),
    }))
    return { hits, held: each.map(({ size }) => size) }
  }

  /** How many of what was found have each value of a filter. */
  async tally(hits: readonly Hit[], filter: SearchFilter | 'year'): Promise<Map<string, number>> {
    const found = new Set(hits.map(({ page }) => page))
    return new Map(
      [...(await this.#files.valuesOf(filter))].map(([value, pages]) => [
        value,
        pages.filter(page => found.has(page)).length,
      ]),
    )
  }

  /** Words of the segment that are spelled nearly as one that is looked for. */
  async nearest(word: string): Promise<{ word: string; count: number }[]> {
    return nearWords(word, await this.#files.wordsNear(word))
  }

  async #fitsOf(term: Term): Promise<Fits> {
    return bestOf(await Promise.all(term.map(phrase => this.#phraseFits(phrase))))
  }

  async #phraseFits(phrase: Phrase): Promise<Fits> {
    const words = await Promise.all(
      phrase.map(async sought => {
        const beginnings = beginningsOf(sought, this.#stem)
        return (await Promise.all(beginnings.map(text => this.#files.wordsNear(text)))).flat()
      }),
    )
    return fitsOf(phrase, words, this.#stem)
  }

  /**
   * For each filter that is set, and the time, the pages that it leaves. Values of one filter widen the search,
   * different filters narrow it; every tag must be there.
   */
  async #chosen({ filters, range }: Question): Promise<Set<number>[]> {
    const set = searchFilters.filter(name => filters[name].length > 0)
    const each = set.map(async name => {
      const values = await this.#files.valuesOf(name)
      const pages = filters[name].map(value => new Set(values.get(value)))
      return widens(name) ? [union(pages)] : pages
    })
    const dated = this.#dated(range)
    return [...(await Promise.all(each)).flat(), ...(dated ? [await dated] : [])]
  }

  #dated(range: DateRange): Promise<Set<number>> | undefined {
    const dates = datesAsked(range, this.shown.from, this.shown.to)
    if (!dates) return undefined
    const all = Object.entries(dates) as [keyof Dates, string[]][]
    const some = all.filter(([, values]) => values.length > 0)
    return Promise.all(
      some.map(async ([name, asked]) => {
        const values = await this.#files.valuesOf(name)
        return union(asked.map(value => new Set(values.get(value))))
      }),
    ).then(union)
  }
}

/** Words that follow each other in a question, as phrases of two. */
function neighbours(wanted: readonly Term[]): Phrase[] {
  const phrases = wanted.map(([phrase = []]) => phrase)
  return phrases
    .slice(1)
    .map((phrase, i) => [...(phrases[i]?.slice(-1) ?? []), ...phrase.slice(0, 1)])
}

function union(sets: readonly Set<number>[]): Set<number> {
  return sets.reduce((all, one) => all.union(one), new Set())
}

/** Whether a value of a filter takes its place beside those that are chosen. */
export function widens(name: SearchFilter): boolean {
  return name !== 'tag'
}
