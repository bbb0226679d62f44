import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Order, Outcome } from './builder.ts'

/** Builds one site after another with the code of a project, in a process of its own; see `builder.ts`. */
class Builder {
  readonly #project: string
  #started: Started | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(project: string) {
    this.#project = project
  }

  /** Builds when all builds before have ended. */
  build(order: Order): Promise<Outcome['ran']> {
    const outcome = this.#last.then(() => this.#next(order))
    this.#last = outcome.catch(() => undefined)
    return outcome
  }

  async #next(order: Order): Promise<Outcome['ran']> {
    const mode = order.env.NODE_ENV ?? 'production'
    // Modules ask for the mode when they are loaded, and again when they work.
    if (this.#started?.mode !== mode) await this.end()
    this.#started ??= await start(this.#project, mode)
    const { ran, isLast } = await answer(this.#started, order)
    if (isLast) await this.end()
    return ran
  }

  /** Ends the process; the next build starts another. */
  async end(): Promise<void> {
    const ended = this.#started
    this.#started = undefined
    ended?.child.kill('SIGKILL')
    await ended?.died.catch(() => undefined)
  }
}

const builders = new Map<string, Builder>()

/** The builder that the builds of this process share for a project. It ends with this process, if not before. */
export function builderIn(project: string): Builder {
  const builder = builders.get(project) ?? new Builder(project)
  builders.set(project, builder)
  return builder
}

interface Started {
  /** The `NODE_ENV` of its builds. */
  mode: string
  child: ChildProcess
  /** Fails when the process ends. */
  died: Promise<never>
}

async function start(cwd: string, mode: string): Promise<Started> {
  const { VITEST: _, ...env } = process.env
  const child = fork(new URL('./builder.ts', import.meta.url), {
    ...{ cwd, env: { ...env, NODE_ENV: mode }, execArgv: [], serialization: 'advanced' },
  })
  const died = once(child, 'exit').then(([status]) => {
    throw new Error(`the process that builds ended with ${status}`)
  })
  died.catch(() => undefined)
  const started = { mode, child, died }
  await answer(started)
  return started
}

/** What the process says next, when it has been given an order, or has started. */
async function answer({ child, died }: Started, order?: Order): Promise<Outcome> {
  const said = once(child, 'message')
  if (order) child.send(order)
  const [outcome] = await Promise.race([said, died])
  return outcome
}
