import { type SearchFilter, searchFilters } from '../plan/search-filters.ts'
import type { SegmentShown } from '../plan/search-segments.ts'
import { type DateRange, datesAsked } from './date-range.ts'
import { isRanked, type Question } from './question.ts'
import type { SegmentFiles } from './segment-files.ts'
import { type Term, termsOf, wordsIn } from './terms.ts'

/** A result of Pagefind. */
interface Result {
  id: string
  score: number
  /** The places of the words that were found. */
  words: number[]
  data: () => Promise<Stored>
}

/** What the index keeps of an article. */
interface Stored {
  url: string
  content: string
  meta: { title?: string }
  filters: Partial<Record<string, string[]>>
}

/** A segment as Pagefind has it open. */
export interface Instance {
  search: (
    text: string | null,
    options: { filters: Record<string, unknown>; sort?: Record<string, string> },
  ) => Promise<{ results: Result[] }>
}

/** What is found in a segment: an article whose details are loaded when it is to be shown. */
export interface Hit {
  page: number
  /** How well it matches; 0 when the question does not rank. */
  score: number
  data: () => Promise<HitData>
}

/** What is shown of an article that was found. */
export interface HitData extends Stored {
  /** Where in its content is what was looked for: numbers of stretches without spaces. */
  places: readonly number[]
}

/** A part of the archive, open to be asked. */
export class Segment {
  readonly shown: SegmentShown
  readonly #instance: Instance
  readonly #files: SegmentFiles

  constructor(shown: SegmentShown, instance: Instance, files: SegmentFiles) {
    this.shown = shown
    this.#instance = instance
    this.#files = files
  }

  /** What answers a question, oldest or newest first; with scores when the question ranks. */
  async find(question: Question): Promise<Hit[]> {
    const terms = termsOf(question.text)
    if (question.text !== '' && terms.length === 0) return []
    const held = await this.#pagesHolding(terms)
    if (held?.size === 0) return []
    const { results } = await this.#instance.search(null, {
      filters: { ...chosen(question), ...dated(question.range, this.shown) },
      sort: { date: question.order === 'oldest' ? 'asc' : 'desc' },
    })
    const found = results
      .map(({ id, data }) => ({ id, data, page: this.#files.pageOf(id) }))
      .filter(({ page }) => !held || held.has(page))
    let weighing: Promise<Map<string, Result>> | undefined
    const weighed = () => (weighing ??= this.#weigh(terms))
    const scores = isRanked(question) ? await weighed() : undefined
    return found.map(({ id, page, data }) => ({
      page,
      score: scores?.get(id)?.score ?? 0,
      data: async () => ({
        ...(await data()),
        places: (await weighed()).get(id)?.words ?? [],
      }),
    }))
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

  /** The pages that hold every term; undefined when there is no term. */
  async #pagesHolding(terms: readonly Term[]): Promise<Set<number> | undefined> {
    const each = await Promise.all(terms.map(term => this.#pagesOf(term)))
    const [first, ...others] = each
    return first && others.reduce((held, pages) => held.intersection(pages), first)
  }

  async #pagesOf(term: Term): Promise<Set<number>> {
    const words = 'phrase' in term ? term.phrase : [term.prefix]
    const { results } = await this.#instance.search(`"${words.join(' ')}"`, { filters: {} })
    const exact = new Set(results.map(({ id }) => this.#files.pageOf(id)))
    if ('phrase' in term) return exact
    return exact.union(await this.#files.pagesBeginning(term.prefix))
  }

  async #weigh(terms: readonly Term[]): Promise<Map<string, Result>> {
    if (terms.length === 0) return new Map()
    const { results } = await this.#instance.search(wordsIn(terms).join(' '), { filters: {} })
    return new Map(results.map(result => [result.id, result]))
  }
}

/** Values of one filter widen the search, different filters narrow it; every tag must be there. */
function chosen({ filters }: Question): Record<string, unknown> {
  const set = searchFilters.filter(name => filters[name].length > 0)
  return Object.fromEntries(
    set.map(name => [name, { [widens(name) ? 'any' : 'all']: filters[name] }]),
  )
}

/** Whether another value of a filter takes its place beside those that are chosen. */
export function widens(name: SearchFilter): boolean {
  return name !== 'tag'
}

function dated(range: DateRange, { from, to }: SegmentShown): Record<string, unknown> {
  const dates = datesAsked(range, from, to)
  if (!dates) return {}
  const some = Object.entries(dates).filter(([, values]) => values.length > 0)
  return { any: some.map(([name, any]) => ({ [name]: { any } })) }
}
