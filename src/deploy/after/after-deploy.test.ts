import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
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
      response.writeHead(statuses.shift() ?? 200).end('{"success":true}')
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, statuses }
}

const site = 'https://tern.example/'

/** Does what is to be done after a deploy, with such an environment. */
function after(env: NodeJS.ProcessEnv) {
  const memory = mkdtempSync(join(tmpdir(), 'after-'))
  onTestFinished(() => rmSync(memory, { recursive: true, force: true }))
  const said: string[] = []
  const patience = { retries: 1, least: 1, most: 1 }
  const say = (line: string) => void said.push(line)
  return {
    said,
    run: (changes: readonly ChangedAddress[]) =>
      afterDeploy(changes, { site, memory, env, say, patience }),
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
  expect(await after(env).run(many)).toBe(true)
  expect(asked.map(({ line }) => line)).toEqual(Array(3).fill('POST /zones/z/purge_cache'))
  expect(asked.map(({ body }) => JSON.parse(body).files.length)).toEqual([100, 100, 50])
  asked.length = 0
  await after(env).run(changes)
  expect(JSON.parse(asked[0]?.body ?? '').files).toEqual(changes.slice(1).map(one => one.url))
  expect(asked[0]?.headers.authorization).toBe('Bearer key')
})

it('purges everything, and says so, when addresses are more than a service takes', async () => {
  const { url, asked } = await service()
  const env = { CLOUDFLARE_ZONE_ID: 'z', CLOUDFLARE_API_TOKEN: 'key', CLOUDFLARE_API_BASE_URL: url }
  const many = Array.from({ length: 5001 }, (_, i): ChangedAddress => {
    return { url: `${site}${i}/`, change: 'dress' }
  })
  const { said, run } = after(env)
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
  await after(env).run(changes)
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
  await after({ INDEXNOW_KEY: 'abc', INDEXNOW_API: `${url}/indexnow` }).run(changes)
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
  await after({ INDEXNOW_KEY: 'abc', INDEXNOW_API: url }).run(dress)
  expect(asked).toEqual([])
})

it('what a service did not do is done after the next deploy, and no key is said', async () => {
  const { url, asked, statuses } = await service()
  statuses.push(403)
  const env = {
    ...{ CLOUDFLARE_ZONE_ID: 'z', CLOUDFLARE_API_TOKEN: 'secret-key' },
    CLOUDFLARE_API_BASE_URL: url,
  }
  const { said, run } = after(env)
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

it('a command of the keeper’s own gets the addresses as lines', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'command-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'lines.txt')
  expect(await after({ BACKFILE_PURGE_COMMAND: `cat > ${path}` }).run(changes)).toBe(true)
  const lines = changes.slice(1).map(({ url }) => url)
  expect(readFileSync(path, 'utf8')).toBe(`${lines.join('\n')}\n`)
  expect(await after({ BACKFILE_PURGE_COMMAND: 'exit 3' }).run(changes)).toBe(false)
})

it('an address is complete, escaped, and changed in content only when the page says something else', () => {
  const known = (content: string) => ({ size: 1, sha256: content, fingerprint: '', content })
  const touched = {
    sent: ['tags/sø/index.html', 'index.html', 'index.html.br', 'a?b.txt'],
    gone: ['x/index.html', 'x/index.html.gz'],
    begun: ['index.html', 'begun/index.html', 'unbegun/index.html'],
  }
  const wanted = new Map([
    ['tags/sø/index.html', known('1')],
    ['index.html', known('2')],
    ['a?b.txt', known('3')],
    ['begun/index.html', known('4')],
  ])
  const before = new Map([
    ['tags/sø/index.html', known('1')],
    ['index.html', known('1')],
  ])
  expect(changedAddresses(touched, { site, wanted, before })).toEqual([
    { url: `${site}tags/s%C3%B8/`, change: 'dress' },
    { url: site, change: 'content' },
    { url: `${site}a%3Fb.txt`, change: 'new' },
    { url: `${site}x/`, change: 'gone' },
    { url: `${site}begun/`, change: 'content' },
    { url: `${site}unbegun/`, change: 'gone' },
  ])
})
