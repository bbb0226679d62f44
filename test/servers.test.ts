import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { howToGetServers, missingServers } from '../scripts/servers.ts'
import { isUnusable } from '../src/hosts/addresses.ts'
import { checkRules } from '../src/hosts/check.ts'
import { headersOf } from '../src/hosts/header-patterns.ts'
import { policy, siteHeaders } from '../src/hosts/headers.ts'
import type { MovedRule, Rules } from '../src/hosts/rules.ts'
import type { Answer } from './support/ask.ts'
import {
  oddAddress,
  request,
  sampleHeaders,
  sampleRules,
  writeSite,
} from './support/rules-sample.ts'
import { type RealServer, type ServerName, startServer } from './support/servers.ts'

if (missingServers().length > 0) throw new Error(howToGetServers())

const names: readonly ServerName[] = ['nginx', 'apache', 'caddy']
/** How many rules a server is given, and which part of them is asked for. */
const many = 100_000
const step = process.env.REDIRECTS === 'all' ? 1 : 97

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'backfile-servers-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** A site in a folder of its own, and a server over it. */
async function serve(name: ServerName, rules: Rules): Promise<RealServer> {
  const folder = await mkdtemp(join(root, `${name}-`))
  await mkdir(join(folder, rules.basePath), { recursive: true })
  await writeSite(join(folder, rules.basePath))
  return startServer(name, folder, rules)
}

