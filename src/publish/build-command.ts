import { isStopped, orStop } from '../terminal/or-stop.ts'
import { beginBuild } from './build.ts'
import { type Folders, foldersFrom } from './folders.ts'
import type { Build } from './make-site.ts'
import { nothingPublished } from './nothing-published.ts'
import { taskFrom } from './task.ts'
import type { Templates } from './templates.ts'

/** A build that was begun before Astro was loaded. */
let begun: Build | undefined

/**
 * Does all that a build can do without Astro, which takes longer to load than a small build takes. When the cache has the
 * templates, or nothing is to be done, that is all of it, and the process ends here. Otherwise `begunBuild()` has the build.
 */
export async function buildWithoutAstro(): Promise<void> {
  begun = await begin(foldersFrom(process.env))
}

/** The build whose templates Astro has to compile. It is begun here unless `buildWithoutAstro()` did. */
export async function begunBuild(folders: Folders): Promise<Build> {
  const build = begun ?? (await begin(folders))
  begun = undefined
  return build
}

/** Ends a build, and the process with it. */
export async function end(build: Build, templates: Templates): Promise<never> {
  await orStop(() => build.end(templates), build.fate)
  isOver = true
  process.exit(0)
}

async function begin(folders: Folders): Promise<Build> {
  const build = await orStop(
    () => beginTask(folders),
    () => nothingPublished(folders),
  )
  if (!build) process.exit(0)
  sayWhenFailing(build)
  return build.templates ? end(build, build.templates) : build
}

async function beginTask(folders: Folders): Promise<Build | undefined> {
  const task = taskFrom(process.argv, process.env)
  if (task.kind === 'site') return beginBuild(folders, task.parts)
  const { beginShard } = await import('./shard-build.ts')
  return beginShard(folders, task)
}

/** Whether the build has come to its end. */
let isOver = false

/** For builds that fail in Astro’s hands or by a fault of ours, and for a process that ends before its work is done. */
function sayWhenFailing(build: Build): void {
  process.on('exit', code => {
    if (isOver || isStopped) return
    if (code === 0) console.error('The build ended before it was done.')
    console.error(build.fate())
    process.exitCode = code || 1
  })
}
