import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { workers } from '../intake/workers.ts'
import type { Plan, PlannedEdition } from '../plan/plan.ts'
import { readyPage } from '../plan/ready-page.ts'
import { fileOf } from '../plan/site-path.ts'
import type { Ground, MadeFile, RenderGround, RenderTask, SentPage } from './render-worker.ts'
import { standstill } from './standstill.ts'

/** What a worker is handed at a time: so many pages, or fewer when their texts are long (characters). */
const batch = { pages: 32, text: 1_000_000 }

/** Pages that are worth the start of one more thread. */
const fewest = 8

/** Megabytes that a worker’s heap may grow to. */
const heapOfWorker = 512

/** What pages are rendered from, and where to. */
interface Rendering {
  plan: Plan
  /** The stored HTML of a file of content. */
  html: (file: string) => string
  /** The compiled module that renders pages with templates. */
  entry: string
  /** The folder that stands for the output folder. */
  stage: string
  /** Told how many more are done. */
  progress: (more: number) => void
  /** For how many seconds a page may be under way. */
  patience?: number
}

/** A minute is longer than any page takes, also on a machine that does much else. */
const usualPatience = 60
const second = 1000

/**
 * Renders the pages at addresses by worker threads, which write their files. Throws, with the address of the page, when
 * one fails, never comes to its end, or a worker dies.
 */
export async function renderPages(
  addresses: readonly string[],
  { plan, html, entry, stage, progress, patience = usualPatience }: Rendering,
): Promise<MadeFile[]> {
  if (addresses.length === 0) return []
  const grounds = plan.editions.map(groundOf)
  const places = new Map(plan.editions.map((edition, place) => [edition, place]))
  const atOnce = Math.min(workers(), Math.ceil(addresses.length / fewest))
  const most = Math.min(batch.pages, Math.ceil(addresses.length / atOnce))
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./render-worker.ts', import.meta.url)),
    runtime: 'worker_threads',
    workerData: { entry, stage, grounds } satisfies RenderGround,
    resourceLimits: { maxOldGenerationSizeMb: heapOfWorker },
    minThreads: atOnce,
    maxThreads: atOnce,
  })
  const send = (address: string): SentPage => {
    const page = plan.at(address)
    const { site: _, frame: __, ...ready } = readyPage(page, plan, html)
    return { ...ready, ground: places.get(page.within) ?? 0, file: fileOf(address) }
  }
  const left = addresses.values()
  let hasFailed = false
  const made: MadeFile[] = []
  const underWay = new Set<Batch>()
  const work = async () => {
    while (!hasFailed) {
      const some: string[] = []
      const begun = new Int32Array(new SharedArrayBuffer(4))
      const own = { some, begun }
      let isSent = false
      try {
        const pages = nextPages(left, some, most, send)
        if (pages.length === 0) return
        isSent = true
        underWay.add(own)
        const files = (await pool.run({ pages, begun } satisfies RenderTask)) as MadeFile[]
        made.push(...files)
        progress(files.length)
      } catch (error) {
        if (hasFailed) return
        hasFailed = true
        throw failedAt((isSent ? pageOf(own) : some.at(-1)) ?? '', error)
      } finally {
        underWay.delete(own)
      }
    }
  }
  const watch = givingUp(() => [...underWay].filter(hasBegun), patience)
  try {
    // One more than there are threads, so that a thread never waits for its next pages.
    const all = Promise.all(Array.from({ length: atOnce + 1 }, work))
    await Promise.race([all, watch.failed])
  } finally {
    hasFailed = true
    watch.end()
    await pool.destroy()
  }
  return made
}

/** Pages that a worker was handed, by their addresses, and how many of them it has begun. */
interface Batch {
  some: readonly string[]
  begun: Int32Array<SharedArrayBuffer>
}

function hasBegun({ begun }: Batch): boolean {
  return Atomics.load(begun, 0) > 0
}

/** The page that a worker is at, or was at last. */
function pageOf({ some, begun }: Batch): string | undefined {
  return some[Math.max(0, Atomics.load(begun, 0) - 1)]
}

/** Looks every second at what is under way; `failed` rejects when a page of it has not come to its end for so many seconds. */
function givingUp(underWay: () => Batch[], patience: number) {
  const look = standstill(patience, ({ begun }: Batch) => Atomics.load(begun, 0))
  const { promise: failed, reject } = Promise.withResolvers<never>()
  failed.catch(() => undefined)
  const timer = setInterval(() => {
    const still = look(underWay())
    if (still) reject(failedAt(pageOf(still) ?? '', new Error(neverEnds(patience))))
  }, second)
  return { failed, end: () => clearInterval(timer) }
}

function neverEnds(seconds: number): string {
  const time = `${seconds} second${seconds === 1 ? '' : 's'}`
  return `its template has not come to an end for ${time}. It may await a promise that never settles, or repeat something for ever.`
}

/** Makes the next pages ready, as many as are handed to a worker at a time, and notes their addresses before it does. */
export function nextPages(
  left: Iterator<string>,
  some: string[],
  most: number,
  send: (address: string) => SentPage,
): SentPage[] {
  const pages: SentPage[] = []
  let text = 0
  while (pages.length < most && text < batch.text) {
    const next = left.next()
    if (next.done) break
    some.push(next.value)
    const page = send(next.value)
    text += Object.values(page.texts).reduce((sum, { length }) => sum + length, 0)
    pages.push(page)
  }
  return pages
}

function groundOf({ edition, frame }: PlannedEdition): Ground {
  return { site: edition.site, frame }
}

/** An error with the address of the page that was being made. */
export function failedAt(address: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error)
  return new Error(`${address} could not be made: ${reason}`, { cause: error })
}
