import { describe, expect, test } from 'vitest'
import { sampleRules } from '../../test/support/rules-sample.ts'
import { checkRules } from './check.ts'
import { foldRules } from './fold.ts'
import { policy, siteHeaders } from './headers.ts'
import { limits } from './limits.ts'
import { ruleFiles } from './rule-files.ts'
import { type Host, hosts, type Rules } from './rules.ts'

const plain: Rules = {
  ...{ basePath: '/', gone: [], headers: [] },
  moved: [{ from: '/old/', to: '/new/' }],
}

function moved(...pairs: [string, string][]): Rules {
  return { ...plain, moved: pairs.map(([from, to]) => ({ from, to })) }
}

function found(host: Host, rules: Rules): string[] {
  return checkRules(host, rules).map(({ limit, stops }) => `${limit}${stops ? '!' : ''}`)
}

/** What hosts cannot do of rules that have everything. */
const cannot: Record<Host, string[]> = {
  netlify: ['query', 'signs'],
  'cloudflare-pages': ['worker-requests'],
  'cloudflare-workers': ['worker-requests'],
  vercel: [],
  'azure-static': ['query', 'header-pattern'],
  nginx: [],
  apache: [],
  caddy: [],
  s3: ['query', 'gone', 'header-pattern'],
  'github-pages': ['redirects', 'query', 'gone', 'header-pattern'],
  // It makes no difference between /2014/Foo/ and /2014/FOO/.
  'gitlab-pages': ['two-answers!'],
}

describe.each(hosts)('%s', host => {
  test.each([
    ...[
      '/a\nb/',
      '/a\rb/',
      '/a\0/',
      '/a\u2028b/',
      'old/',
      '//old/',
      '/a/../b/',
      '/a/./b',
      '/\ud800/',
    ],
    ...['/a?b c', '/a?b"c', '/a?b\nc', '/a?b{c}'],
  ])('refuses the address %j', from => {
    expect(found(host, moved([from, '/new/']))).toEqual(['address!'])
    expect(found(host, { ...plain, gone: [{ address: from, hasPage: false }] })).toEqual([
      'address!',
    ])
  })

  test('refuses what could change its configuration by a header, a base path or a page', () => {
    const header = (pattern: string, name: string, value: string): Rules => ({
      ...plain,
      headers: [{ pattern, headers: { [name]: value } }],
    })
    for (const rules of [
      ...[header('/*\n', 'X-A', 'b'), header('/*', 'X-A\nX-B', 'b'), header('/*', 'X-A', 'b\nc')],
      ...[header('/*', 'X-A', '$uri'), header('/*', 'X-A', '{path}'), header('/" x', 'X-A', 'b')],
    ])
      expect(found(host, rules)).toEqual(['header!'])
    expect(found(host, { ...plain, basePath: '/a"; b/' })).toEqual(['address!'])
    expect(found(host, { ...plain, basePath: '/archive' })).toEqual(['address!'])
    expect(found(host, { ...plain, gonePage: '/$uri' })).toEqual(['address!'])
  })

  test('says that precompressed files are left unused, where they are', () => {
    const takes = ['nginx', 'apache', 'caddy', 'gitlab-pages'].includes(host)
    const all = found(host, { ...plain, precompressed: ['br', 'gz'] })
    expect(all.includes('precompressed')).toBe(!takes)
  })

  test('refuses two answers for one address', () => {
    expect(found(host, moved(['/a/', '/b/'], ['/a/', '/c/']))).toEqual(['two-answers!'])
    const gone = [{ address: '/old/', hasPage: true }]
    expect(found(host, { ...plain, gone })).toEqual(['two-answers!'])
    expect(found(host, moved(['/a/', '/b/'], ['/a/', '/b/']))).not.toContain('two-answers!')
  })

  test('says all of the sample that it cannot do', () => {
    expect(found(host, sampleRules())).toEqual(cannot[host])
  })
})

test('a rule that leads to another rule, or to itself, is refused where rules go first', () => {
  for (const host of hosts.filter(one => limits[one].first === 'rules')) {
    expect(found(host, moved(['/a/', '/b/'], ['/b/', '/c/']))).toEqual(['second-hop!'])
    expect(found(host, moved(['/a/', '/a/']))).toEqual(['second-hop!'])
  }
  expect(found('netlify', moved(['/a/?p=1', '/a/']))).toEqual(['second-hop!'])
  expect(found('nginx', moved(['/a/?p=1', '/a/']))).toEqual([])
})

