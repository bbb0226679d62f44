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

/** The answer to a question. */
export interface Answer {
  hits: Hit[]
  counts: Counts
}

/** The search index, loaded. */
export interface SearchIndex {
  /** Undefined when a later question has overtaken this one. */
  ask: (question: Question) => Promise<Answer>
  /** All values of all filters, with how many articles have them. */
  filters: () => Promise<Counts>
}

interface Pagefind {
  options: (options: Record<string, unknown>) => Promise<void>
  init: () => Promise<void>
  filters: () => Promise<Counts>
  search: (
    text: string | null,
    options: { filters: Record<string, unknown>; sort?: Record<string, string> },
  ) => Promise<{ results: Hit[]; filters: Counts; totalFilters?: Counts }>
}

/** Loads the index that lies at an address (with a slash at its end). Rejects when it is not there. */
export async function loadIndex(address: string, attempt = 0): Promise<SearchIndex> {
  const fresh = attempt === 0 ? '' : `?again=${attempt}`
  const pagefind = (await import(/* @vite-ignore */ `${address}pagefind.js${fresh}`)) as Pagefind
  await pagefind.options({ excerptLength: 34, baseUrl: '/', noWorker: true })
  await pagefind.init()
  const search = (question: Question) =>
    pagefind.search(question.text || null, { filters: wanted(question), ...sorting(question) })
  return {
    filters: () => whole(address, () => pagefind.filters()),
    ask: question =>
      whole(address, async () => {
        const { results, filters } = await search(question)
        return { hits: results, counts: { ...filters, ...(await widened(question, search)) } }
      }),
  }
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

/** Fails when a file of the index could not be loaded meanwhile; Pagefind would find nothing instead. */
async function whole<Value>(address: string, work: () => Promise<Value>): Promise<Value> {
  const fetchAny = globalThis.fetch
  let failed = false
  globalThis.fetch = async (...request) => {
    try {
      const response = await fetchAny(...request)
      failed ||= !response.ok && String(request[0]).includes(address)
      return response
    } catch (error) {
      failed = true
      throw error
    }
  }
  try {
    const value = await work()
    if (failed) throw new Error('a file of the search index could not be loaded')
    return value
  } finally {
    globalThis.fetch = fetchAny
  }
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
