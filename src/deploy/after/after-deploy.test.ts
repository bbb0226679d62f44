import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { afterDeploy } from './after-deploy.ts'
import { type ChangedAddress, changedAddresses } from './changed-address.ts'

interface Asked {
  line: string
  headers: IncomingMessage['headers']
  body: string
}

/** A service that notes what it is asked, and answers as it is told. */
async function service(): Promise<{ url: string; asked: Asked[]; statuses: number[] }> {
  const asked: Asked[] = []
  const statuses: number[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', piece => {
      body += piece
    })
    request.on('end', () => {
      asked.push({ line: `${request.method} ${request.url}`, headers: request.headers, body })
      const status = statuses.shift() ?? 200
      response.writeHead(status).end(status === 204 ? undefined : '{"success":true}')
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, statuses }
}

const site = 'https://tern.example/'

/** Does what is to be done after a deploy, with such an environment. */
function following(env: NodeJS.ProcessEnv, hub?: string) {
  const memory = mkdtempSync(join(tmpdir(), 'after-'))
  onTestFinished(() => rmSync(memory, { recursive: true, force: true }))
  const said: string[] = []
  const patience = { retries: 1, least: 1, most: 1 }
  const say = (line: string) => void said.push(line)
  return {
    said,
    run: (changes: readonly ChangedAddress[]) =>
      afterDeploy(changes, { site, hub, memory, env, say, patience }),
  }
}

const changes: ChangedAddress[] = [
  { url: `${site}2014/05/new/`, change: 'new' },
  { url: `${site}2014/05/edited/`, change: 'content' },
  { url: `${site}tags/s%C3%B8/`, change: 'dress' },
  { url: `${site}feed.xml`, change: 'content' },
  { url: `${site}2014/05/gone/`, change: 'gone' },
]

it('Cloudflare purges every address that was there, a hundred at a time', async () => {
  const { url, asked } = await service()
  const env = { CLOUDFLARE_ZONE_ID: 'z', CLOUDFLARE_API_TOKEN: 'key', CLOUDFLARE_API_BASE_URL: url }
  const many = Array.from({ length: 250 }, (_, i): ChangedAddress => {
    return { url: `${site}${i}/`, change: 'content' }
  })
  expect(await following(env).run(many)).toBe(true)
  expect(asked.map(({ line }) => line)).toEqual(Array(3).fill('POST /zones/z/purge_cache'))
  expect(asked.map(({ body }) => JSON.parse(body).files.length)).toEqual([100, 100, 50])
  asked.length = 0
  await following(env).run(changes)
  expect(JSON.parse(asked[0]?.body ?? '').files).toEqual(changes.slice(1).map(one => one.url))
  expect(asked[0]?.headers.authorization).toBe('Bearer key')
})

it('purges everything, and says so, when addresses are more than a service takes', async () => {
  const { url, asked } = await service()
  const env = { CLOUDFLARE_ZONE_ID: 'z', CLOUDFLARE_API_TOKEN: 'key', CLOUDFLARE_API_BASE_URL: url }
  const many = Array.from({ length: 5001 }, (_, i): ChangedAddress => {
    return { url: `${site}${i}/`, change: 'dress' }
  })
  const { said, run } = following(env)
  await run(many)
  expect(asked.map(({ body }) => body)).toEqual(['{"purge_everything":true}'])
  expect(said).toEqual([
    'Cloudflare: purged everything, since 5,001 addresses are more than 5,000.',
  ])
})

