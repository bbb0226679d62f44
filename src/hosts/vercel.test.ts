import { getTransformedRoutes, routesSchema } from '@vercel/routing-utils'
import Ajv from 'ajv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oddAddress, request, sampleRules } from '../../test/support/rules-sample.ts'
import { isUnusable, spellings } from './addresses.ts'
import { checkRules } from './check.ts'
import { headersOf } from './header-patterns.ts'
import { siteHeaders } from './headers.ts'
import { ruleFiles } from './rule-files.ts'
import type { Rules } from './rules.ts'

interface Route {
  src?: string
  handle?: string
  status?: number
  dest?: string
  continue?: boolean
  headers?: Record<string, string>
  has?: { key: string; value: string }[]
}

const isValid = new Ajv({ strict: false }).compile(routesSchema)

/** The routes that Vercel makes of its file, which has to fit its schema. */
function routesOf(rules: Rules): Route[] {
  const text = ruleFiles('vercel', rules).find(({ name }) => name === 'vercel.json')?.text ?? ''
  const { routes } = JSON.parse(text)
  expect([isValid(routes), isValid.errors]).toEqual([true, null])
  const made = getTransformedRoutes({ routes })
  expect(made.error).toBeNull()
  return made.routes as Route[]
}

/** What routes say to a request: the first that fits and does not go on, with the headers of all before it. */
function answer(routes: readonly Route[], asked: string) {
  const [path = '', query = ''] = asked.split('?')
  const parameters = new URLSearchParams(query)
  const fits = ({ src = '', has = [] }: Route) =>
    new RegExp(src).test(path) &&
    has.every(({ key, value }) => new RegExp(value).test(parameters.get(key) ?? '\n'))
  const before = routes.slice(
    0,
    routes.findIndex(route => route.handle),
  )
  const fitting = before.filter(fits)
  const given = Object.assign(
    {},
    ...fitting.filter(route => route.continue).map(one => one.headers),
  )
  const found = fitting.find(route => !route.continue)
  const to = found?.headers?.Location?.replace(
    '$1',
    new RegExp(found.src ?? '').exec(path)?.[1] ?? '',
  )
  return { status: found?.status, to: to ?? found?.dest, given }
}

test.each(['/', '/archive/'])('routes give each old address its one answer, at %s', basePath => {
  const rules = sampleRules(basePath)
  expect(checkRules('vercel', rules)).toEqual([])
  const routes = routesOf(rules)
  for (const { from, to } of rules.moved)
    for (const asked of [request(basePath, from), decoded(request(basePath, from))])
      expect([asked, answer(routes, asked).status, decoded(answer(routes, asked).to)]).toEqual([
        ...[asked, 301, decoded(request(basePath, to))],
      ])
  for (const { address } of rules.gone)
    expect(answer(routes, request(basePath, address)).status).toBe(410)
  expect(answer(routes, request(basePath, '/gone/page/')).to).toBe(
    `${basePath}gone/page/index.html`,
  )
  for (const path of ['/', '/_astro/a.js', '/n.md', '/ar/feed.xml'])
    expect(answer(routes, request(basePath, path))).toEqual({
      given: headersOf({ headers: siteHeaders }, path),
    })
})

test('random addresses lead on in each of their spellings, and no other does', () => {
  fc.assert(
    fc.property(fc.uniqueArray(oddAddress, { minLength: 2, maxLength: 20 }), froms => {
      const [first = '', ...others] = froms.filter(from => !isUnusable(from) && !from.includes('?'))
      const moved = others.map((from, number) => ({ from, to: `/to-${number}/` }))
      const routes = routesOf({ basePath: '/', moved, gone: [], headers: [] })
      for (const { from, to } of moved)
        for (const spelling of spellings('/', from))
          expect([spelling, answer(routes, spelling).to]).toEqual([spelling, to])
      const spelled = new Set(moved.flatMap(({ from }) => [from, ...spellings('/', from)]))
      if (!spelled.has(request('/', first)))
        expect([first, answer(routes, request('/', first)).to]).toEqual([first, undefined])
    }),
    { numRuns: 60 },
  )
})

test('more redirects than routes are a list of their own, which a paid plan takes', () => {
  const moved = Array.from({ length: 5000 }, (_, n) => ({ from: `/old/é-${n}/`, to: `/new/${n}/` }))
  const rules = { ...sampleRules(), moved: [...moved, { from: '/?p=1', to: '/new/1/' }] }
  expect(checkRules('vercel', rules)).toMatchObject([
    { limit: 'rules', count: 5000, stops: false, instead: 'paid-plan' },
  ])
  const files = new Map(ruleFiles('vercel', rules).map(({ name, text }) => [name, text]))
  const list = JSON.parse(files.get('redirects.json') ?? '')
  expect(list).toHaveLength(5000)
  expect(list[7]).toEqual({
    ...{ source: '/old/%C3%A9-7/', destination: '/new/7/', statusCode: 301, caseSensitive: true },
  })
  expect(JSON.parse(files.get('vercel.json') ?? '').bulkRedirectsPath).toBe('redirects.json')
  expect(answer(routesOf(rules), '/?p=1')).toMatchObject({ status: 301, to: '/new/1/' })
})

function decoded(link: string | undefined): string {
  return decodeURIComponent(link ?? '')
}
