import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  ...{ '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' },
  ...{ '.json': 'application/json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' },
}
const isPacked = new Set(['.html', '.css', '.js', '.json', '.svg'])

/** Serves a folder as a content delivery network does: texts packed with gzip, folders by their index page, parts of files. */
export async function servePacked(
  folder: string,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer(async ({ url = '/', headers }, response) => {
    const path = decodeURIComponent(url.replace(/\?.*/, ''))
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    const kind = extname(file)
    try {
      const bytes = await readFile(file)
      response.setHeader('Content-Type', types[kind] ?? 'application/octet-stream')
      const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
      if (start !== undefined && end !== undefined) {
        const last = Math.min(Number(end), bytes.length - 1)
        response.writeHead(206, { 'Content-Range': `bytes ${start}-${last}/${bytes.length}` })
        response.end(bytes.subarray(Number(start), last + 1))
        return
      }
      if (isPacked.has(kind)) response.setHeader('Content-Encoding', 'gzip')
      response.end(isPacked.has(kind) ? gzipSync(bytes) : bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
