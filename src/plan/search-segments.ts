import { gatherByDate } from '../archive/calendar.ts'
import { digestOf } from '../archive/digest.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import { onceFor } from './once-for.ts'
import { type Planned, planned } from './page.ts'
import { recordOf } from './search-records.ts'
import { cutByDate, type Span } from './spans.ts'
import { stemmerFor } from './stemmer-for.ts'

/** A part of the search index: the articles of a span of time, whose name is that of its folder. */
export type Segment = Span

/** What the search page knows of a segment without opening it. */
export interface SegmentShown {
  name: string
  /** Days of its first and last article. */
  from: string
  to: string
  count: number
  /** What the name of its metadata has, another for another index. */
  tag: string
}

/** What the search page loads first: the segments, oldest first, and how many articles each year has. */
export interface SegmentsShown {
  segments: SegmentShown[]
  years: Record<string, number>
}

declare module './page.ts' {
  interface Shown {
    segments: SegmentsShown
  }
}

/** Articles that a segment holds at most, unless they are of one day. */
const largestSegment = 1000

/** Cuts the edition into segments, oldest first. */
export function segmentsOf({ articles }: Edition, most = largestSegment): Segment[] {
  return cutByDate(articles, 'all', most)
}

/** The characters of a fingerprint that name the metadata of an index. */
export const tagOf = (print: string): string => print.slice(0, 10)

/** The fingerprint of a segment's index; `indexing` is that of what makes it from articles. */
export function segmentPrint(segment: Segment, edition: Edition, indexing: string): string {
  return digestOf(`${indexing}\0${segmentDigest(segment, edition)}`)
}

/** The fingerprint of what runs in the browser; `indexing` is that of what makes it. */
export function clientPrint({ site }: Edition, indexing: string): string {
  return digestOf(`${indexing}\0${stemmerFor(site.language)}`)
}

/** A digest of all that search knows of the articles of a segment. */
export const segmentDigest = onceFor((segment: Segment, edition: Edition) =>
  digestOf(
    JSON.stringify([
      stemmerFor(edition.site.language),
      edition.site.itemsPerSearchFile,
      segment.articles.map(one => recordOf(one, edition)),
    ]),
  ),
)

/** The address of what the search page loads first. */
function segmentsAddress({ path }: Pick<Site, 'path'>): string {
  return `${path}/search/segments.json`
}

/** The list of segments, as a file of the site. */
export function segmentsFile(
  edition: Edition,
  segments: readonly Segment[],
  indexing: string,
): Planned {
  return planned('segments', segmentsAddress(edition.site), () => ({
    segments: segments.map(segment => segmentShown(segment, edition, indexing)),
    years: Object.fromEntries(
      [...gatherByDate(edition.articles, 'year')].map(([year, { length }]) => [year, length]),
    ),
  }))
}

function segmentShown(segment: Segment, edition: Edition, indexing: string): SegmentShown {
  const { name, articles } = segment
  const days = articles.map(({ date }) => date.day)
  return {
    ...{ name, from: days[0] ?? '', to: days.at(-1) ?? '', count: articles.length },
    tag: tagOf(segmentPrint(segment, edition, indexing)),
  }
}
