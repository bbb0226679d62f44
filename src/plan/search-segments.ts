import type { Article } from '../archive/article.ts'
import { gatherByDate } from '../archive/calendar.ts'
import { digestOf } from '../archive/digest.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import { onceFor } from './once-for.ts'
import { type Planned, planned } from './page.ts'
import { recordOf } from './search-records.ts'
import { stemmerFor } from './stemmer-for.ts'

/** A part of the search index: the articles of a span of time. */
export interface Segment {
  /** `all`, `2010s`, `2014`, `2014-q2`, `2014-05`, `2014-05-10s` or `2014-05-14`: a folder of the index. */
  name: string
  /** Oldest first; never none. */
  articles: Article[]
}

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

/**
 * Spans of time, each cut into those of the next line: everything, decades, years, quarters, months, tens
 * of days (of which the last takes in the 30th and 31st), days.
 */
const spans: ((day: string) => string)[] = [
  () => 'all',
  day => `${day.slice(0, 3)}0s`,
  day => day.slice(0, 4),
  day => `${day.slice(0, 4)}-q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
  day => day.slice(0, 7),
  day => `${day.slice(0, 8)}${day[8] === '3' ? '2' : day[8]}0s`,
  day => day,
]

/**
 * Cuts the edition into segments, oldest first. A span of time that holds too many articles is cut into
 * the spans within it. So an article that is added or changed touches the segment of its own time alone,
 * but for the one day on which a span grows too large.
 */
export function segmentsOf({ articles }: Edition, most = largestSegment): Segment[] {
  return articles.length === 0 ? [] : cut({ name: 'all', articles: [...articles] }, 1, most)
}

function cut(segment: Segment, level: number, most: number): Segment[] {
  const span = spans[level]
  if (segment.articles.length <= most || !span) return [segment]
  const parts = Map.groupBy(segment.articles, ({ date }) => span(date.day))
  return [...parts].flatMap(([name, articles]) => cut({ name, articles }, level + 1, most))
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
