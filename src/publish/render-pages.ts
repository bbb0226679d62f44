import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { workers } from '../intake/workers.ts'
import type { Plan, PlannedEdition } from '../plan/plan.ts'
import { readyPage } from '../plan/ready-page.ts'
import { fileOf } from '../plan/site-path.ts'
import type { Ground, MadeFile, RenderGround, RenderTask, SentPage } from './render-worker.ts'

/** What a worker is handed at a time: so many pages, or fewer when their texts are long (characters). */
const batch = { pages: 32, characters: 2_000_000 }

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
  const most = Math.min(batch.pages, Math.ceil(addresses.length / workers()))
  const atOnce = Math.min(workers(), Math.ceil(addresses.length / most))
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
  let begun = 0
  const work = async () => {
    while (begun < addresses.length) {
      const done = new Int32Array(new SharedArrayBuffer(4))
      const first = begun
      const pages = batchOf(addresses.slice(first, first + most), send)
      begun += pages.length
      try {
        made.push(...((await pool.run({ pages, done } satisfies RenderTask)) as MadeFile[]))
      } catch (error) {
        begun = addresses.length
        throw failedAt(addresses[first + Atomics.load(done, 0)] ?? '', error)
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

/** The first pages of those at addresses, as many as a worker is handed at a time: one at least, however long. */
export function batchOf<Page extends Pick<SentPage, 'texts'>>(
  addresses: readonly string[],
  send: (address: string) => Page,
): Page[] {
  const pages: Page[] = []
  let characters = 0
  for (const address of addresses) {
    if (characters >= batch.characters) break
    const page = send(address)
    pages.push(page)
    for (const text of Object.values(page.texts)) characters += text.length
  }
  return pages
}

/** An error with the address of the page that was being made. */
function failedAt(address: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error)
  return new Error(`${address} could not be made: ${reason}`, { cause: error })
}
