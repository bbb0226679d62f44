import { existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CreatePreviewServer } from 'astro'
import send from 'send'
import { headersOf } from '../hosts/header-patterns.ts'
import { mediaType } from '../hosts/media-type.ts'
import { type RuleAnswer, ruleAnswers } from '../hosts/rule-answer.ts'
import { foldersFrom } from '../publish/folders.ts'
import { keptRules } from '../publish/kept-rules.ts'
import { shownPath } from '../terminal/shown-path.ts'
import { decodedPath } from './malformed.ts'

/**
 * The server of `npm run preview`: serves the site that was built last as a host does that knows all of its rules, with
 * redirects, what is gone, headers and types.
 */
const createPreviewServer: CreatePreviewServer = async ({ outDir, host, port, base }) => {
  const folder = fileURLToPath(outDir)
  if (!existsSync(folder)) {
    throw new Error(`There is no site in ${shownPath(folder)}. Run “npm run build” first.`)
  }
  const server = createServer(handlerOf(folder, base))
  const at = await listening(server, port, host)
  console.log(`The site is at http://${host ?? 'localhost'}:${at}${base}`)
  const closed = new Promise<void>((done, fail) => {
    server.once('close', done)
    server.once('error', fail)
  })
  return {
    ...(host === undefined ? {} : { host }),
    port: at,
    closed: () => closed,
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export default createPreviewServer

/** Listens at a port, or at the next one that is free. */
async function listening(server: Server, port: number, host: string | undefined): Promise<number> {
  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail)
      server.listen(port, host ?? 'localhost', () => {
        server.off('error', fail)
        done()
      })
    })
    return port
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return listening(server, port + 1, host)
  }
}

/** Answers requests with the files of a folder, at a base path, by the rules of the last build. */
function handlerOf(
  folder: string,
  base: string,
): (request: IncomingMessage, response: ServerResponse) => void {
  const rules = keptRules(foldersFrom(process.env), base)
  const start = base.replace(/\/$/, '')
  const answerTo = ruleAnswers(rules)
  return (request, response) => {
    const { url = '/', method = 'GET' } = request
    const path = decodedPath(url)
    if (path === undefined) return end(response, 400, 'Bad Request')
    if (method !== 'GET' && method !== 'HEAD') return end(response, 405, 'Method Not Allowed')
    const [, query] = /\?(.*)/s.exec(url) ?? []
    const answer = answerTo(path, query) ?? slashed(path, url)
    if (answer?.status === 301) {
      response.setHeader('Location', answer.to)
      return end(response, 301, '')
    }
    const serve = (status: number, address: string) => {
      const place = address.endsWith('/') ? `${address}index.html` : address
      setHeaders(response, address.slice(start.length), place)
      response.statusCode = status
      send(request, encodeURIComponent(place.slice(start.length)), {
        ...{ root: folder, dotfiles: 'allow', index: false, cacheControl: false },
      })
        .on('error', ({ status: fault }: { status: number }) => {
          if (status === 200 && fault === 404) serve(404, `${start}/404.html`)
          else end(response, status === 200 ? fault : status, '')
        })
        .pipe(response)
    }
    if (answer?.status === 410) serve(410, answer.page)
    else if (path.startsWith(`${start}/`)) serve(200, path)
    else serve(404, `${start}/404.html`)
  }

  /** A folder is asked for with a slash at its end. */
  function slashed(path: string, url: string): RuleAnswer | undefined {
    if (path.endsWith('/') || !path.startsWith(start) || path.includes('\0')) return undefined
    const stats = statSync(join(folder, path.slice(start.length)), { throwIfNoEntry: false })
    return stats?.isDirectory() ? { status: 301, to: url.replace(/(?=\?|$)/, '/') } : undefined
  }

  function setHeaders(response: ServerResponse, address: string, place: string): void {
    const headers = { 'Content-Type': mediaType(place), ...headersOf(rules, address) }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  }
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  response.end(text)
}
