import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAllHeaders } from '@netlify/headers-parser'
import { parseAllRedirects } from '@netlify/redirect-parser'
import fc from 'fast-check'
import redirector from 'netlify-redirector'
import { expect, test } from 'vitest'
import { oddAddress, request, sampleRules } from '../../test/support/rules-sample.ts'
import { isUnusable, spellings } from './addresses.ts'
import { checkRules } from './check.ts'
import { headersOf } from './header-patterns.ts'
import { siteHeaders } from './headers.ts'
import { ruleFiles } from './rule-files.ts'
import type { Rules } from './rules.ts'
import { canNetlifyRead } from './underscore-files.ts'

/** What Netlify's own matcher, which its servers and its command line share, answers by a file of rules. */
async function answers(rules: Rules) {
  const parsed = await redirector.parsePlain(textOf(rules, '_redirects'), {})
  return (asked: string) => {
    const [path = '', query = ''] = asked.split('?')
    const headers = new Map<string, string>()
    const none = () => ''
    const found = parsed.match({
      ...{ scheme: 'https', host: 'x', path, query, headers },
      ...{ getHeader: none, getCookie: none },
    })
    return found && { status: found.status, to: found.to, force: found.force }
  }
}

function textOf(rules: Rules, name: string): string {
  return ruleFiles('netlify', rules).find(file => file.name === name)?.text ?? ''
}

/** An address without escapes. */
function read(link: string | undefined): string {
  return decodeURIComponent(link ?? '')
}

test.each(['/', '/archive/'])(
  'Netlify’s matcher gives each old address its one answer, at %s',
  async basePath => {
    const whole = sampleRules(basePath)
    expect(checkRules('netlify', whole)).toMatchObject([
      { limit: 'query', stops: false, examples: ['/Show.php?id=3&X=%20'] },
      { limit: 'signs', stops: false, examples: ['/a/:9', '/:splat'] },
    ])
    const rules = { ...whole, moved: whole.moved.filter(({ from }) => !/\/:|X=/.test(from)) }
    const answer = await answers(rules)
    for (const { from, to } of rules.moved) {
      const given = answer(request(basePath, from))
      expect([from, given?.status, read(given?.to), given?.force]).toEqual([
        ...[from, 301, read(request(basePath, to)), true],
      ])
    }
    for (const { address, hasPage } of rules.gone) {
      const given = answer(request(basePath, address))
      const page = hasPage ? address : '/410.html'
      expect([address, given?.status, read(given?.to)]).toEqual([
        ...[address, 410, read(request(basePath, page))],
      ])
    }
    expect(answer(`${basePath}new/`)).toBeNull()
    expect(answer(`${basePath}?p=14`)).toBeNull()
  },
)

test('random addresses lead on, in each of their spellings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(oddAddress, { minLength: 1, maxLength: 20 }), async froms => {
      const moved = froms
        .filter(from => !isUnusable(from) && !from.includes('?') && canNetlifyRead(from))
        .map((from, number) => ({ from, to: `/to-${number}/` }))
      const rules = { basePath: '/', moved, gone: [], headers: [] }
      fc.pre(checkRules('netlify', rules).length === 0)
      const answer = await answers(rules)
      for (const { from, to } of moved)
        for (const spelling of spellings('/', from))
          expect([from, spelling, answer(spelling)?.to]).toEqual([from, spelling, to])
    }),
    { numRuns: 60 },
  )
})

test.each([
  ...['p=12', 'id=3&page=2', 'q=caf%C3%A9', 'q=a%2Bb', 'path=/a/b', 'x=a=b'],
  ...['q=a%20b', 'q=a+b', 'q=', 'q', 'q=:x', '&', 'p=1&p=2', '12', ':a=b', 'q=%23', '#'],
])('the query %s is asked for or said to be one that Netlify cannot ask for', async query => {
  const rules = { ...sampleRules(), moved: [{ from: `/show?${query}`, to: '/to/' }] }
  const faults = checkRules('netlify', rules)
  const given = (await answers(rules))(`/show?${query}`)
  expect([given?.to, faults.length]).toEqual(given ? ['/to/', 0] : [undefined, 1])
  expect((await answers(rules))('/show?other=1')).toBeNull()
})

test('a folder leads everything below it on', async () => {
  const movedFolders = [{ from: '/tags/öld/', to: '/tags/néw/' }]
  const answer = await answers({ ...sampleRules(), movedFolders })
  expect(answer('/tags/%C3%B6ld/a/b%20c')).toMatchObject({
    ...{ status: 301, to: '/tags/n%C3%A9w/a/b%20c' },
  })
})

test('Netlify’s parsers take every line of both files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'netlify-'))
  try {
    const rules = sampleRules()
    const [redirects, headers] = ['_redirects', '_headers'].map(name => join(folder, name))
    await writeFile(redirects as string, textOf(rules, '_redirects'))
    await writeFile(headers as string, textOf(rules, '_headers'))
    const of = { minimal: false, configRedirects: [], netlifyConfigPath: undefined }
    const moved = await parseAllRedirects({ ...of, redirectsFiles: [redirects as string] } as never)
    expect(moved.errors).toEqual([])
    expect(moved.redirects.length).toBeGreaterThan(rules.moved.length)
    expect(moved.redirects).toHaveLength(textOf(rules, '_redirects').trim().split('\n').length)
    const given = await parseAllHeaders({
      ...{ headersFiles: [headers as string], minimal: false, configHeaders: [] },
      netlifyConfigPath: undefined,
    } as never)
    expect(given.errors).toEqual([])
    const parsed = given.headers as unknown as {
      forRegExp: RegExp
      values: Record<string, string>
    }[]
    const sent = (path: string) =>
      Object.assign(
        {},
        ...parsed.filter(rule => rule.forRegExp.test(path)).map(rule => rule.values),
      )
    for (const path of ['/', '/2014/x/', '/_astro/a.js', '/n.md', '/ar/feed.xml', '/media/a.png'])
      expect([path, sent(path)]).toEqual([path, headersOf({ headers: siteHeaders }, path)])
    expect(sent('/pagefind/all/index/a.pf_index')['Cache-Control']).toContain('immutable')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a rule that only adds a slash is left to Netlify, which makes no difference between the two', async () => {
  const moved = [{ from: '/news', to: '/news/' }]
  const rules = { ...sampleRules(), moved }
  expect(checkRules('netlify', rules)).toEqual([])
  expect((await answers(rules))('/news/')).toBeNull()
})
