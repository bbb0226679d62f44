import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { cloudflareRules, request, sampleHeaders } from '../../test/support/rules-sample.ts'
import { checkRules } from './check.ts'
import { headersOf } from './header-patterns.ts'
import { policy, siteHeaders } from './headers.ts'
import { ruleFiles } from './rule-files.ts'
import type { Host, Rules } from './rules.ts'

interface Specimen {
  invalid?: unknown
  files: Record<string, string>
  answers: Record<string, { status: number; location?: string; policy?: string; body: string }>
}

describe.each(['cloudflare-pages', 'cloudflare-workers'] as const)('%s', host => {
  const recorded = readFile(`test/hosts/${host}.json`, 'utf8').then(
    text => JSON.parse(text) as Specimen,
  )

  test('the files are those that Cloudflare’s own program was asked about', async () => {
    const { files, invalid } = await recorded
    const written = ruleFiles(host, cloudflareRules).map(({ name, text }) => [name, text])
    // Otherwise: node scripts/record-cloudflare.ts PATH-OF-WRANGLER, and read what differs in its answers.
    expect(Object.fromEntries(written)).toEqual(files)
    expect(invalid).toBeNull()
  })

  test('it answered each old address in one hop, and what is gone with its page', async () => {
    const { answers } = await recorded
    for (const { from, to } of cloudflareRules.moved) {
      const { status, location = '', policy: sent } = answers[request('/', from)] ?? {}
      expect([from, status, decodeURIComponent(location), sent]).toEqual([from, 301, to, policy])
    }
    for (const { address, hasPage } of cloudflareRules.gone) {
      const { status, body, policy: sent } = answers[request('/', address)] ?? {}
      const page = hasPage ? `gone/${address.split('/')[2]}` : '410.html'
      const isPage = body?.startsWith(`This is ${page}`)
      expect([address, status, isPage, sent]).toEqual([address, 410, true, policy])
    }
    for (const path of sampleHeaders) {
      const given = headersOf({ headers: siteHeaders }, path)
      const type = given['Content-Type'] ? { type: given['Content-Type'] } : {}
      expect(answers[path]).toMatchObject({ ...type, cache: given['Cache-Control'], policy })
    }
    expect(answers['/gone/file']).toMatchObject({ status: 410 })
    expect(answers['/?p=14']).toMatchObject({ status: 200 })
    expect(answers['/caf%c3%a9/']).toMatchObject({ status: 301 })
    expect(answers['/tags/%C3%B6ld/a%20b/']).toMatchObject({ location: '/tags/n%C3%A9w/a%20b/' })
  })

  test('every pattern has one star, or Cloudflare would pass over it', () => {
    const rules = { ...some(1), headers: siteHeaders }
    const file = ruleFiles(host, rules).find(({ name }) => name === '_headers')
    const patterns = file?.text.split('\n').filter(line => line.startsWith('/')) ?? []
    expect(patterns.filter(pattern => pattern.split('*').length > 2)).toEqual([])
    expect(patterns).toContain('/:folder1/search/*.json')
    expect(patterns).toHaveLength(new Set(siteHeaders.map(({ pattern }) => pattern)).size)
    const odd = { pattern: '/a*b*c', headers: { 'X-A': 'b' } }
    expect(checkRules(host, { ...rules, headers: [odd] })).toMatchObject([
      { limit: 'header-pattern', stops: false, examples: ['/a*b*c'] },
    ])
  })

  test('rules that fit into _redirects need no worker', () => {
    const rules = some(2000)
    expect(checkRules(host, rules)).toEqual([])
    expect(ruleFiles(host, rules).map(({ name }) => name)).not.toContain('_worker.js')
    expect(lines(host, rules)).toHaveLength(2000)
  })

  test('more of them are all in the worker, and none is dropped', async () => {
    const rules = some(2001)
    expect(checkRules(host, rules)).toMatchObject([{ limit: 'worker-requests', stops: false }])
    expect(lines(host, rules)).toHaveLength(0)
    const ask = await worker(host, rules)
    for (const { from, to } of rules.moved)
      expect((await ask(request('/', from))).headers.get('Location')).toBe(to)
    expect((await ask('/new/')).status).toBe(200)
  })

  test('an address that is written in two ways counts twice', () => {
    const rules = some(1001, 'é')
    expect(lines(host, rules)).toHaveLength(0)
  })

  test('the worker is refused when it is larger than Cloudflare takes', () => {
    const words = (seed: string) => createHash('sha512').update(seed).digest('base64url')
    const moved = Array.from({ length: 24_000 }, (_, n) => ({
      ...{ from: `/old/${words(`from ${n}`)}/`, to: `/${words(`to ${n}`)}/` },
    }))
    const faults = checkRules(host, { ...some(0), moved })
    expect(faults).toContainEqual(
      expect.objectContaining({
        limit: 'worker-size',
        stops: true,
        instead: 'fold',
        most: 3_000_000,
      }),
    )
  })

  test('nothing in an address leaves the worker’s data', async () => {
    const from = `/'"\`</script>$\{process.exit()}\\/`
    const rules: Rules = { ...some(0), moved: [{ from: `${from}*`, to: '/new/' }] }
    const ask = await worker(host, rules)
    expect((await ask(`${encodeURI(from)}*`)).status).toBe(301)
  })
})

function some(count: number, sign = 'a'): Rules {
  const moved = Array.from({ length: count }, (_, n) => ({
    from: `/old/${sign}-${n}/`,
    to: `/new/${n}/`,
  }))
  return { basePath: '/', moved, gone: [], headers: [] }
}

function lines(host: Host, rules: Rules): string[] {
  const file = ruleFiles(host, rules).find(({ name }) => name === '_redirects')
  return file?.text.split('\n').filter(Boolean) ?? []
}

/** The worker at work, with a site that has every page. */
async function worker(host: Host, rules: Rules): Promise<(path: string) => Promise<Response>> {
  const code = ruleFiles(host, rules).find(({ name }) => name.endsWith('worker.js'))?.text ?? ''
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  const env = { ASSETS: { fetch: async () => new Response('page') } }
  return path => module.default.fetch(new Request(`https://x${path}`), env)
}
