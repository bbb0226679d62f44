import { readSureLedger, type SiteLedger } from '../deploy/site-ledger.ts'
import { isStopped, orStop } from '../terminal/or-stop.ts'
import { beginBuild } from './build.ts'
import type { Folders } from './folders.ts'
import type { Build } from './make-site.ts'
import { nothingPublished } from './nothing-published.ts'
import { taskFrom } from './task.ts'
import type { Templates } from './templates.ts'

/**
 * Begins what the words of the command ask for: a site, or one part of it. Comes back with a build whose templates Astro has
 * to compile; otherwise it does all of the work, or says why it cannot, and ends the process.
 */
export async function beginCommand(folders: Folders): Promise<Build> {
  const build = await orStop(
    () => beginTask(folders),
    () => nothingPublished(folders),
  )
  if (!build) process.exit(0)
  sayWhenFailing(build)
  return build.templates ? endCommand(build, build.templates) : build
}

/** Ends a build, and the process with it. */
export async function endCommand(build: Build, templates: Templates): Promise<never> {
  await orStop(() => build.end(templates), build.fate)
  ended.add(build)
  process.exit(0)
}

async function beginTask(folders: Folders): Promise<Build | undefined> {
  const task = taskFrom(process.argv, process.env)
  if (task.kind === 'site') {
    const there = task.against === undefined ? undefined : await ledgerOf(task.against, folders)
    return beginBuild(folders, { parts: task.parts, there, preview: task.preview })
  }
  const { beginShard } = await import('./shard-build.ts')
  return beginShard(folders, task)
}

/** What a target has, by its name in `site.yaml` or its address. */
async function ledgerOf(name: string, folders: Folders): Promise<SiteLedger> {
  const { withNamed } = await import('../deploy/named-target.ts')
  return withNamed(name, folders, process.env, ({ target, memory }) =>
    readSureLedger(target, memory),
  )
}

/** Builds that came to their end. */
const ended = new WeakSet<Build>()

/** For builds that fail in Astro’s hands or by a fault of ours, and for a process that ends before its work is done. */
function sayWhenFailing(build: Build): void {
  process.on('exit', code => {
    if (ended.has(build) || isStopped) return
    if (code === 0) console.error('The build ended before it was done.')
    console.error(build.fate())
    process.exitCode = code || 1
  })
}
