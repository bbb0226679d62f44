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

const atRest = new Map<string, Pool[]>()
const underWay = new Set<Promise<unknown>>()
let number = 0
let hasFailed = false

/** What pools of our code call of Tinypool. */
export class Tinypool {
  readonly #name: string
  readonly #own: Omit<KeptTask, 'task'>
  readonly #pool: Pool
  #underWay = 0
  #hasFailed = false

  constructor({ filename = '', workerData: data, ...options }: Options & { filename: string }) {
    this.#name = JSON.stringify([filename, options, environment()])
    this.#own = { filename, number: ++number, data }
    const handler = new URL('./kept-thread.ts', import.meta.url).href
    this.#pool =
      atRest.get(this.#name)?.pop() ?? new Pool({ ...(options as Options), filename: handler })
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
    atRest.set(this.#name, [...(atRest.get(this.#name) ?? []), this.#pool])
  }
}

/** Waits until no thread is at work. Gives whether all work since the last call was done well. */
export async function settled(): Promise<boolean> {
  while (underWay.size > 0) await Promise.allSettled(underWay)
  const isWell = !hasFailed
  hasFailed = false
  return isWell
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
