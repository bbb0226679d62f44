import type { FiltersShown, SearchFilter } from '../plan/search-filters.ts'
import type { SegmentShown, SegmentsShown } from '../plan/search-segments.ts'
import { loadShared, watchFetch, whole } from './index-files.ts'
import { isRanked, type Question } from './question.ts'
import { type Hit, type Instance, Segment, widens } from './segment.ts'
import { SegmentFiles } from './segment-files.ts'

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
  /** Whether everything of a year that the question asks about has been searched. */
  isSearched: (year: string) => boolean
  /** Searches on. Rejects when a file of the index could not be loaded; may then be called again. */
  step: () => Promise<void>
  /** How many of what was searched would be left by each value of a filter. */
  count: (filter: SearchFilter) => Promise<Counts>
  /** How many were found in each year that was searched, and only those years. */
  years: () => Promise<Counts>
}

/** The search index, ready to be asked. */
export interface SearchIndex {
  /** Loads the values of all filters, with how many articles of the archive have them. */
  filters: () => Promise<FiltersShown>
  /** How many articles of the archive are of each year, oldest first. */
  years: Counts
  ask: (question: Question) => Finding
}

interface Pagefind {
  createInstance: (options: Record<string, unknown>) => Instance
}

/** Where the files of the index are, with a slash at the end of folders. */
export interface Places {
  index: string
  /** The mark of the client, another for another client. */
  client: string
  /** The folder of `segments.json` and `filters.json`. */
  lists: string
}

type Open = (segment: SegmentShown) => Promise<Segment>

/**
 * Loads the list of segments and the client. Rejects when they are not there.
 *
 * The segments share one WebAssembly, which the first of them to be opened starts: the others wait for
 * it, since each would start one of its own otherwise, and take it from those before.
 */
export async function loadIndex(
  { index, client, lists }: Places,
  attempt = 0,
): Promise<SearchIndex> {
  const fresh = attempt === 0 ? '' : `&again=${attempt}`
  watchFetch(index, client)
  loadShared()
  const [list, pagefind] = await Promise.all([
    jsonAt<SegmentsShown>(`${lists}segments.json`),
    import(
      /* @vite-ignore */ `${index}client/pagefind.js?ts=${client}${fresh}`
    ) as Promise<Pagefind>,
  ])
  const opened = new Map<string, Promise<Segment>>()
  let first: Promise<Segment> | undefined
  const start = async (shown: SegmentShown) => {
    const place = `${index}${shown.name}/`
    const options = { basePath: place, baseUrl: '/', metaCacheTag: shown.tag, noWorker: true }
    const instance = pagefind.createInstance(options)
    const [files] = await Promise.all([
      SegmentFiles.at(place, shown.tag),
      instance.search('', { filters: {} }),
    ])
    return new Segment(shown, instance, files)
  }
  const open: Open = shown => {
    const known = opened.get(shown.name)
    if (known) return known
    const opening = first ? first.then(() => start(shown)) : start(shown)
    first ??= opening
    opened.set(shown.name, opening)
    opening.catch(() => {
      opened.delete(shown.name)
      if (first === opening) first = undefined
    })
    return opening
  }
  let filters: Promise<FiltersShown> | undefined
  return {
    filters: () => {
      filters ??= jsonAt<FiltersShown>(`${lists}filters.json`)
      filters.catch(() => (filters = undefined))
      return filters
    },
    years: new Map(Object.entries(list.years)),
    ask: question => new Search(question, list.segments, open),
  }
}

/** Loads a file of JSON. Rejects when it is not there. */
async function jsonAt<Value>(address: string): Promise<Value> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return (await response.json()) as Value
}

/** Articles whose segments are searched at once when results are ranked. */
const atOnce = 3000
/** Articles among which the best are looked for at first: at about 200 bytes each, less than two megabytes. */
const weighedAtFirst = 8000

/** A search from one end of time towards the other. */
class Search implements Finding {
  hits: Hit[] = []
  readonly #question: Question
  readonly #open: Open
  readonly #all: number
  /** Still to be searched, the next one last. */
  readonly #left: SegmentShown[]
  /** What is being searched now, for all who ask meanwhile. */
  #searching: Promise<void> | undefined
  readonly #searched: { segment: Segment; hits: Hit[] }[] = []

  constructor(question: Question, segments: readonly SegmentShown[], open: Open) {
    this.#question = question
    this.#open = open
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
    return isRanked(this.#question) && this.#weighed >= weighedAtFirst
  }

  get #weighed(): number {
    return this.#searched.reduce((sum, { segment }) => sum + segment.shown.count, 0)
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

  isSearched(year: string): boolean {
    return this.#left.every(({ from, to }) => to.slice(0, 4) < year || year < from.slice(0, 4))
  }

  step(): Promise<void> {
    this.#searching ??= this.#searchNext().finally(() => {
      this.#searching = undefined
    })
    return this.#searching
  }

  async #searchNext(): Promise<void> {
    const batch = this.#upcoming()
    const found = await whole(() =>
      Promise.all(
        batch.map(async shown => {
          const segment = await this.#open(shown)
          return { segment, hits: await segment.find(this.#question) }
        }),
      ),
    )
    this.#left.length -= batch.length
    this.#searched.push(...found)
    for (const { hits } of found) this.hits.push(...hits)
    if (isRanked(this.#question)) this.hits.sort((a, b) => b.score - a.score)
  }

  /** The segments to search next: one, or, when results are ranked, so many that they hold enough articles. */
  #upcoming(): SegmentShown[] {
    const left = this.#left.toReversed()
    const missing = weighedAtFirst - this.#weighed
    const some = missing > 0 ? Math.min(atOnce, missing) : atOnce
    const enough = isRanked(this.#question) ? some : 1
    let articles = 0
    return left.filter(({ count }) => {
      const isNext = articles < enough
      articles += count
      return isNext
    })
  }

  count(filter: SearchFilter): Promise<Counts> {
    const { filters } = this.#question
    const others = widens(filter) && filters[filter].length > 0
    const without = { ...this.#question, filters: { ...filters, [filter]: [] } }
    return this.#sum(async ({ segment, hits }) =>
      segment.tally(others ? await segment.find(without) : hits, filter),
    )
  }

  years(): Promise<Counts> {
    return this.#sum(async ({ segment, hits }) => {
      const [first, last] = [segment.shown.from.slice(0, 4), segment.shown.to.slice(0, 4)]
      return first === last ? new Map([[first, hits.length]]) : segment.tally(hits, 'year')
    })
  }

  async #sum(
    count: (searched: { segment: Segment; hits: Hit[] }) => Promise<Counts>,
  ): Promise<Counts> {
    const each = await whole(() => Promise.all(this.#searched.map(count)))
    const sum = new Map<string, number>()
    for (const [value, number] of each.flatMap(counts => [...counts])) {
      sum.set(value, (sum.get(value) ?? 0) + number)
    }
    return sum
  }
}

/** Whether a segment may hold articles of the time that is asked about. */
function concerns({ from, to }: SegmentShown, { range }: Question): boolean {
  return (!range.from || range.from <= to) && (!range.to || from <= range.to)
}
