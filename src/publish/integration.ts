import type { AstroIntegration } from 'astro'
import { type Build, beginBuild } from './build.ts'
import { foldersFrom } from './folders.ts'
import { serveWriters, tellAge } from './writing.ts'

/**
 * Backfile in Astro: a build begins before anything else happens, so that content with errors publishes
 * nothing, and ends when Astro has rendered what of the plan is stale.
 */
export function backfile(): AstroIntegration {
  const folders = foldersFrom(process.env)
  let build: Build | undefined
  return {
    name: 'backfile',
    hooks: {
      'astro:config:setup': async ({ command, injectScript }) => {
        if (command === 'build') build = await beginBuild(folders)
        if (command === 'dev') injectScript('page', tellAge)
      },
      'astro:server:setup': ({ server }) => (build ? undefined : serveWriters(server, folders)),
      'astro:build:done': () => build?.end(),
    },
  }
}
