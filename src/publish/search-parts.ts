import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import type { Edition } from '../archive/edition.ts'
import { moduleDigest } from '../intake/module-digest.ts'
import { workers } from '../intake/workers.ts'
import type { Plan } from '../plan/plan.ts'
import { recordOf, type SearchRecord } from '../plan/search-records.ts'
import { clientPrint, segmentPrint, tagOf } from '../plan/search-segments.ts'
import { partOf } from '../plan/site-assets.ts'
import { stemmerFor } from '../plan/stemmer-for.ts'
import type { ClientTask, SegmentTask } from './search-worker.ts'

/*
 * The search is made in parts, each a folder that is made as a whole: the stemmer that the search page loads, and the
 * index of each segment.
 */

const folder = 'pagefind'

const client = 'client'

/** The fingerprint of what makes the search index from articles. */
export function indexing(): string {
  return moduleDigest(['src/publish/make-segment.ts'])
}

/** Parts of the search by their names, with the fingerprints of all that decides the bytes of their files. */
export type Parts = ReadonlyMap<string, string>

/** Every part of a plan's search. */
export function searchParts({ editions, indexing }: Plan): Parts {
  return new Map(
    editions.flatMap(({ edition, segments }) => {
      const prints = segments.map((segment): [string, string] => [
        segment.name,
        segmentPrint(segment, edition, indexing),
      ])
      const all: [string, string][] = [[client, clientPrint(edition, indexing)], ...prints]
      return all.map(([name, print]): [string, string] => [partIn(edition, name), print])
    }),
  )
}

/** How much work each part of a plan's search is: as much as it has articles. */
export function sizesOfParts({ editions }: Plan): ReadonlyMap<string, number> {
  return new Map(
    editions.flatMap(({ edition, segments }) => [
      [partIn(edition, client), 0] as const,
      ...segments.map(({ name, articles }) => [partIn(edition, name), articles.length] as const),
    ]),
  )
}

function partIn({ site }: Edition, name: string): string {
  return `${site.path}/${folder}/${name}`.slice(1)
}

/** Whether a file is in a folder of the site where only the search of one of the plan's editions may put files. */
export function isOfSearch({ editions }: Plan, file: string): boolean {
  return (
    partOf(file) !== undefined && editions.some(one => file.startsWith(partIn(one.edition, '')))
  )
}

/** What a part of the search is made from. */
interface PartMaking {
  /** Shortens words of the edition's language; undefined when there is none. */
  stemmer: string | undefined
  /** Articles in a part of what is shown of them. */
  perPart: number
  /** What search knows of the articles, but their texts; undefined for the client. */
  records?: SearchRecord[]
}

/** What a part of a plan's search is made from. Throws when the plan has no such part. */
export function makingOf({ editions }: Plan, part: string): PartMaking {
  for (const { edition, segments } of editions) {
    const { language, itemsPerSearchFile: perPart } = edition.site
    const shared = { stemmer: stemmerFor(language), perPart }
    if (part === partIn(edition, client)) return shared
    const segment = segments.find(({ name }) => part === partIn(edition, name))
    if (segment) return { ...shared, records: segment.articles.map(one => recordOf(one, edition)) }
  }
  throw new Error(`the plan has no part ${part} of the search`)
}

/** Where the parts are made from, and where to. */
interface Making {
  /** What a part is made from. */
  making: (part: string) => PartMaking
  /** The path of the store that holds the articles' texts. */
  store: string
  /** The content folder that they were read from. */
  content: string
  /** The folder that stands for the output folder. */
  stage: string
}

/** Makes parts of the search, as many at a time as there are processors. */
export async function makeSearchParts(
  parts: Parts,
  { making, store, content, stage }: Making,
): Promise<void> {
  if (parts.size === 0) return
  const taskFor = ([name, print]: [string, string]): SegmentTask | ClientTask => {
    const { stemmer, perPart, records } = making(name)
    const shared = { folder: join(stage, name), stemmer }
    if (!records) return { kind: 'client', ...shared }
    return { kind: 'segment', ...shared, tag: tagOf(print), perPart, records, store, content }
  }
  const atOnce = Math.min(workers(), parts.size)
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./search-worker.ts', import.meta.url)),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: atOnce,
  })
  const left = [...parts].reverse()
  const work = async () => {
    for (let part = left.pop(); part; part = left.pop()) await pool.run(taskFor(part))
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work))
  } finally {
    await pool.destroy()
  }
}
