/** The filters that a reader can set. */
export const filterNames = ['section', 'region', 'source', 'tag', 'year'] as const

/** One of the filters. */
export type FilterName = (typeof filterNames)[number]

/** How results are ordered. */
export type Order = 'newest' | 'oldest' | 'match'

/** What a reader asks. All of it is in the address, so that a search can be cited and gone back to. */
export interface Question {
  /** Words; empty with filters is a browse. */
  text: string
  filters: Record<FilterName, string[]>
  order: Order
}

/** Reads a question from an address (`?q=ferry&section=Harbour&sort=newest`). */
export function questionFrom(search: string): Question {
  const given = new URLSearchParams(search)
  const sort = given.get('sort')
  return {
    text: (given.get('q') ?? '').trim(),
    filters: Object.fromEntries(
      filterNames.map(name => [name, [...new Set(given.getAll(name).filter(Boolean))]]),
    ) as Question['filters'],
    order: sort === 'oldest' || sort === 'match' ? sort : 'newest',
  }
}

/** The address of a question: `?…`, or nothing when it asks nothing. `questionFrom` reads it back. */
export function addressOf({ text, filters, order }: Question): string {
  const written = new URLSearchParams()
  if (text !== '') written.set('q', text)
  for (const name of filterNames) for (const value of filters[name]) written.append(name, value)
  if (order !== 'newest') written.set('sort', order)
  return written.size === 0 ? '' : `?${written}`
}

/** Whether there is anything to look for. */
export function asks({ text, filters }: Question): boolean {
  return text !== '' || filterNames.some(name => filters[name].length > 0)
}