it('CloudFront is asked for one invalidation, signed, and Fastly for each address', async () => {
  const { url, asked } = await service()
  const env = {
    ...{ CLOUDFRONT_DISTRIBUTION_ID: 'D', AWS_ENDPOINT_URL_CLOUDFRONT: url },
    ...{ AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' },
    ...{ FASTLY_SERVICE_ID: 'S', FASTLY_API_TOKEN: 'key', FASTLY_API_ENDPOINT: url },
  }
  await following(env).run(changes)
  const [front, ...fastly] = [
    ...asked.filter(({ line }) => line.includes('distribution')),
    ...asked.filter(({ line }) => line.includes('/purge/')),
  ]
  expect(front?.line).toBe('POST /2020-05-31/distribution/D/invalidation')
  expect(front?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=id\/.*cloudfront/)
  expect(front?.body).toContain('<Path>/tags/s%C3%B8/</Path>')
  expect(front?.body).toContain('<Quantity>4</Quantity>')
  expect(fastly.map(({ line }) => line)).toEqual(
    changes.slice(1).map(one => `POST /purge/${one.url.replace('https://', '')}`),
  )
})

it('search engines hear of pages that are new, say something else or are gone, and of no dress', async () => {
  const { url, asked } = await service()
  await following({ INDEXNOW_KEY: 'abc', INDEXNOW_API: `${url}/indexnow` }).run(changes)
  expect(asked.map(({ body }) => JSON.parse(body))).toEqual([
    {
      ...{ host: 'tern.example', key: 'abc', keyLocation: `${site}abc.txt` },
      urlList: [`${site}2014/05/new/`, `${site}2014/05/edited/`, `${site}2014/05/gone/`],
    },
  ])
})

it('a change of template tells search engines nothing', async () => {
  const { url, asked } = await service()
  const dress = changes.map((one): ChangedAddress => ({ ...one, change: 'dress' }))
  await following({ INDEXNOW_KEY: 'abc', INDEXNOW_API: url }).run(dress)
  expect(asked).toEqual([])
})

it('what a service did not do is done after the next deploy, and no key is said', async () => {
  const { url, asked, statuses } = await service()
  statuses.push(403)
  const env = {
    ...{ CLOUDFLARE_ZONE_ID: 'z', CLOUDFLARE_API_TOKEN: 'secret-key' },
    CLOUDFLARE_API_BASE_URL: url,
  }
  const { said, run } = following(env)
  expect(await run(changes)).toBe(false)
  expect(said.join()).toMatch(/Cloudflare answers 403.*asked again after the next deploy/s)
  expect(said.join()).not.toContain('secret-key')
  asked.length = 0
  expect(await run([])).toBe(true)
  expect(JSON.parse(asked[0]?.body ?? '').files).toHaveLength(4)
  asked.length = 0
  expect(await run([])).toBe(true)
  expect(asked).toEqual([])
})

describe('a hub', () => {
  const feeds: ChangedAddress[] = [
    { url: `${site}feed.xml`, change: 'content' },
    { url: `${site}tags/s%C3%B8/atom.xml`, change: 'content' },
    { url: `${site}feed.json`, change: 'content' },
    { url: `${site}atom.xml`, change: 'dress' },
    { url: `${site}tags/new/feed.xml`, change: 'new' },
    { url: `${site}tags/old/feed.xml`, change: 'gone' },
    { url: `${site}sitemap-1.xml`, change: 'content' },
    { url: `${site}2014/05/edited/`, change: 'content' },
  ]
  const told = (asked: readonly Asked[]) =>
    asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  const changed = ['feed.xml', 'tags/s%C3%B8/atom.xml', 'feed.json']
  const published = (paths: readonly string[]) =>
    paths.map(path => ({ 'hub.mode': 'publish', 'hub.url': site + path }))

  it('is told of each feed that says something else, and of nothing else', async () => {
    const { url, asked, statuses } = await service()
    statuses.push(204, 204, 204)
    const { said, run } = following({}, `${url}/publish?key=1`)
    expect(await run(feeds)).toBe(true)
    expect(told(asked)).toEqual(published(changed))
    expect(asked[0]?.line).toBe('POST /publish?key=1')
    expect(asked[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    expect(said).toEqual([`Told the hub ${url}/publish?key=1 of 3 feeds.`])
    asked.length = 0
    expect(await run(feeds.slice(3))).toBe(true)
    expect(asked).toEqual([])
  })

  it('that is busy is asked again, and after the next deploy of those that it did not take alone', async () => {
    const { url, asked, statuses } = await service()
    // The first is taken at once, the second after a pause, the third not at all.
    statuses.push(204, 429, 204, 503, 503)
    const { said, run } = following({}, url)
    expect(await run(feeds)).toBe(false)
    expect(asked).toHaveLength(5)
    expect(said.join()).toMatch(/WebSub answers 503.*asked again after the next deploy/)
    asked.length = 0
    expect(await run([])).toBe(true)
    expect(told(asked)).toEqual(published(['feed.json']))
  })

  it('that refuses one feed is told of the others, and one that refuses all is soon left alone', async () => {
    const { url, asked, statuses } = await service()
    statuses.push(400)
    const one = following({}, url)
    expect(await one.run(feeds)).toBe(false)
    expect(told(asked)).toEqual(published(changed))
    asked.length = 0
    statuses.push(...Array(9).fill(404))
    const many = Array.from({ length: 9 }, (_, i): ChangedAddress => {
      return { url: `${site}tags/${i}/feed.xml`, change: 'content' }
    })
    expect(await following({}, url).run(many)).toBe(false)
    expect(asked).toHaveLength(3)
  })

  it('that is away is asked for one feed alone', async () => {
    const { url, asked, statuses } = await service()
    statuses.push(...Array(20).fill(503))
    expect(await following({}, url).run(feeds)).toBe(false)
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1)
  })

  it('that leads elsewhere is not followed, and what it says is no command', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      const [status, place] = request.url === '/moved' ? [301, '/elsewhere'] : [400, undefined]
      response.writeHead(status, place === undefined ? {} : { location: place })
      response.end('\u001b[31mNo.\n::error::injected\r\n')
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const moved = following({}, `http://127.0.0.1:${port}/moved`)
    expect(await moved.run(feeds.slice(0, 1))).toBe(false)
    expect(asked).toEqual(['POST /moved'])
    expect(moved.said.join()).toContain('WebSub answers 301 and leads to /elsewhere. WebSub is')
    const loud = following({}, `http://127.0.0.1:${port}/loud`)
    expect(await loud.run(feeds.slice(0, 1))).toBe(false)
    expect(loud.said.join()).toContain('WebSub answers 400 [31mNo. ::error::injected. WebSub is')
  })

  it('that is not there does not fail the deploy', async () => {
    const server = createServer()
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    await new Promise(done => server.close(done))
    const { said, run } = following({}, `http://127.0.0.1:${port}/`)
    expect(await run(feeds)).toBe(false)
    expect(said.join()).toMatch(/WebSub cannot be reached: ECONNREFUSED/)
  })
})

it('a command of the keeper’s own gets the addresses as lines', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'command-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'lines.txt')
  expect(await following({ BACKFILE_PURGE_COMMAND: `cat > ${path}` }).run(changes)).toBe(true)
  const lines = changes.slice(1).map(({ url }) => url)
  expect(readFileSync(path, 'utf8')).toBe(`${lines.join('\n')}\n`)
  expect(await following({ BACKFILE_PURGE_COMMAND: 'exit 3' }).run(changes)).toBe(false)
})

