import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { workers } from '../intake/workers.ts'
import type { Plan, PlannedEdition } from '../plan/plan.ts'
import { readyPage } from '../plan/ready-page.ts'
import { fileOf } from '../plan/site-path.ts'
import type { Ground, MadeFile, RenderGround, RenderTask, SentPage } from './render-worker.ts'

/** Pages that a worker is handed at a time. */
const batch = 32

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
  /** Told how many are done. */
  progress: (done: number, all: number) => void
}

/**
 * Renders the pages at addresses by worker threads, which write their files. Throws, with the address of the page, when
 * one fails or a worker dies.
 */
export async function renderPages(
  addresses: readonly string[],
  { plan, html, entry, stage, progress }: Rendering,
): Promise<MadeFile[]> {
  if (addresses.length === 0) return []
  const grounds = plan.editions.map(groundOf)
  const places = new Map(plan.editions.map((edition, place) => [edition, place]))
  const batches = inBatches(addresses)
  const atOnce = Math.min(workers(), batches.length)
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
  const made: MadeFile[] = []
  const work = async () => {
    for (let some = batches.shift(); some; some = batches.shift()) {
      const done = new Int32Array(new SharedArrayBuffer(4))
      const task: RenderTask = { pages: some.map(send), done }
      try {
        made.push(...((await pool.run(task)) as MadeFile[]))
      } catch (error) {
        batches.length = 0
        throw failedAt(some[Atomics.load(done, 0)] ?? '', error)
      }
      progress(made.length, addresses.length)
    }
  }
  try {
    // One more than there are threads, so that a thread never waits for its next pages.
    await Promise.all(Array.from({ length: atOnce + 1 }, work))
  } finally {
    await pool.destroy()
  }
  return made
}

function groundOf({ edition, frame }: PlannedEdition): Ground {
  return { site: edition.site, frame }
}

function inBatches(addresses: readonly string[]): string[][] {
  const size = Math.max(1, Math.min(batch, Math.ceil(addresses.length / workers())))
  const count = Math.ceil(addresses.length / size)
  return Array.from({ length: count }, (_, i) => addresses.slice(i * size, (i + 1) * size))
}

/** An error with the address of the page that was being made. */
function failedAt(address: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error)
  return new Error(`${address} could not be made: ${reason}`, { cause: error })
}
