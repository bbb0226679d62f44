import { type Stem, sureStem } from '../archive/stem.ts'
import type { FiltersShown } from '../plan/search-filters.ts'
import type { SegmentShown, SegmentsShown } from '../plan/search-segments.ts'
import { type Counts, type Finding, Search } from './finding.ts'
import { jsonAt } from './index-files.ts'
import { addressOf, type Question } from './question.ts'
import { Segment } from './segment.ts'
import { SegmentFiles } from './segment-files.ts'
import type { SegmentYears } from './years-found.ts'

/** The search index, ready to be asked. */
export interface SearchIndex {
  /** Loads the values of all filters, with how many articles of the archive have them. */
  filters: () => Promise<FiltersShown>
  /** How many articles of the archive are of each year, oldest first. */
  years: Counts
  stem: Stem
  ask: (question: Question) => Finding
}

/** Where the files of the index are, with a slash at the end of folders. */
export interface Places {
  index: string
  /** The mark of the stemmer, another for another one. */
  client: string
  /** The folder of `segments.json` and `filters.json`. */
  lists: string
}

/** Loads the list of segments and the stemmer. Rejects when they are not there. */
export async function loadIndex(
  { index, client, lists }: Places,
  attempt = 0,
): Promise<SearchIndex> {
  const fresh = attempt === 0 ? '' : `&again=${attempt}`
  const [list, { stemmer }] = await Promise.all([
    jsonAt<SegmentsShown>(`${lists}segments.json`),
    import(/* @vite-ignore */ `${index}client/stem.js?ts=${client}${fresh}`) as Promise<{
      stemmer: Stem
    }>,
  ])
  const stem = sureStem(stemmer)
  const opened = new Map<string, Promise<Segment>>()
  const open = (shown: SegmentShown) => {
    const known = opened.get(shown.name)
    if (known) return known
    const files = SegmentFiles.at(`${index}${shown.name}/`, shown.tag)
    const opening = files.then(files => new Segment(shown, files, stem))
    opened.set(shown.name, opening)
    opening.catch(() => opened.delete(shown.name))
    return opening
  }
  let filters: Promise<FiltersShown> | undefined
  let counted: { of: string; years: SegmentYears } | undefined
  return {
    filters: () => {
      filters ??= jsonAt<FiltersShown>(`${lists}filters.json`)
      filters.catch(() => (filters = undefined))
      return filters
    },
    years: new Map(Object.entries(list.years)),
    stem,
    ask: question => {
      const ofAnyTime = addressOf({ ...question, range: {}, order: 'newest' })
      if (counted?.of !== ofAnyTime) counted = { of: ofAnyTime, years: new Map() }
      return new Search(question, list.segments, open, counted.years)
    },
  }
}
