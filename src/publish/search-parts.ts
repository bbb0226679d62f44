import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { digestOf } from '../archive/digest.ts'
import { packageVersion } from '../intake/package-version.ts'
import { workers } from '../intake/workers.ts'
import type { Plan } from '../plan/plan.ts'
import { recordOf } from '../plan/search-records.ts'
import { type Segment, segmentDigest } from '../plan/search-segments.ts'
import type { ClientTask, SegmentTask } from './search-worker.ts'

/** A folder of the search that is made as a whole: the client, or the index of a segment. */
export interface SearchPart {
  /** Of everything that decides the bytes of its files. */
  fingerprint: string
  /** The articles whose index it is; none for the client. */
  segment?: Segment
}

const folder = 'pagefind'

/** The part of the search to which a file of the site belongs; undefined for other files. */
export function partOf(file: string): string | undefined {
  const [first, name] = file.split('/')
  return first === folder ? name : undefined
}

/** Every part that a plan's search has, by its name. */
export function searchParts({ archive, segments }: Plan): Map<string, SearchPart> {
  const code = readFileSync(new URL('search-worker.ts', import.meta.url), 'utf8')
  const ground = [code, packageVersion('pagefind'), archive.site.language]
  const print = (...told: string[]) => digestOf([...ground, ...told].join('\0'))
  const parts = segments.map((segment): [string, SearchPart] => [
    segment.name,
    { fingerprint: print(segmentDigest(segment, archive)), segment },
  ])
  return new Map([['client', { fingerprint: print() }], ...parts])
}

/** Where the parts are made from, and where to. */
interface Making {
  plan: Plan
  /** The path of the store that holds the articles' texts. */
  store: string
  /** The folder that stands for the output folder. */
  stage: string
}

/** Makes parts of the search, as many at a time as there are processors. */
export async function makeSearchParts(
  parts: readonly [string, SearchPart][],
  { plan, store, stage }: Making,
): Promise<void> {
  if (parts.length === 0) return
  const { archive } = plan
  const [language = 'en'] = archive.site.language.split('-')
  const taskFor = ([name, { segment }]: [string, SearchPart]): SegmentTask | ClientTask => {
    const shared = { folder: join(stage, folder, name), language }
    if (!segment) return { kind: 'client', ...shared }
    const records = segment.articles.map(article => recordOf(article, archive))
    return { kind: 'segment', ...shared, records, store }
  }
  const atOnce = Math.min(workers(), parts.length)
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./search-worker.ts', import.meta.url)),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: atOnce,
  })
  const left = parts.toReversed()
  const work = async () => {
    for (let part = left.pop(); part; part = left.pop()) await pool.run(taskFor(part))
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work))
  } finally {
    await pool.destroy()
  }
}
