import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'

import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { howToGetServers, missingServers } from '../scripts/servers.ts'
import type { Encoding } from '../src/archive/encodings.ts'
import { siteHeaders } from '../src/hosts/headers.ts'
import type { Rules } from '../src/hosts/rules.ts'
import type { Answer } from './support/ask.ts'
import { sampleRules } from './support/rules-sample.ts'
import { type RealServer, type ServerName, startServer } from './support/servers.ts'

if (missingServers().length > 0) throw new Error(howToGetServers())

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'backfile-precompressed-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** Files of a site and the types with which they are sent. */
const files = {
  'index.html': 'text/html',
  '404.html': 'text/html',
  '410.html': 'text/html',
  'new/index.html': 'text/html',
  'gone/page/index.html': 'text/html',
  '_astro/a.js': '(text|application)/javascript',
  '_astro/a.css': 'text/css',
  'feed.xml': 'application/rss\\+xml',
  'ar/feed.json': 'application/feed\\+json',
  'n.md': 'text/markdown; charset=utf-8',
  'media/a.svg': 'image/svg\\+xml',
}

const textOf = (file: string) => `This is ${file}. ${'It is long. '.repeat(200)}\n`
const compress = { br: brotliCompressSync, gz: gzipSync }

async function writeSite(folder: string, encodings: readonly Encoding[]): Promise<void> {
  const put = async (file: string, bytes: string | Buffer) => {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), bytes)
  }
  for (const file of Object.keys(files)) {
    await put(file, textOf(file))
    for (const encoding of encodings)
      await put(`${file}.${encoding}`, compress[encoding](textOf(file)))
  }
  await put('small/index.html', 'Small.\n')
  await put('tool.tar.gz', gzipSync('an archive'))
}

function plain({ headers, bytes }: Answer): string {
  const open = { br: brotliDecompressSync, gzip: gunzipSync }[String(headers['content-encoding'])]
  return (open ? open(bytes) : bytes).toString()
}

const names: readonly ServerName[] = ['nginx', 'apache', 'caddy']
const sets = { both: ['br', 'gz'], 'gzip alone': ['gz'], 'brotli alone': ['br'] } as const
/** Apache has many rules as a list for the server, and few in a file of the site. */
const counts = { nginx: [0], apache: [0, 200], caddy: [0] } as const
const cases = names.flatMap(name =>
  counts[name].flatMap(others =>
    (['/', '/archive/'] as const).flatMap(basePath =>
      Object.entries(sets).map(([which, encodings]) => ({
        ...{ name, basePath, which, encodings },
        moved: Array.from({ length: others }, (_, n) => ({ from: `/o${n}/`, to: '/new/' })),
      })),
    ),
  ),
)

describe.each(cases)('$name at $basePath with $which, $moved.length rules more', of => {
  const { name, basePath, encodings } = of
  const whole = sampleRules(basePath)
  const rules: Rules = {
    ...whole,
    moved: [...whole.moved.filter(({ from }) => Buffer.byteLength(from) < 200), ...of.moved],
    headers: siteHeaders,
    precompressed: encodings,
  }
  const [hasBrotli, hasGzip] = (['br', 'gz'] as const).map(one =>
    (encodings as readonly string[]).includes(one),
  )
  let server: RealServer
  beforeAll(async () => {
    const folder = await mkdtemp(join(root, `${name}-`))
    await writeSite(join(folder, basePath), encodings)
    server = await startServer(name, folder, rules)
  })
  afterAll(() => server.close())
  const ask = (path: string, accepts?: string, headers = {}) =>
    server.ask(basePath.slice(0, -1) + path, {
      ...(accepts === undefined ? {} : { 'Accept-Encoding': accepts }),
      ...headers,
    })
  const addresses = Object.entries(files).map(
    ([file, type]) => [`/${file.replace(/(^|\/)index\.html$/, '$1')}`, file, type] as const,
  )
  const there = addresses.filter(([address]) => !/gone|404|410/.test(address))

  test('each file is sent compressed to whoever takes it, with its own type', async () => {
    for (const [address, file, type] of there) {
      for (const [accepts, encoding] of [
        ['gzip', hasGzip ? 'gzip' : undefined],
        ['gzip, deflate, br', hasBrotli ? 'br' : 'gzip'],
        ['br', hasBrotli ? 'br' : undefined],
        [undefined, undefined],
        ['identity', undefined],
        ['deflate', undefined],
        ['gzip;q=0', undefined],
        ['br;q=0, gzip', hasGzip ? 'gzip' : undefined],
      ] as const) {
        const answer = await ask(address, accepts)
        const { status, headers } = answer
        expect([address, accepts, status, headers['content-encoding']]).toEqual([
          ...[address, accepts, 200, encoding],
        ])
        expect(plain(answer)).toBe(textOf(file))
        expect(headers['content-type']).toMatch(new RegExp(`^${type}`))
        expect(headers.vary).toMatch(/accept-encoding/i)
        expect(headers['cache-control']).toMatch(/max-age=/)
      }
    }
  })

  test('a proxy is sent compressed files too', async () => {
    for (const [accepts, has] of [
      ['br', hasBrotli],
      ['gzip', hasGzip],
    ] as const) {
      const { headers } = await ask('/new/', accepts, { Via: '1.1 proxy.example' })
      expect(headers['content-encoding']).toBe(has ? accepts : undefined)
    }
  })

  test('each form has a mark of its own, and is not sent again to whoever has it', async () => {
    const tags = new Set<string>()
    for (const accepts of [
      'identity',
      ...(hasGzip ? ['gzip'] : []),
      ...(hasBrotli ? ['br'] : []),
    ]) {
      const { headers } = await ask('/new/', accepts)
      const tag = String(headers.etag)
      tags.add(tag)
      expect(await ask('/new/', accepts, { 'If-None-Match': tag })).toMatchObject({ status: 304 })
    }
    expect(tags.size).toBe(1 + encodings.length)
  })

  test('the pages for what is gone and what is not there keep their status', async () => {
    for (const accepts of ['gzip', 'identity']) {
      const gone = await ask('/gone/page/', accepts)
      expect([gone.status, plain(gone)]).toEqual([410, textOf('gone/page/index.html')])
      const none = await ask('/gone/none/', accepts)
      expect([none.status, plain(none)]).toEqual([410, textOf('410.html')])
      const missing = await ask('/nothing/', accepts)
      expect([missing.status, plain(missing)]).toEqual([404, textOf('404.html')])
      for (const { headers } of [gone, none, missing])
        expect(headers['content-type']).toMatch(/^text\/html/)
      expect(await ask('/noslash', accepts)).toMatchObject({ status: 301 })
    }
  })

  test('a file without a precompressed one is sent as it is, and an archive as an archive', async () => {
    const small = await ask('/small/', 'gzip, br')
    expect([small.status, small.headers['content-encoding'], small.body]).toEqual([
      ...[200, undefined, 'Small.\n'],
    ])
    const archive = await ask('/tool.tar.gz', 'gzip, br')
    expect([archive.status, archive.headers['content-encoding']]).toEqual([200, undefined])
    expect(gunzipSync(archive.bytes).toString()).toBe('an archive')
  })
})
