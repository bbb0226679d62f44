import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Ran } from './build.ts'

/*
 * A process that builds one site after another, as the command does once it has started, with its words and its
 * environment. What a build leaves to the end of its process is done at the end of the build. Templates that have to be
 * compiled are left to the command.
 */

/** A build to be made: the words after `npm run build --`, and all of its environment. */
export interface Order {
  flags: readonly string[]
  env: NodeJS.ProcessEnv
}

/** What became of an order: what the command would have left, or nothing when Astro has to compile the templates. */
export type Outcome = Ran | 'not compiled'

/** Stands for the end of the process. */
class End extends Error {
  readonly status: number
  constructor(status: number) {
    super('the process was to end')
    this.status = status
  }
}

const said = { stdout: '', stderr: '' }
for (const name of ['stdout', 'stderr'] as const) {
  process[name].write = (text: string | Uint8Array) => {
    said[name] += typeof text === 'string' ? text : Buffer.from(text).toString()
    return true
  }
}

process.exit = code => {
  throw new End(Number(code ?? process.exitCode ?? 0))
}

const { buildWithoutAstro } = (await import(
  pathToFileURL(resolve('src/publish/build-command.ts')).href
)) as typeof import('../../src/publish/build-command.ts')

process.on('message', async (order: Order) => {
  process.send?.(await outcomeOf(order))
})
process.send?.('ready')

async function outcomeOf({ flags, env }: Order): Promise<Outcome> {
  process.argv.splice(2, Infinity, 'build', ...flags)
  replace(process.env, { NODE_ENV: 'production', ...env })
  Object.assign(said, { stdout: '', stderr: '' })
  const before = new Set(process.listeners('exit'))
  const status = await statusOf(buildWithoutAstro)
  const ended = endSince(before, status)
  return status === undefined ? 'not compiled' : { status: ended, ...said }
}

/** The status with which a command wants its process to end; undefined when it does not. */
async function statusOf(command: () => Promise<void>): Promise<number | undefined> {
  try {
    await command()
    return undefined
  } catch (error) {
    if (error instanceof End) return error.status
    said.stderr += `${error instanceof Error ? error.stack : error}\n`
    return 1
  }
}

/** Does what is left to the end of the process by those who did not listen before, and gives its status. */
function endSince(before: ReadonlySet<NodeJS.ExitListener>, status = 0): number {
  process.exitCode = status
  for (const listener of process.listeners('exit')) {
    if (before.has(listener)) continue
    process.removeListener('exit', listener)
    listener(status)
  }
  const ended = Number(process.exitCode)
  process.exitCode = 0
  return ended
}

function replace(all: NodeJS.ProcessEnv, by: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(all)) if (!(name in by)) delete all[name]
  Object.assign(all, by)
}
