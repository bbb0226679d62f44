import type { Connect, Plugin } from 'vite'

/** The path of a request, decoded; undefined when it is not text in UTF-8, as `/%c0%ae/`. */
export function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/\?.*/, ''))
  } catch {
    return undefined
  }
}

/** Answers malformed addresses in `npm run dev` before Astro, which puts its own checks first, decodes them. */
export function refuseMalformed(): Plugin {
  const handle: Connect.NextHandleFunction = ({ url = '' }, response, next) => {
    if (decodedPath(url) !== undefined) return next()
    response.statusCode = 400
    response.end('Bad Request')
  }
  return {
    name: 'backfile:malformed',
    enforce: 'post',
    configureServer: server => () => {
      server.middlewares.stack.unshift({ route: '', handle })
    },
  }
}
