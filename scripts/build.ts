import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** `npm run build`: publishes the site. Astro is loaded only when it has to compile the templates. */
if (!process.env.CI) enableCompileCache()
process.argv.splice(2, 0, 'build')
process.env.NODE_ENV ||= 'production'
const { buildWithoutAstro } = await import('../src/publish/build-command.ts')
if (!process.argv.includes('--help')) await buildWithoutAstro()
await import(pathToFileURL(resolve('node_modules/astro/bin/astro.mjs')).href)
