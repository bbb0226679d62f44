import type { Connect, Plugin } from 'vite'
import { decodedPath } from './malformed.ts'
import { publication } from './slot.ts'

/**
 * Serves to writers what has no template: feeds, records, pictures and the like. It does so before Astro, which takes the
 * base path away, refuses some addresses without a slash at their end, and serves files of the project to browsers.
 */
export function serveFiles(): Plugin {
  const handle: Connect.NextHandleFunction = async ({ url = '' }, response, next) => {
    try {
      const file = await (await publication()).file(decodedPath(url) ?? '')
      if (!file) return next()
      response.setHeader('Content-Type', file.type)
      response.end(file.bytes)
    } catch (error) {
      next(error)
    }
  }
  return {
    name: 'backfile:files',
    enforce: 'post',
    configureServer: server => () => {
      server.middlewares.stack.unshift({ route: '', handle })
    },
  }
}
