import { rmSync } from 'node:fs'
import type { AstroIntegration } from 'astro'
import { beginCommand, endCommand } from '../publish/build-command.ts'
import type { Build } from '../publish/make-site.ts'
import { foldersOfBuild } from '../publish/preview-build.ts'
import { compilingFolder, keepTemplates } from '../publish/templates.ts'
import { orStop } from '../terminal/or-stop.ts'
import { compilerInputs } from './compiler-inputs.ts'

/**
 * Backfile in Astro. A build begins before anything else happens, so that content with errors publishes nothing. Astro
 * compiles the templates unless the cache has them; what is stale of the plan is rendered by them afterwards. `begin` begins
 * another work for which templates have to be compiled.
 */
export function backfile(begin = beginCommand): AstroIntegration {
  const folders = foldersOfBuild(process.argv, process.env)
  let build: Build | undefined
  return {
    name: 'backfile',
    hooks: {
      'astro:config:setup': async ({ command, injectScript, addMiddleware }) => {
        if (command === 'dev') {
          const { tellAge } = await import('../dev/serve-writers.ts')
          injectScript('page', tellAge)
          addMiddleware({
            entrypoint: new URL('../dev/writers-page.ts', import.meta.url),
            order: 'pre',
          })
        }
        if (command !== 'build') return
        build = await begin(folders)
        rmSync(compilingFolder(folders.cache), { recursive: true, force: true })
      },
      'astro:server:setup': async ({ server }) => {
        const { serveWriters } = await import('../dev/serve-writers.ts')
        if (!build) await orStop(() => serveWriters(server, folders))
      },
      'astro:build:done': async () => {
        if (!build) return
        const templates = keepTemplates(folders.cache, build.tools, compilerInputs, build.began)
        await endCommand(build, templates)
      },
    },
  }
}
