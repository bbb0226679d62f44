import type { Moment } from './moment.ts'

/** What has a date and an id. */
interface Dated {
  date: Moment
  id: string
}

/** Sorts oldest first: by day, then time, then id. The same on every machine and in every locale. */
export function byDate(a: Dated, b: Dated): number {
  return byText(a.date.day, b.date.day) || a.date.instant - b.date.instant || byText(a.id, b.id)
}

/** Compares by code unit: no locale, so that two machines agree. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
