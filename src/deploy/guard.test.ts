import { expect, it } from 'vitest'
import type { DeployPlan } from './deploy-plan.ts'
import { type Deploying, guard, type Overruling } from './guard.ts'
import type { LedgerHead } from './ledger-head.ts'

const removing = (count: number): DeployPlan => ({
  ...{ inTheWay: [], puts: [] },
  removals: [{ name: 'pages', files: Array.from({ length: count }, (_, i) => `${i}.html`) }],
})

const removingPacked = (count: number): DeployPlan => ({
  ...removing(0),
  removals: [{ name: 'pages', files: Array.from({ length: count }, (_, i) => `${i}.html.br`) }],
})

/** So many files at the target, all pages among them. */
const files = (size: number) => ({ size, has: (file: string) => file.endsWith('.html') })
const downloads = { size: 2000, has: () => false }

const head: LedgerHead = {
  ...{ version: 1, site: 'https://tern.example/', at: '2026-01-01T00:00:00Z', articles: 500 },
  commit: { id: 'a'.repeat(40), time: 1000 },
  parts: [],
}

const usual: Deploying = {
  ...{ site: head.site, articles: 500, plan: removing(0), head, there: files(2000) },
  commit: { id: 'b'.repeat(40), time: 2000 },
  isAncestor: () => true,
}

it.each<[string, Partial<Deploying>, RegExp | undefined, Overruling]>([
  ['an everyday deploy', {}, undefined, 'delete'],
  [
    'sixteen removed files of a small site',
    { plan: removing(16), there: files(60) },
    undefined,
    'delete',
  ],
  [
    'seventeen of them',
    { plan: removing(17), there: files(60) },
    /17 of the target’s 60 files/,
    'delete',
  ],
  ['one file in a hundred', { plan: removing(20) }, undefined, 'delete'],
  ['more than that', { plan: removing(21) }, /21 of the target’s 2,000 files/, 'delete'],
  [
    '256 files of a large site',
    { plan: removing(256), there: files(100_000) },
    undefined,
    'delete',
  ],
  ['257', { plan: removing(257), there: files(100_000) }, /257 of the target’s 100,000/, 'delete'],
  [
    'precompressed files, which are not counted',
    { plan: removingPacked(500) },
    undefined,
    'delete',
  ],
  [
    'compressed files that are all there is',
    { plan: removingPacked(500), there: downloads },
    /500/,
    'delete',
  ],
  ['a site without articles', { articles: 0 }, /no articles, and the target has 500/, 'delete'],
  ['another site', { site: 'https://gull.example/' }, /has the site https:\/\/tern/, 'other-site'],
  ['the same site in another folder', { site: 'https://tern.example/a/' }, /a\/\./, 'other-site'],
  [
    'a commit that is no descendant',
    { isAncestor: () => false },
    /aaaaaaaaaa .*not part of the history of bbbbbbbbbb/,
    'back',
  ],
  ['a later commit in a shallow clone', { isAncestor: () => undefined }, undefined, 'back'],
  [
    'an earlier commit in a shallow clone',
    { isAncestor: () => undefined, commit: { id: 'c'.repeat(40), time: 999 } },
    /not part of the history of cccccccccc/,
    'back',
  ],
  ['the same commit', { isAncestor: () => false, commit: head.commit }, undefined, 'back'],
  ['content that is not in git', { isAncestor: () => false, commit: undefined }, undefined, 'back'],
  [
    'a first deploy',
    { head: undefined, there: files(0), isAncestor: () => false },
    undefined,
    'back',
  ],
])('%s', (_, more, said, flag) => {
  const reasons = guard({ ...usual, ...more }, new Set())
  expect(reasons).toHaveLength(said ? 1 : 0)
  if (said) {
    expect(reasons[0]).toMatch(said)
    expect(reasons[0]).toContain(`--${flag}`)
  }
  expect(guard({ ...usual, ...more }, new Set([flag]))).toEqual([])
})

it('says everything that speaks against a deploy at once', () => {
  const all = { site: 'https://gull.example/', articles: 0, plan: removing(900) }
  expect(guard({ ...usual, ...all, isAncestor: () => false }, new Set())).toHaveLength(4)
})
