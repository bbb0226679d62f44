import type { SegmentShown, SegmentsShown } from '../plan/search-segments.ts'
import { watchFetch, whole } from './index-files.ts'
import { type FilterName, filterNames, type Question } from './question.ts'

/** A result whose details are loaded when it is to be shown. */
export interface Hit {
  data: () => Promise<HitData>
}

/** What the index keeps of an article. */
export interface HitData {
  url: string
  excerpt: string
  meta: Record<string, string | undefined>
}

/** How many articles each value of each filter would leave. */
export type Counts = Record<string, Record<string, number>>

/** The answer to a question, as far as it has been looked for. */
export interface Finding {
  /** What was found, in the order asked for. */
  readonly hits: readonly Hit[]
  /** Whether all of the archive that the question asks about has been searched. */
  readonly isComplete: boolean
  /** What each filter would leave; only of a complete answer, and not of a very large search. */
  readonly counts: Counts | undefined
  /** The time that will be searched next, from the first year to the last; undefined at the end. */
  readonly next: readonly [from: string, to: string] | undefined
  /** Searches on. Rejects when a file of the index could not be loaded; may then be called again. */
  step: () => Promise<void>
}

/** The search index, ready to be asked. */
export interface SearchIndex {
  /** All values of all filters, with how many articles have them. */
  filters: Counts
  ask: (question: Question) => Finding
}

interface Found {
  results: (Hit & { score: number })[]
  filters: Counts
}

/** One segment of the index, as Pagefind has it open. */
interface Instance {
  filters: () => Promise<Counts>
  search: (
    text: string | null,
    options: { filters: Record<string, unknown>; sort?: Record<string, string> },
  ) => Promise<Found>
}

interface Pagefind {
  createInstance: (options: Record<string, unknown>) => Instance
}

/** Where the files of the index are, with a slash at the end of folders. */
export interface Places {
  index: string
  segments: string
}

/**
 * Loads the list of segments and the client. Rejects when they are not there.
 *
 * The segments share one WebAssembly, which the first of them to be opened starts: the others wait for
 * it, since each would start one of its own otherwise, and take it from those before.
 */
export async function loadIndex({ index, segments }: Places, attempt = 0): Promise<SearchIndex> {
  const fresh = attempt === 0 ? '' : `?again=${attempt}`
  watchFetch(index)
  const [list, pagefind] = await Promise.all([
    listAt(segments),
    import(/* @vite-ignore */ `${index}client/pagefind.js${fresh}`) as Promise<Pagefind>,
  ])
  const opened = new Map<string, Promise<Instance>>()
  let first: Promise<Instance> | undefined
  const start = async ({ name, tag }: SegmentShown) => {
    const place = { basePath: `${index}${name}/`, baseUrl: '/', metaCacheTag: tag }
    const made = pagefind.createInstance({ ...place, excerptLength: 34, noWorker: true })
    await made.search('', { filters: {} })
    return made
  }
  const open = (segment: SegmentShown) => {
    const opening =
      opened.get(segment.name) ?? (first ? first.then(() => start(segment)) : start(segment))
    first ??= opening
    opened.set(segment.name, opening)
    return opening
  }
  return {
    filters: list.filters,
    ask: question => new Search(question, list.segments, open),
  }
}

async function listAt(address: string): Promise<SegmentsShown> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return (await response.json()) as SegmentsShown
}

type Open = (segment: SegmentShown) => Promise<Instance>

/** Segments up to which every filter is counted. */
const mostCounted = 4
/** Segments that are searched at once when all of them must be. */
const atOnce = 4

/** A search from one end of time towards the other; by best match, of all of it. */
class Search implements Finding {
  hits: Hit[] = []
  counts: Counts | undefined
  readonly #question: Question
  readonly #open: Open
  readonly #isCounted: boolean
  /** Still to be searched, the next one last. */
  readonly #left: SegmentShown[]

  constructor(question: Question, segments: readonly SegmentShown[], open: Open) {
    this.#question = question
    this.#open = open
    const concerned = segments.filter(segment => concerns(segment, question.filters.year))
    this.#left = question.order === 'oldest' ? concerned.reverse() : concerned
    this.#isCounted = concerned.length <= mostCounted
    if (this.#isCounted) this.counts = {}
  }

  get isComplete(): boolean {
    return this.#left.length === 0
  }

  get next(): [string, string] | undefined {
    const segment = this.#left.at(-1)
    return segment && [segment.from.slice(0, 4), segment.to.slice(0, 4)]
  }

  async step(): Promise<void> {
    const all = this.#question.order === 'match' && this.#question.text !== ''
    const batch = this.#left.slice(all ? -atOnce : -1).reverse()
    const found = await whole(() => Promise.all(batch.map(segment => this.#searchIn(segment))))
    this.#left.length -= batch.length
    for (const { results, filters } of found) {
      this.hits.push(...results)
      if (this.counts) this.counts = sum(this.counts, filters)
    }
    if (!all) return
    const scored = this.hits as Found['results']
    scored.sort((a, b) => b.score - a.score)
    if (!this.isComplete) await this.step()
  }

  async #searchIn(segment: SegmentShown): Promise<Found> {
    const instance = await this.#open(segment)
    if (this.#isCounted) await instance.filters()
    const search = (question: Question) =>
      instance.search(question.text || null, { filters: wanted(question), ...sorting(question) })
    const { results, filters } = await search(this.#question)
    const wider = this.#isCounted ? await widened(this.#question, search) : {}
    return { results, filters: { ...filters, ...wider } }
  }
}

/** Whether a segment may hold articles of the years that are chosen; none chosen are all. */
function concerns({ from, to }: SegmentShown, years: readonly string[]): boolean {
  return (
    years.length === 0 || years.some(year => from.slice(0, 4) <= year && year <= to.slice(0, 4))
  )
}

function sum(one: Counts, other: Counts): Counts {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const added = (name: string) => {
    const values = new Map(Object.entries(one[name] ?? {}))
    for (const [value, count] of Object.entries(other[name] ?? {})) {
      values.set(value, (values.get(value) ?? 0) + count)
    }
    return Object.fromEntries(values)
  }
  return Object.fromEntries(names.map(name => [name, added(name)]))
}

/**
 * Counts for filters whose values widen the search: what another value would leave when it takes the
 * place of those that are chosen.
 */
async function widened(
  question: Question,
  search: (question: Question) => Promise<{ filters: Counts }>,
): Promise<Counts> {
  const chosen = filterNames.filter(
    name => mode(name) === 'any' && question.filters[name].length > 0,
  )
  const counts: Counts = {}
  for (const name of chosen) {
    const without = { ...question, filters: { ...question.filters, [name]: [] } }
    const { filters } = await search(without)
    counts[name] = filters[name] ?? {}
  }
  return counts
}

/** Values of one filter widen the search, different filters narrow it; every tag must be there. */
function wanted({ filters }: Question): Record<string, unknown> {
  const set = filterNames.filter(name => filters[name].length > 0)
  return Object.fromEntries(set.map(name => [name, { [mode(name)]: filters[name] }]))
}

function mode(name: FilterName): 'any' | 'all' {
  return name === 'tag' ? 'all' : 'any'
}

function sorting({ order, text }: Question): { sort?: Record<string, string> } {
  if (order === 'match' && text !== '') return {}
  return { sort: { date: order === 'oldest' ? 'asc' : 'desc' } }
}
