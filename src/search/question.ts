import { type SearchFilter, searchFilters } from '../plan/search-filters.ts'
import { type DateRange, firstDayOf, lastDayOf, writtenFrom, writtenTo } from './date-range.ts'

/** How results are ordered. */
export type Order = 'newest' | 'oldest' | 'match'

/** What a reader asks. All of it is in the address, so that a search can be cited and gone back to. */
export interface Question {
  /** What was typed, as `termsOf` reads it; empty with filters is a browse. */
  text: string
  filters: Record<SearchFilter, string[]>
  range: DateRange
  order: Order
}

/** The order of a question whose reader has chosen none: best match when there are words. */
export function usualOrder(text: string): Order {
  return text === '' ? 'newest' : 'match'
}

/** Reads a question from an address (`?q=ferry&section=Harbour&from=2014-03&to=2016-09&sort=oldest`). */
export function questionFrom(search: string): Question {
  const given = new URLSearchParams(search)
  const text = (given.get('q') ?? '').trim()
  const sort = given.get('sort')
  const from = firstDayOf(given.get('from') ?? '')
  const to = lastDayOf(given.get('to') ?? '')
  const isOrder = sort === 'oldest' || sort === 'newest' || (sort === 'match' && text !== '')
  return {
    text,
    filters: Object.fromEntries(
      searchFilters.map(name => [name, [...new Set(given.getAll(name).filter(Boolean))]]),
    ) as Question['filters'],
    range: { ...(from ? { from } : {}), ...(to ? { to } : {}) },
    order: isOrder ? sort : usualOrder(text),
  }
}

/** The address of a question: `?…`, or nothing when it asks nothing. `questionFrom` reads it back. */
export function addressOf({ text, filters, range, order }: Question): string {
  const written = new URLSearchParams()
  if (text !== '') written.set('q', text)
  for (const name of searchFilters) for (const value of filters[name]) written.append(name, value)
  if (range.from) written.set('from', writtenFrom(range.from))
  if (range.to) written.set('to', writtenTo(range.to))
  if (order !== usualOrder(text)) written.set('sort', order)
  return written.size === 0 ? '' : `?${written}`
}

/** Whether there is anything to look for. */
export function asks(question: Question): boolean {
  return question.text !== '' || isNarrowed(question)
}

/** Whether filters or a time are chosen. */
export function isNarrowed({ filters, range: { from, to } }: Question): boolean {
  return Boolean(from ?? to) || searchFilters.some(name => filters[name].length > 0)
}

/** Whether results are ordered by how well they match, which needs words. */
export function isRanked({ order, text }: Question): boolean {
  return order === 'match' && text !== ''
}
