import { realpathSync, statSync } from 'node:fs'
import { Tinypool as Pool } from 'tinypool'

/*
 * Threads that builds of one process share, in place of the package `tinypool`: a pool that has done its work well is kept
 * for the next of the same file, options and environment. To start a thread takes longer than a small build does all else.
 */

type Options = ConstructorParameters<typeof Pool>[0]

/** Work of a pool: the file that does it, and what that finds as `workerData`, which is another for each `number`. */
export interface KeptTask {
  filename: string
  number: number
  data: unknown
  task: unknown
}

/** A pool for each file, and what its threads have in common. */
const atRest = new Map<string, { common: string; pool: Pool }>()
const underWay = new Set<Promise<unknown>>()
let number = 0
let hasFailed = false

/** What pools of our code call of Tinypool. */
export class Tinypool {
  readonly #common: string
  readonly #own: Omit<KeptTask, 'task'>
  readonly #pool: Pool
  #underWay = 0
  #hasFailed = false

  constructor({ filename = '', workerData: data, ...options }: Options & { filename: string }) {
    this.#common = JSON.stringify([options, environment(), templatesIn(data)])
    this.#own = { filename, number: ++number, data }
    const handler = new URL('./kept-thread.ts', import.meta.url).href
    const kept = atRest.get(filename)
    if (kept?.common === this.#common) atRest.delete(filename)
    this.#pool =
      kept?.common === this.#common
        ? kept.pool
        : new Pool({ ...(options as Options), filename: handler })
  }

  async run(task: unknown): Promise<unknown> {
    this.#underWay += 1
    const run = this.#pool.run({ ...this.#own, task } satisfies KeptTask)
    underWay.add(run)
    try {
      return await run
    } catch (error) {
      this.#hasFailed = true
      hasFailed = true
      throw error
    } finally {
      this.#underWay -= 1
      underWay.delete(run)
    }
  }

  async destroy(): Promise<void> {
    if (this.#hasFailed || this.#underWay > 0) return this.#pool.destroy()
    const before = atRest.get(this.#own.filename)
    atRest.set(this.#own.filename, { common: this.#common, pool: this.#pool })
    await before?.pool.destroy()
  }
}

/** Waits until no thread is at work. Gives whether all work since the last call was done well. */
export async function settled(): Promise<boolean> {
  while (underWay.size > 0) await Promise.allSettled(underWay)
  const isWell = !hasFailed
  hasFailed = false
  return isWell
}

/** The module of templates that a thread is told to render by: it runs it once, and would not see that it was replaced. */
function templatesIn(data: unknown): string {
  const { entry } = (data ?? {}) as { entry?: string }
  if (entry === undefined) return ''
  const path = realpathSync(entry)
  const { ino, mtimeMs } = statSync(path)
  return `${path} ${ino} ${mtimeMs}`
}

/** What threads of a build get of its environment, beside the place that it builds in. */
function environment(): NodeJS.ProcessEnv {
  const {
    BACKFILE_CONTENT: _a,
    BACKFILE_OUT: _b,
    BACKFILE_CACHE: _c,
    BACKFILE_PUBLIC: _d,
    ...others
  } = process.env
  return others
}
