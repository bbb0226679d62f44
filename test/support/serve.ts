import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'

/** A folder that is being served. */
export interface Served {
  /** Scheme, host and port. */
  origin: string
  close: () => Promise<void>
}

/**
 * Serves a folder as a content delivery network does: its files as they are at the moment of the call,
 * `404.html` for everything else, below `basePath` only.
 */
export async function serve(folder: string, basePath = '/'): Promise<Served> {
  const files = sirv(folder, { dev: false, dotfiles: true, etag: true, extensions: ['html'] })
  const missing = await readFile(join(folder, '404.html')).catch(() => 'not found')
  const server = createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' })
      response.end(missing)
    }
    const url = request.url ?? '/'
    if (!url.startsWith(basePath)) return notFound()
    request.url = url.slice(basePath.length - 1)
    files(request, response, notFound)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise(done => server.close(done))
  return port
}
