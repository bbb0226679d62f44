import { wordsOf } from '../archive/words.ts'
import type { SearchFilter } from '../plan/search-filters.ts'
import type { SegmentShown } from '../plan/search-segments.ts'
import { isRanked, type Question } from './question.ts'
import { rank } from './rank.ts'
import { type Answer, type Hit, type Segment, widens } from './segment.ts'
import { termsOf } from './terms.ts'
import { type SegmentYears, type YearFound, yearsFound } from './years-found.ts'

/** How many articles have each value of something. */
export type Counts = ReadonlyMap<string, number>

/** The answer to a question, as far as it has been looked for. */
export interface Finding {
  /** What was found, in the order asked for. */
  readonly hits: readonly Hit[]
  /** Whether all of the archive that the question asks about has been searched. */
  readonly isComplete: boolean
  /** How much has been searched, from 0 to 1. */
  readonly progress: number
  /** Whether it ranks, and so many articles were weighed that readers should be asked before all others are. */
  readonly isWeighty: boolean
  /** The time that has been searched, from the first year to the last; undefined at the beginning. */
  readonly searched: readonly [from: string, to: string] | undefined
  /** The time that will be searched next, from the first year to the last; undefined at the end. */
  readonly next: readonly [from: string, to: string] | undefined
  /** Searches on. Rejects when a file of the index could not be loaded; may then be called again. */
  step: () => Promise<void>
  /** How many of what was searched would be left by each value of a filter. */
  count: (filter: SearchFilter) => Promise<Counts>
  /** What was found in each year that was searched, also for the same question about another time. */
  years: () => Promise<ReadonlyMap<string, YearFound>>
  /** The question with words that are spelled nearly as those that are nowhere; undefined when there are none. */
  suggestion: () => Promise<string | undefined>
}

/** Articles of which the best are found at once when results are ranked; more when a reader asks for them. */
const atOnce = 3000

/** A search from one end of time towards the other. */
export class Search implements Finding {
  hits: Hit[] = []
  readonly #question: Question
  readonly #segments: readonly SegmentShown[]
  readonly #open: (segment: SegmentShown) => Promise<Segment>
  readonly #years: SegmentYears
  readonly #all: number
  /** Still to be searched, the next one last. */
  readonly #left: SegmentShown[]
  /** What is being searched now, for all who ask meanwhile. */
  #searching: Promise<void> | undefined
  readonly #searched: { segment: Segment; answer: Answer }[] = []

  constructor(
    question: Question,
    segments: readonly SegmentShown[],
    open: (segment: SegmentShown) => Promise<Segment>,
    years: SegmentYears,
  ) {
    this.#question = question
    this.#segments = segments
    this.#open = open
    this.#years = years
    this.#left = segments.filter(segment => concerns(segment, question))
    if (question.order === 'oldest') this.#left.reverse()
    this.#all = this.#left.length
  }

  get isComplete(): boolean {
    return this.#left.length === 0
  }

  get progress(): number {
    return this.#all === 0 ? 1 : 1 - this.#left.length / this.#all
  }

  get isWeighty(): boolean {
    const weighed = this.#searched.reduce((sum, { segment }) => sum + segment.shown.count, 0)
    return isRanked(this.#question) && weighed >= atOnce
  }

  get searched(): [string, string] | undefined {
    const days = this.#searched.flatMap(({ segment: { shown } }) => [shown.from, shown.to]).sort()
    const [from, to] = [days[0], days.at(-1)]
    return from && to ? [from.slice(0, 4), to.slice(0, 4)] : undefined
  }

  get next(): [string, string] | undefined {
    const segment = this.#left.at(-1)
    return segment && [segment.from.slice(0, 4), segment.to.slice(0, 4)]
  }

  step(): Promise<void> {
    this.#searching ??= this.#searchNext().finally(() => {
      this.#searching = undefined
    })
    return this.#searching
  }

  async #searchNext(): Promise<void> {
    const batch = this.#upcoming()
    const found = await Promise.all(
      batch.map(async shown => {
        const segment = await this.#open(shown)
        return { segment, answer: await segment.find(this.#question) }
      }),
    )
    this.#left.length -= batch.length
    this.#searched.push(...found)
    const answers = this.#searched.map(({ answer }) => answer)
    this.hits = isRanked(this.#question) ? rank(answers) : answers.flatMap(({ hits }) => hits)
  }

  /** The segments to search next: one, or, when results are ranked, so many that they hold enough articles. */
  #upcoming(): SegmentShown[] {
    const enough = isRanked(this.#question) ? atOnce : 1
    let articles = 0
    return this.#left.toReversed().filter(({ count }) => {
      const isNext = articles < enough
      articles += count
      return isNext
    })
  }

  async count(filter: SearchFilter): Promise<Counts> {
    const { filters } = this.#question
    const others = widens(filter) && filters[filter].length > 0
    const without = { ...this.#question, filters: { ...filters, [filter]: [] } }
    const each = await Promise.all(
      this.#searched.map(async ({ segment, answer }) => {
        const { hits } = others ? await segment.find(without) : answer
        return segment.tally(hits, filter)
      }),
    )
    const sum = new Map<string, number>()
    for (const [value, number] of each.flatMap(counts => [...counts]))
      sum.set(value, (sum.get(value) ?? 0) + number)
    return sum
  }

  async years(): Promise<ReadonlyMap<string, YearFound>> {
    const { range } = this.#question
    const ofAnyTime = { ...this.#question, range: {} }
    for (const { segment, answer } of this.#searched) {
      if (this.#years.has(segment.shown.name)) continue
      const { hits } = range.from || range.to ? await segment.find(ofAnyTime) : answer
      this.#years.set(segment.shown.name, await segment.tally(hits, 'year'))
    }
    return yearsFound(this.#segments, this.#years)
  }

  async suggestion(): Promise<string | undefined> {
    const { text } = this.#question
    const isNowhere = (term: number) => this.#searched.every(({ answer }) => !answer.held[term])
    const missing = termsOf(text)
      .wanted.filter((_, i) => isNowhere(i))
      .flatMap(([phrase = []]) => (phrase.length === 1 ? phrase : []))
      .map(({ word }) => word)
    let suggested = text
    for (const { folded, start, end } of wordsOf(text).reverse()) {
      const near = missing.includes(folded) ? await this.#nearest(folded) : undefined
      if (near) suggested = suggested.slice(0, start) + near + suggested.slice(end)
    }
    return suggested === text ? undefined : suggested
  }

  /** A folded word as a text of a segment has it: `München` for `munchen`. */
  async #spelled(segment: Segment, word: string): Promise<string> {
    const { hits } = await segment.find({ ...this.#question, text: `"${word}"` })
    const shown = await hits[0]?.data()
    const text = shown ? `${shown.headline} ${shown.text}` : ''
    const found = wordsOf(text).find(({ folded }) => folded === word)
    return found ? text.slice(found.start, found.end) : word
  }

  async #nearest(word: string): Promise<string | undefined> {
    for (const { segment } of this.#searched) {
      const [near] = await segment.nearest(word)
      if (near) return this.#spelled(segment, near.word)
    }
    return undefined
  }
}

/** Whether a segment may hold articles of the time that is asked about. */
function concerns({ from, to }: SegmentShown, { range }: Question): boolean {
  return (!range.from || range.from <= to) && (!range.to || from <= range.to)
}
