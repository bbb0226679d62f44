import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Order, Outcome } from './builder.ts'

/** Builds one site after another with the code of a project, in a process that ends with this one; see `builder.ts`. */
type Builder = (order: Order) => Promise<Outcome>

const builders = new Map<string, Builder>()

/** The builder that the builds of this process share for a project. */
export function builderIn(project: string): Builder {
  const builder = builders.get(project) ?? newBuilder(project)
  builders.set(project, builder)
  return builder
}

interface Started {
  child: ChildProcess
  /** Fails when the process ends. */
  died: Promise<never>
}

function newBuilder(project: string): Builder {
  let started: Started | undefined
  let last: Promise<unknown> = Promise.resolve()
  const next = async (order: Order): Promise<Outcome> => {
    started ??= await start(project)
    const outcome = await answer(started, order)
    // A build that comes to nothing may leave work under way and files open, as it ends its process.
    if (outcome === 'not compiled' || outcome.status !== 0) {
      await end(started)
      started = undefined
    }
    return outcome
  }
  return order => {
    const outcome = last.then(() => next(order))
    last = outcome.catch(() => undefined)
    return outcome
  }
}

async function start(cwd: string): Promise<Started> {
  const { VITEST: _, ...env } = process.env
  const child = fork(new URL('./builder.ts', import.meta.url), {
    ...{ cwd, env, execArgv: [], serialization: 'advanced' },
  })
  const died = once(child, 'exit').then(([status]) => {
    throw new Error(`the process that builds ended with ${status}`)
  })
  died.catch(() => undefined)
  const started = { child, died }
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

async function end({ child, died }: Started): Promise<void> {
  child.kill('SIGKILL')
  await died.catch(() => undefined)
}
