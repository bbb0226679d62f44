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
export async function loadIndex(address: string): Promise<SearchIndex> {
  const pagefind = (await import(/* @vite-ignore */ `${address}pagefind.js`)) as Pagefind
  await pagefind.options({ excerptLength: 34 })
  await pagefind.init()
  return {
    filters: () => pagefind.filters(),
    ask: async question => {
      const { results, filters } = await pagefind.search(question.text || null, {
        filters: wanted(question),
        ...sorting(question),
      })
      return { hits: results, counts: filters }
    },
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
