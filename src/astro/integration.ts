import { rmSync } from 'node:fs'
import type { AstroIntegration } from 'astro'
import { serveWriters, tellAge } from '../dev/serve-writers.ts'
import { type Build, beginBuild } from '../publish/build.ts'
import { type Folders, foldersFrom } from '../publish/folders.ts'
import { nothingPublished } from '../publish/open-or-refuse.ts'
import { beginShard } from '../publish/shard-build.ts'
import { taskFrom } from '../publish/task.ts'
import { compilingFolder, keepTemplates, type Templates } from '../publish/templates.ts'
import { isStopped, orStop } from '../terminal/or-stop.ts'
import { compilerInputs } from './compiler-inputs.ts'

/**
 * Backfile in Astro. A build begins before anything else happens, so that content with errors publishes nothing. Astro
 * compiles the templates unless the cache has them; what is stale of the plan is rendered by them afterwards. The command
 * ends here and nowhere below.
 */
export function backfile(): AstroIntegration {
  const folders = foldersFrom(process.env)
  let build: Build | undefined
  return {
    name: 'backfile',
    hooks: {
      'astro:config:setup': async ({ command, injectScript, addMiddleware }) => {
        if (command === 'dev') {
          injectScript('page', tellAge)
          addMiddleware({
            entrypoint: new URL('../dev/writers-page.ts', import.meta.url),
            order: 'pre',
          })
        }
        if (command !== 'build') return
        build = await orStop(
          () => begin(folders),
          () => nothingPublished(folders),
        )
        if (!build) process.exit(0)
        sayWhenFailing(build)
        rmSync(compilingFolder(folders.cache), { recursive: true, force: true })
        if (build.templates) await end(build, build.templates)
      },
      'astro:server:setup': async ({ server }) => {
        if (!build) await orStop(() => serveWriters(server, folders))
      },
      'astro:build:done': async () => {
        if (build)
          await end(build, keepTemplates(folders.cache, build.tools, compilerInputs, build.began))
      },
    },
  }
}

/** Begins what the command was asked to do. */
async function begin(folders: Folders): Promise<Build | undefined> {
  const task = taskFrom(process.argv, process.env)
  return task.kind === 'shard' ? beginShard(folders, task) : beginBuild(folders, task.parts)
}

async function end(build: Build, templates: Templates): Promise<never> {
  await orStop(() => build.end(templates), build.fate)
  isOver = true
  process.exit(0)
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
