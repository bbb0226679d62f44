import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { onTestFinished } from 'vitest'
import { s3Target } from '../../src/deploy/targets/s3.ts'

/** A store that speaks S3, with a bucket `news`. */
export interface Store {
  /** The address of a target in the bucket, for commands. */
  target: string
  /** What a command needs to use it. */
  env: NodeJS.ProcessEnv
  /** Every request that reached the store: `PUT /news/index.html`. */
  log: string[]
  /** Answers a request in place of the store, and returns true; otherwise the request goes on. */
  before: (line: string, response: ServerResponse, request: IncomingMessage) => boolean
  /** Every object of the bucket, by its key. */
  objects: () => Promise<Map<string, Buffer>>
  /** What the store says of an object. */
  headers: (key: string) => Promise<Record<string, string>>
}

/** Starts a store for one test. Signatures are looked at. */
export async function startStore(): Promise<Store> {
  const directory = await mkdtemp(join(tmpdir(), 'backfile-store-'))
  const inner = new S3rver({
    ...{ directory, silent: true, configureBuckets: [{ name: 'news', configs: [] }] },
    vhostBuckets: false,
  })
  await inner.configureBuckets()
  const handle = inner.callback()
  const log: string[] = []
  const server = createServer((request, response) => {
    const line = `${request.method} ${decodeURIComponent(request.url ?? '')}`
    if (store.before(line, response, request)) return
    log.push(line)
    handle(request, response)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const env = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' }
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await rm(directory, { recursive: true, force: true })
  })
  const url = (key: string) =>
    `${endpoint}/news/${key.split('/').map(encodeURIComponent).join('/')}`
  const store: Store = {
    target: `s3://news/?endpoint=${endpoint}`,
    ...{ env, log, before: () => false },
    objects: async () => {
      const target = s3Target({ kind: 's3', bucket: 'news', prefix: '', endpoint }, env)
      const found = new Map<string, Buffer>()
      for await (const { file } of target.list()) {
        found.set(file, Buffer.from(await (await fetch(url(file))).arrayBuffer()))
      }
      return found
    },
    headers: async key => Object.fromEntries((await fetch(url(key), { method: 'HEAD' })).headers),
  }
  return store
}
