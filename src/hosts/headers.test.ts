import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { headersOf } from './header-patterns.ts'
import { cacheTimes, type Given, policy, siteHeaders, types } from './headers.ts'
import { limits, lookedUp } from './limits.ts'
import { hosts } from './rules.ts'

const documentation = await readFile('docs/hosting.md', 'utf8')

/** The rows of the table whose second column has a name: patterns, and the value for them. */
function table(name: string): Given[] {
  const rows = documentation.split(`| files | ${name} |`)[1]?.split('\n\n')[0] ?? ''
  return rows
    .split('\n')
    .slice(2)
    .map(row => {
      const [files = '', value = ''] = row.split(' | ')
      const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one)
      return { patterns: quoted(files), value: quoted(value)[0] ?? '' }
    })
}

test('the documentation has the headers that are written for hosts', () => {
  expect(table('Cache-Control')).toEqual(cacheTimes)
  expect(table('Content-Type')).toEqual(types)
  expect(documentation).toContain(`\n  Content-Security-Policy: ${policy}\n`)
})

test('the documentation has each host and its limits', () => {
  for (const host of hosts) {
    const rows = documentation.split('\n').filter(line => line.startsWith(`| \`${host}\` |`))
    expect([host, rows.length > 0]).toEqual([host, true])
    const said = rows.at(-1)?.includes('the same') ? documentation : rows.at(-1)
    for (const { most, paid = most } of limits[host].figures)
      for (const figure of [most, paid])
        expect(said).toMatch(new RegExp(`\\b(${written(figure).join('|')})\\b`))
  }
  expect(documentation).toContain(`as documentation and code said on ${lookedUp}`)
})

test.each([
  ['/2014/05/x/', 'public, max-age=300', undefined],
  ['/_astro/a.css', 'public, max-age=31536000, immutable', undefined],
  ['/pagefind/all/index/en_1.pf_index', 'public, max-age=31536000, immutable', undefined],
  ['/ar/pagefind/all/pagefind.1.pf_meta', 'public, max-age=31536000, immutable', undefined],
  ['/search/all.json', 'public, max-age=300', undefined],
  ['/media/a.jpg', 'public, max-age=86400', undefined],
  ['/articles/x/', 'public, max-age=300', undefined],
  ['/articles/x/a.png', 'public, max-age=86400', undefined],
  ['/2014/x.md', 'public, max-age=300', 'text/markdown; charset=utf-8'],
  ['/atom.xml', 'public, max-age=300', 'application/atom+xml'],
  ['/ar/archive/feed/3.xml', 'public, max-age=300', 'application/atom+xml'],
  ['/sections/a/feed.json', 'public, max-age=300', 'application/feed+json'],
])('%s is kept and typed as the list says', (path, time, type) => {
  expect(headersOf({ headers: siteHeaders }, path)).toEqual({
    ...{ 'Content-Security-Policy': policy, 'Cache-Control': time },
    ...(type ? { 'Content-Type': type } : {}),
  })
})

/** A number as people write it: with commas, in mega- or gigabytes, or in mebibytes. */
function written(most: number): string[] {
  return [
    ...[most.toLocaleString('en'), `${most / 1e6} MB`, `${most / 1e9} GB`],
    `${most / 2 ** 20} MiB`,
  ]
}
