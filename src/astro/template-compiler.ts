import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'

const name = 'backfile-templates'

/**
 * Has Astro compile the templates into a module that renders pages, in place of rendering them itself: to Astro this is an
 * adapter, as hosts have one that render on demand.
 */
export const templateCompiler: AstroIntegration = {
  name,
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name,
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./template-entry.ts', import.meta.url),
        // Astro looks for it as `require` does, which knows paths alone.
        previewEntrypoint: fileURLToPath(new URL('../dev/preview-server.ts', import.meta.url)),
        supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
      }),
  },
}