describe.each(names)('%s', name => {
  describe.each(['/', '/archive/'])('at %s', basePath => {
    const whole = sampleRules(basePath)
    // Apache is asked by its .htaccess here, and by its list below, which takes longer names.
    const isShort = ({ from }: MovedRule) => name !== 'apache' || Buffer.byteLength(from) < 200
    const rules = { ...whole, moved: whole.moved.filter(isShort) }
    let server: RealServer
    beforeAll(async () => {
      expect(checkRules(name, rules)).toEqual([])
      server = await serve(name, rules)
    })
    afterAll(() => server.close())
    const ask = (path: string, headers = {}) => server.ask(basePath.slice(0, -1) + path, headers)

    test('each old address leads on in one hop, whatever signs it has', async () => {
      for (const { from, to } of rules.moved) {
        const answer = await server.ask(request(basePath, from))
        expect([from, answer.status, same(answer.location)]).toEqual([
          ...[from, 301, same(request(basePath, to))],
        ])
        expect(answer.headers).toMatchObject(sent('/x/'))
      }
    })

    test('what is gone answers 410 with its page, or with the page for what is gone', async () => {
      for (const { address, hasPage } of rules.gone) {
        for (const headers of [{}, { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' }]) {
          const {
            status,
            body,
            headers: given,
          } = await server.ask(request(basePath, address), headers)
          const at = hasPage ? `gone/${address.split('/')[2]}` : '410.html'
          expect([address, status, body.startsWith(`This is ${at}`)]).toEqual([address, 410, true])
          expect(given).toMatchObject({
            ...sent('/x/'),
            'content-type': expect.stringMatching(/^text\/html/),
          })
        }
      }
      expect((await ask('/gone/page/index.html')).status).toBe(410)
    })

    test('a query is asked for exactly, and a rule without one answers whatever the query is', async () => {
      expect(await ask('/?p=14')).toMatchObject({ status: 200 })
      expect(await ask('/?p=12&x')).toMatchObject({ status: 200 })
      expect(await ask('/Show.php?id=4')).toMatchObject({ status: 404 })
      expect(await ask('/show.php?id=4')).toMatchObject({ status: 301 })
      expect(await ask('/noslash?utm=1')).toMatchObject({ status: 301 })
    })

    test('an address that is written otherwise has no rule', async () => {
      for (const path of ['/2014/fOO/', '/noslash/', '/NOSLASH', '/gONE/none/', '/sp%2520ace/'])
        expect([path, (await ask(path)).status]).toEqual([path, 404])
      expect(await ask('/caf%c3%a9/')).toMatchObject({ status: 301 })
    })

    test('pages and files have the headers of the list', async () => {
      for (const file of sampleHeaders) {
        const { status, headers } = await ask(file)
        expect([file, status]).toEqual([file, 200])
        expect(headers).toMatchObject(sent(file))
      }
    })

    test('what does not exist is the page 404, with its own type, and is not kept for long', async () => {
      for (const path of ['/nothing/', '/none.md', '/_astro/none.js']) {
        const { status, headers, body } = await ask(path)
        expect([path, status, body]).toEqual([path, 404, 'This is 404.html.\n'])
        expect(headers).toMatchObject({
          ...sent('/404.html'),
          'content-type': expect.stringMatching(/^text\/html/),
        })
      }
    })
  })

  test('the whole sample leads on as well when it is a list for the server', async () => {
    const rules = sampleRules()
    const others = Array.from(
      { length: 200 },
      (_, n): MovedRule => ({ from: `/o${n}/`, to: '/new/' }),
    )
    const server = await serve(name, { ...rules, moved: [...rules.moved, ...others] })
    try {
      for (const { from, to } of [...rules.moved, ...others]) {
        const answer = await server.ask(request('/', from))
        expect([from, answer.status, same(answer.location)]).toEqual([
          from,
          301,
          same(request('/', to)),
        ])
      }
      for (const { address, hasPage } of rules.gone) {
        const { status, body } = await server.ask(request('/', address))
        const page = `This is ${hasPage ? `gone/${address.split('/')[2]}` : '410.html'}`
        expect([address, status, body.startsWith(page)]).toEqual([address, 410, true])
      }
    } finally {
      await server.close()
    }
  })

  test(`of ${many} old addresses, each leads on in one hop`, async () => {
    const rules = manyRules()
    expect(checkRules(name, rules)).toEqual([])
    const server = await serve(name, rules)
    try {
      const asked = rules.moved.filter((_, number) => number % step === 0)
      const wrong: unknown[] = []
      const next = asked.values()
      const walk = async () => {
        for (const { from, to } of next) {
          const answer = await server.ask(request('/', from))
          if (!isHop(answer, to)) wrong.push([from, answer.status, answer.location])
        }
      }
      await Promise.all(Array.from({ length: 8 }, walk))
      expect(wrong).toEqual([])
      expect(await server.ask('/new/')).toMatchObject({ status: 200 })
      expect(await server.ask('/2001/01/nothing/')).toMatchObject({ status: 404 })
    } finally {
      await server.close()
    }
  })

  test('random addresses lead on, and break no configuration', async () => {
    // So few are in the simplest form that a server takes, and so many in another.
    const sets = [40, 60, 500].flatMap((length, seed) =>
      fc.sample(fc.uniqueArray(oddAddress, { minLength: length, maxLength: length }), {
        ...{ numRuns: 1, seed: Number(process.env.SEED ?? 1000) + seed },
      }),
    )
    for (const froms of sets) {
      const usable = froms.filter(from => !isUnusable(from) && !from.includes('?'))
      const rules: Rules = {
        ...{ basePath: '/', headers: siteHeaders },
        moved: usable
          .filter((_, n) => n % 3 > 0)
          .map((from, n): MovedRule => ({ from, to: `/to-${n}/` })),
        gone: usable.filter((_, n) => n % 3 === 0).map(one => ({ address: one, hasPage: false })),
      }
      const server = await serve(name, rules)
      try {
        for (const { from, to } of rules.moved)
          expect([from, await server.ask(request('/', from))]).toEqual([
            ...[from, expect.objectContaining({ status: 301, location: to })],
          ])
        for (const { address } of rules.gone)
          expect([address, (await server.ask(request('/', address))).status]).toEqual([
            address,
            410,
          ])
      } finally {
        await server.close()
      }
    }
  })
})

function manyRules(): Rules {
  const moved = Array.from({ length: many }, (_, number) => {
    const day = `${2000 + (number % 20)}/${1 + (number % 12)}`
    const word = ['an-old-address', 'статья', 'A_Headline', 'news.php'][number % 4]
    return { from: `/${day}/${word}-${number}/`, to: `/archive/an-article-${number}/` }
  })
  return { basePath: '/', moved, gone: [], headers: siteHeaders }
}

function isHop({ status, location, headers }: Answer, to: string): boolean {
  return status === 301 && location === to && headers['content-security-policy'] === policy
}

/** What a header list gives an address, as it is sent. */
function sent(path: string): Record<string, string> {
  const given = Object.entries(headersOf({ headers: siteHeaders }, path))
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value]))
}

/** An address in one spelling, since escapes may be written in two ways. */
function same(link: string | undefined): string | undefined {
  return link && decodeURI(link)
}
