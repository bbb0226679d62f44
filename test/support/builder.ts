import { createRequire, registerHooks, syncBuiltinESMExports } from 'node:module'
import { resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { settled } from './kept-pool.ts'
import type { Ran } from './place.ts'

/*
 * A process that builds one site after another, as the command `astro build` does once it has started: by the hooks of
 * our integration, with the words and the environment of that command. What a build leaves to the end of its process is
 * done at the end of the build; threads are kept for the next. Templates that have to be compiled are left to the command.
 */

/** A build to be made: the words after `astro build`, and all of its environment. */
export interface Order {
  flags: readonly string[]
  env: NodeJS.ProcessEnv
}

/** What became of an order. */
export interface Outcome {
  /** What the command would have left; undefined when Astro has to compile the templates. */
  ran: Ran | undefined
  /** Whether work may be under way that the end of the process would have ended. */
  isLast: boolean
}

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

/** Pools of threads are those that are kept. */
const pool = new URL('./kept-pool.ts', import.meta.url).href
registerHooks({
  resolve: (name, context, next) =>
    name === 'tinypool' && context.parentURL !== pool
      ? { url: pool, shortCircuit: true }
      : next(name, context),
})

/** Databases that a build opened; the end of its process would close them. */
const databases = new Set<DatabaseSync>()
const sqlite = createRequire(import.meta.url)('node:sqlite') as typeof import('node:sqlite')
sqlite.DatabaseSync = class extends sqlite.DatabaseSync {
  constructor(...of: ConstructorParameters<typeof DatabaseSync>) {
    super(...of)
    databases.add(this)
  }
}
syncBuiltinESMExports()

const load = (file: string) => import(pathToFileURL(resolve('src/astro', file)).href)
const { backfile } = (await load(
  'integration.ts',
)) as typeof import('../../src/astro/integration.ts')
const { astroSettings } = (await load(
  'astro-settings.ts',
)) as typeof import('../../src/astro/astro-settings.ts')

process.on('message', async (order: Order) => {
  process.send?.(await outcomeOf(order))
})
process.send?.('ready')

async function outcomeOf({ flags, env }: Order): Promise<Outcome> {
  process.argv.splice(2, Infinity, 'build', ...flags)
  replace(process.env, { NODE_ENV: 'production', ...env })
  Object.assign(said, { stdout: '', stderr: '' })
  const before = new Set(process.listeners('exit'))
  const status = await statusOf(compile)
  const ended = endSince(before, status)
  const isLast = status === undefined || !(await settled())
  for (const database of databases) if (database.isOpen) database.close()
  databases.clear()
  return { ran: status === undefined ? undefined : { status: ended, ...said }, isLast }
}

/** Runs the command to where Astro would compile, unless it ends before. */
async function compile(): Promise<void> {
  await astroSettings()
  const begin = backfile().hooks['astro:config:setup'] as (of: { command: 'build' }) => unknown
  await begin({ command: 'build' })
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
