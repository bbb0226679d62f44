import type { SegmentShown } from '../plan/search-segments.ts'

/** How many were found in each year of segments, by their names, whatever time was asked about. */
export type SegmentYears = Map<string, ReadonlyMap<string, number>>

/** What was found in a year. */
export interface YearFound {
  count: number
  /** Whether everything of the year has been searched. */
  isWhole: boolean
}

/** What was found in the years of segments that were counted, and only in those years. */
export function yearsFound(
  segments: readonly SegmentShown[],
  counted: SegmentYears,
): Map<string, YearFound> {
  const years = new Map<string, YearFound>()
  for (const { name, from, to } of segments) {
    const counts = counted.get(name)
    if (!counts) continue
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      const written = String(year).padStart(4, '0')
      const count = (years.get(written)?.count ?? 0) + (counts.get(written) ?? 0)
      years.set(written, { count, isWhole: true })
    }
  }
  for (const { name, from, to } of segments) {
    if (counted.has(name)) continue
    for (const year of [from.slice(0, 4), to.slice(0, 4)]) {
      const found = years.get(year)
      if (found) found.isWhole = false
    }
  }
  return years
}
