import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { digestOf } from '../archive/digest.ts'
import { packageVersion } from '../intake/package-version.ts'
import { workers } from '../intake/workers.ts'
import type { Plan } from '../plan/plan.ts'
import { recordOf, type SearchRecord } from '../plan/search-records.ts'
import { clientPrint, segmentPrint, tagOf } from '../plan/search-segments.ts'
import type { ClientTask, SegmentTask } from './search-worker.ts'

/*
 * The search is made in parts, each a folder that is made as a whole: the client, and the index of each
 * segment.
 */

const folder = 'pagefind'

/** The part of the search to which a file of the site belongs; undefined for other files. */
export function partOf(file: string): string | undefined {
  const [first, name] = file.split('/')
  return first === folder ? name : undefined
}

const client = 'client'

/** The fingerprint of what makes the search index from articles. */
export function indexing(): string {
  const code = ['search-worker.ts', 'search-parts.ts', '../archive/fold.ts'].map(file =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  )
  return digestOf([...code, packageVersion('pagefind')].join('\0'))
}

/** Parts of the search by their names, with the fingerprints of all that decides the bytes of their files. */
export type Parts = ReadonlyMap<string, string>

/** Every part of a plan's search. */
export function searchParts({ archive, segments, indexing }: Plan): Parts {
  const parts = segments.map((segment): [string, string] => [
    segment.name,
    segmentPrint(segment, archive, indexing),
  ])
  return new Map([[client, clientPrint(archive, indexing)], ...parts])
}

/** What search knows of the articles of a part of a plan's search, but their texts; none for the client. */
export function recordsOf({ archive, segments }: Plan, name: string): SearchRecord[] {
  if (name === client) return []
  const segment = segments.find(segment => segment.name === name)
  if (!segment) throw new Error(`the plan has no segment ${name}`)
  return segment.articles.map(article => recordOf(article, archive))
}

/** Where the parts are made from, and where to. */
interface Making {
  /** Of the index: `indexLanguage` of the site's. */
  language: string
  /** Articles in a file of what is shown of them. */
  perFile: number
  records: (segment: string) => SearchRecord[]
  /** The path of the store that holds the articles' texts. */
  store: string
  /** The folder that stands for the output folder. */
  stage: string
}

/** Makes parts of the search, as many at a time as there are processors. */
export async function makeSearchParts(
  parts: Parts,
  { language, perFile, records, store, stage }: Making,
): Promise<void> {
  if (parts.size === 0) return
  const taskFor = ([name, print]: [string, string]): SegmentTask | ClientTask => {
    const shared = { folder: join(stage, folder, name), language }
    if (name === client) return { kind: 'client', ...shared }
    return { kind: 'segment', ...shared, tag: tagOf(print), perFile, records: records(name), store }
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
