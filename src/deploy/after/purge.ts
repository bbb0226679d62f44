import { spawn } from 'node:child_process'
import { AwsClient } from 'aws4fetch'
import { askService } from './ask-service.ts'

/** A cache between the target and readers. */
export interface Purger {
  name: string
  /** Addresses that are named in one request. */
  batch: number
  /** With more addresses than these, everything is purged instead. */
  most: number
  purge: (urls: readonly string[]) => Promise<void>
  purgeAll: () => Promise<void>
}

/**
 * The caches that the environment names. Limits as documentation said on 2026-11-30: Cloudflare takes 100 addresses a request
 * (developers.cloudflare.com/cache/how-to/purge-cache), CloudFront 3,000 at a time for a distribution, and stars apart
 * (docs.aws.amazon.com, InvalidationLimits); Fastly takes one.
 */
export function purgersIn(env: NodeJS.ProcessEnv): Purger[] {
  const { CLOUDFLARE_ZONE_ID: zone, CLOUDFLARE_API_TOKEN: cloudflareToken } = env
  const { FASTLY_SERVICE_ID: service, FASTLY_API_TOKEN: fastlyToken } = env
  const { CLOUDFRONT_DISTRIBUTION_ID: distribution, BACKFILE_PURGE_COMMAND: command } = env
  return [
    ...(zone && cloudflareToken ? [cloudflare(zone, cloudflareToken, env)] : []),
    ...(service && fastlyToken ? [fastly(service, fastlyToken, env)] : []),
    ...(distribution ? [cloudFront(distribution, env)] : []),
    ...(command ? [ownCommand(command)] : []),
  ]
}

function cloudflare(zone: string, token: string, env: NodeJS.ProcessEnv): Purger {
  const api = env.CLOUDFLARE_API_BASE_URL ?? 'https://api.cloudflare.com/client/v4'
  const ask = async (body: object) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const url = `${api}/zones/${encodeURIComponent(zone)}/purge_cache`
    const request = new Request(url, { method: 'POST', headers, body: JSON.stringify(body) })
    await askService('Cloudflare', request)
  }
  return {
    ...{ name: 'Cloudflare', batch: 100, most: 5000 },
    purge: files => ask({ files }),
    purgeAll: () => ask({ purge_everything: true }),
  }
}

function fastly(service: string, token: string, env: NodeJS.ProcessEnv): Purger {
  const api = env.FASTLY_API_ENDPOINT ?? 'https://api.fastly.com'
  const ask = async (path: string) => {
    const headers = { 'Fastly-Key': token, Accept: 'application/json' }
    await askService('Fastly', new Request(`${api}${path}`, { method: 'POST', headers }))
  }
  return {
    ...{ name: 'Fastly', batch: 1, most: 1000 },
    purge: async ([url = '']) => ask(`/purge/${url.replace(/^https?:\/\//, '')}`),
    purgeAll: () => ask(`/service/${encodeURIComponent(service)}/purge_all`),
  }
}

function cloudFront(distribution: string, env: NodeJS.ProcessEnv): Purger {
  const api = env.AWS_ENDPOINT_URL_CLOUDFRONT ?? 'https://cloudfront.amazonaws.com'
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env
  const session = env.AWS_SESSION_TOKEN ? { sessionToken: env.AWS_SESSION_TOKEN } : {}
  const client = new AwsClient({
    ...{ accessKeyId, secretAccessKey, ...session, service: 'cloudfront', region: 'us-east-1' },
  })
  const ask = async (paths: readonly string[]) => {
    const items = paths.map(path => `<Path>${path.replaceAll('&', '&amp;')}</Path>`).join('')
    const reference = `${Date.now()}-${Math.random().toString(36).slice(2)}`
    const body = `<?xml version="1.0" encoding="UTF-8"?><InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><CallerReference>${reference}</CallerReference><Paths><Items>${items}</Items><Quantity>${paths.length}</Quantity></Paths></InvalidationBatch>`
    const url = `${api}/2020-05-31/distribution/${encodeURIComponent(distribution)}/invalidation`
    await askService('CloudFront', await client.sign(url, { method: 'POST', body }))
  }
  return {
    ...{ name: 'CloudFront', batch: 1000, most: 1000 },
    purge: urls => ask(urls.map(url => new URL(url).pathname)),
    purgeAll: () => ask(['/*']),
  }
}

/** A command of the keeper’s own: it gets addresses as lines, or `*` for everything. */
function ownCommand(command: string): Purger {
  const run = (lines: readonly string[]) =>
    new Promise<void>((done, fail) => {
      const child = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'] })
      child.stdin.on('error', () => undefined)
      child.stdin.end(`${lines.join('\n')}\n`)
      child.once('error', fail)
      child.once('close', status => {
        if (status === 0) done()
        else fail(new Error(`BACKFILE_PURGE_COMMAND ended with ${status}`))
      })
    })
  const all = Number.POSITIVE_INFINITY
  return {
    ...{ name: 'BACKFILE_PURGE_COMMAND', batch: all, most: all },
    purge: run,
    purgeAll: () => run(['*']),
  }
}
