import { join } from 'node:path'
import type { AstroUserConfig } from 'astro'
import { readSettings } from '../intake/read-settings.ts'
import { foldersFrom, stageOf } from './folders.ts'
import { malformedProxy, refuseMalformed } from './malformed.ts'
import { steadyFaces } from './steady-faces.ts'

/** What Astro is told: the site's address and base path from `site.yaml`, the folders, and our ways. */
export async function astroSettings(): Promise<AstroUserConfig> {
  const folders = foldersFrom(process.env)
  const { content, out, cache } = folders
  const { site } = await readSettings(content)
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const building = process.argv.includes('build')
  return {
    site: site.address,
    base: site.basePath,
    trailingSlash: 'always',
    publicDir: folders.public,
    outDir: building ? stageOf(folders) : out,
    cacheDir: join(cache, 'astro'),
    compressHTML: 'jsx',
    devToolbar: { enabled: false },
    build: { format: 'directory', concurrency: 8, inlineStylesheets: 'never' },
    prerenderConflictBehavior: 'error',
    ...(building
      ? { logger: { entrypoint: new URL('./quiet-log.ts', import.meta.url).href } }
      : {}),
    vite: {
      plugins: [steadyFaces(), refuseMalformed()],
      build: { emptyOutDir: false, assetsInlineLimit: 0 },
      server: { watch: { ignored: [`${out}/**`, `${cache}/**`] } },
      preview: { proxy: malformedProxy },
    },
  }
}
