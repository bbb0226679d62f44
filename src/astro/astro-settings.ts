import { join } from 'node:path'
import type { AstroUserConfig } from 'astro'
import { refuseMalformed } from '../dev/malformed.ts'
import { serveFiles } from '../dev/serve-files.ts'
import { readSettings } from '../intake/read-settings.ts'
import { foldersOfBuild, previewFrom } from '../publish/preview-build.ts'
import { compilingFolder } from '../publish/templates.ts'
import { orStop } from '../terminal/or-stop.ts'
import { noteInputs } from './compiler-inputs.ts'
import { steadyFaces } from './steady-faces.ts'
import { templateCompiler } from './template-compiler.ts'

/** What Astro is told: the site's address and base path from `site.yaml`, the folders, and our ways. */
export async function astroSettings(
  building = process.argv.includes('build'),
): Promise<AstroUserConfig> {
  const preview = await orStop(async () => (building ? previewFrom(process.argv) : undefined))
  const folders = foldersOfBuild(process.argv, process.env)
  const { content, out, cache } = folders
  const site = { ...(await readSettings(content)).site, ...preview }
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  return {
    // Templates are told the address by each page, so that one compilation serves any.
    ...(building ? {} : { site: site.address }),
    base: site.basePath,
    trailingSlash: 'always',
    // A build copies them by itself, since they are no part of the templates.
    publicDir: building ? join(cache, 'no-public-files') : folders.public,
    output: 'server',
    adapter: templateCompiler,
    outDir: building ? compilingFolder(cache) : out,
    cacheDir: join(cache, 'astro'),
    compressHTML: 'jsx',
    devToolbar: { enabled: false },
    build: { format: 'directory', inlineStylesheets: 'never' },
    ...(building
      ? { logger: { entrypoint: new URL('./quiet-log.ts', import.meta.url).href } }
      : {}),
    vite: {
      plugins: [steadyFaces(), refuseMalformed(), serveFiles(), noteInputs()],
      build: { assetsInlineLimit: 0, rolldownOptions: { output: { assetFileNames } } },
      ...(building ? { ssr: { noExternal: true } } : {}),
      server: { watch: { ignored: [`${out}/**`, `${cache}/**`] } },
    },
  }
}

/** Names style sheets, which Astro would name by the pattern of the route. */
function assetFileNames({ names }: { names: readonly string[] }): string {
  const name = names[0]?.endsWith('.css') ? 'styles' : '[name]'
  return `_astro/${name}.[hash][extname]`
}