it('an address is complete, escaped, and changed in content only when the page says something else', () => {
  const known = (content: string) => ({ size: 1, sha256: content, fingerprint: '', content })
  const touched = {
    sent: ['tags/sø/index.html', 'index.html', 'index.html.br', 'a?b.txt', 'data.csv.gz'],
    gone: ['x/index.html', 'x/index.html.gz'],
    begun: ['index.html', 'begun/index.html', 'unbegun/index.html'],
  }
  const wanted = new Map([
    ['tags/sø/index.html', known('1')],
    ['index.html', known('2')],
    ['a?b.txt', known('3')],
    ['data.csv.gz', known('2')],
    ['begun/index.html', known('4')],
  ])
  const before = new Map([
    ['tags/sø/index.html', known('1')],
    ['index.html', known('1')],
    ['x/index.html', known('1')],
    ['data.csv.gz', known('1')],
  ])
  expect(changedAddresses(touched, { site, wanted, before })).toEqual([
    { url: `${site}tags/s%C3%B8/`, change: 'dress' },
    { url: site, change: 'content' },
    { url: `${site}a%3Fb.txt`, change: 'new' },
    { url: `${site}data.csv.gz`, change: 'content' },
    { url: `${site}x/`, change: 'gone' },
    { url: `${site}begun/`, change: 'content' },
    { url: `${site}unbegun/`, change: 'gone' },
  ])
})