test('addresses that a host does not tell apart are one', () => {
  const slash = moved(['/a', '/b/'], ['/a/', '/c/'])
  expect(found('netlify', slash)).toEqual(['two-answers!'])
  expect(found('nginx', slash)).toEqual([])
  const capitals = moved(['/A/', '/b/'], ['/a/', '/c/'])
  expect(found('gitlab-pages', capitals)).toEqual(['two-answers!'])
  expect(found('nginx', capitals)).toEqual([])
})

test('what is too much for a host is said with the number, the limit and the cheapest way out', () => {
  const pairs = Array.from({ length: 3000 }, (_, n): [string, string] => [
    `/tags/old/${n}/`,
    `/tags/new/${n}/`,
  ])
  const rules = { ...moved(...pairs), headers: siteHeaders }
  expect(checkRules('gitlab-pages', rules)).toMatchObject([
    { limit: 'header-pattern', stops: false },
    {
      limit: 'rules',
      count: 3000,
      most: 1000,
      stops: true,
      instead: 'fold',
      examples: ['/tags/old/0/', {}, {}, {}, {}],
    },
    { limit: 'file-size', most: 65_536, stops: true },
  ])
  const folded = foldRules(rules, () => false)
  expect(found('gitlab-pages', folded)).toEqual(['header-pattern'])
  expect(found('netlify', rules)).toEqual([])
  expect(
    found(
      'netlify',
      moved(
        ...pairs,
        ...pairs.flatMap(([from, to]): [string, string][] =>
          [1, 2, 3].map(n => [`${from}${n}/`, to]),
        ),
      ),
    ),
  ).toEqual(['rules'])
  expect(checkRules('azure-static', rules)).toContainEqual(
    expect.objectContaining({
      limit: 'file-size',
      most: 20_480,
      stops: true,
      instead: 'page-leads-on',
    }),
  )
  expect(found('azure-static', { ...plain, movedFolders: [{ from: '/a/', to: '/b/' }] })).toEqual([
    'folder!',
  ])
  const long = moved([`/${'日本語'.repeat(60)}/`, `/${'日本語'.repeat(60)}/x/`], ...pairs)
  expect(found('apache', long)).toEqual(['rule-length!'])
  expect(found('s3', moved([`/${'日本語'.repeat(120)}/`, '/x/']))).toEqual(['rule-length!'])
})

test('GitLab is not given what it would read otherwise', () => {
  const { moved: old, ...others } = sampleRules()
  const rules = { ...others, moved: old.filter(({ from }) => from !== '/2014/FOO/') }
  expect(found('gitlab-pages', rules)).toEqual(['query', 'gone', 'signs', 'header-pattern'])
  const [file] = ruleFiles('gitlab-pages', rules)
  const lines = file?.text.trim().split('\n') ?? []
  for (const line of lines) expect(line).toMatch(/^\/[^\s*#%]+ \/[!-~]+ 301$/u)
  expect(lines).toContain('/caf\u00e9/ /new/ 301')
  const signs = checkRules('gitlab-pages', rules).find(({ limit }) => limit === 'signs')?.count ?? 0
  // Four ask for a query, and one is there twice.
  expect(lines.length + signs + 5).toBe(rules.moved.length)
})

test('Azure and S3 get redirects and headers in their own forms', () => {
  const rules = sampleRules()
  const [azure] = ruleFiles('azure-static', rules)
  const { routes, globalHeaders, mimeTypes } = JSON.parse(azure?.text ?? '')
  expect(routes).toContainEqual({ route: '/noslash', redirect: '/new/', statusCode: 301 })
  expect(routes).toContainEqual({
    ...{ route: '/gone/page/', rewrite: '/gone/page/index.html', statusCode: 410 },
  })
  const kept = { 'Cache-Control': 'public, max-age=31536000, immutable' }
  expect(routes).toContainEqual({ route: '/_astro/*', headers: kept })
  expect(globalHeaders['Content-Security-Policy']).toBe(policy)
  expect(mimeTypes['.md']).toBe('text/markdown; charset=utf-8')
  const [s3] = ruleFiles('s3', sampleRules('/archive/'))
  const { redirects, metadata } = JSON.parse(s3?.text ?? '')
  expect(redirects).toContainEqual({
    ...{ Key: 'archive/caf\u00e9/index.html', WebsiteRedirectLocation: '/archive/new/' },
  })
  expect(metadata).toContainEqual({
    ...{ pattern: 'archive/_astro/*', CacheControl: kept['Cache-Control'] },
  })
})

test('each figure says where it is from', () => {
  for (const host of hosts)
    for (const { source, most } of limits[host].figures) {
      expect(source).toMatch(/^https:\/\/\S+/)
      expect(most).toBeGreaterThan(0)
    }
})
