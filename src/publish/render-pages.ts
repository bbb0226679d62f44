import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { workers } from '../intake/workers.ts'
import type { Plan, PlannedEdition } from '../plan/plan.ts'
import { readyPage } from '../plan/ready-page.ts'
import { fileOf } from '../plan/site-path.ts'
import type { Ground, MadeFile, RenderGround, RenderTask, SentPage } from './render-worker.ts'

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
  const work = async () => {
    while (!hasFailed) {
      const some: string[] = []
      const done = new Int32Array(new SharedArrayBuffer(4))
      let isSent = false
      try {
        const pages = nextPages(left, some, most, send)
        if (pages.length === 0) return
        isSent = true
        const files = (await pool.run({ pages, done } satisfies RenderTask)) as MadeFile[]
        made.push(...files)
        progress(files.length)
      } catch (error) {
        if (hasFailed) return
        hasFailed = true
        const at = isSent ? Atomics.load(done, 0) : some.length
        throw failedAt(some[at] ?? some.at(-1) ?? '', error)
      }
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
