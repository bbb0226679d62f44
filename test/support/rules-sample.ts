import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { siteHeaders } from '../../src/hosts/headers.ts'
import type { MovedRule, Rules } from '../../src/hosts/rules.ts'

/** Old addresses with every sign that means something to a server, a shell, an expression or a rule file. */
export const oddAddresses = [
  ...['/sp ace/', `/q"uo'te/`, '/dol$lar/$1/', '/pa(r)en/', '/br[a]cket/', '/pl+us/', '/st*r/'],
  ...[
    '/se;mi/',
    '/col:on/',
    '/a/:9',
    '/:splat',
    '/café/',
    '/日本語',
    '/अ/',
    '/back\\slash/',
    '/ha#sh/',
  ],
  ...['/pct%25/', '/%2F/', '/br{a}ce/{path}/', '/tick`x/', '/pi|pe/', '/com,ma&x=@!~/', '/~tilde'],
  ...['/^x', '/default', '/hostnames', '/include', `/%{REQUEST_URI}/$\{HOME}/`, '/{$HOME}/', '/-x'],
  ...['/<b>', '/x#y ', '/😀/', '/a.b.c', '/x/index.html', '/..x/', '/$uri', '/%7Bpath%7D'],
]

const old: MovedRule[] = [
  ...oddAddresses.map(from => ({ from, to: '/new/' })),
  { from: `/${'long-'.repeat(80)}/`, to: '/new/' },
  { from: `/${'日本語'.repeat(30)}/`, to: '/new/' },
  { from: '/2014/Foo/', to: '/2014/foo/' },
  { from: '/2014/FOO/', to: '/new/' },
  { from: '/old/page.html', to: '/new/' },
  { from: '/new/index.html', to: '/new/' },
  { from: '/noslash', to: '/new/' },
  { from: '/noslash', to: '/new/' },
  { from: '/far', to: '/caf é$x:y*/' },
  { from: '/?p=12', to: '/new/' },
  { from: '/?p=13', to: '/2014/foo/' },
  { from: '/Show.php?id=3&X=%20', to: '/new/' },
  { from: '/show.php', to: '/2014/foo/' },
  { from: '/é?p=1', to: '/new/' },
]

/** Rules with all that there is. */
export function sampleRules(basePath = '/'): Rules {
  return {
    basePath,
    moved: old,
    gone: [
      { address: '/gone/page/', hasPage: true },
      { address: '/gone/file.html', hasPage: true },
      { address: '/gone/folder', hasPage: true },
      { address: '/gone/sp ace$/', hasPage: true },
      { address: '/gone/none/', hasPage: false },
      { address: '/gone/none/', hasPage: false },
      { address: '/Gone/None/', hasPage: false },
    ],
    gonePage: '/410.html',
    headers: siteHeaders,
  }
}

/** Rules that Cloudflare takes in both ways: lines of `_redirects`, and what is left for the worker. */
export const cloudflareRules: Rules = {
  ...sampleRules(),
  moved: old.filter(({ from }) => !from.startsWith('/^') && !from.startsWith('/:')),
  movedFolders: [{ from: '/tags/öld/', to: '/tags/néw/' }],
}

/** Addresses of files that have headers of their own. */
export const sampleHeaders = [
  ...['/', '/new/', '/_astro/a.js', '/n.md', '/ar/feed.xml', '/archive.jsonl', '/media/a.png'],
  ...['/ar/search/all.json', '/ar/pagefind/client/stem.js', '/ar/archive/feed/1.xml'],
]

/** What to ask a server that has such rules for: each old address, what is gone, and some of what is there or is not. */
export function asksOfSample({ basePath, moved, gone }: Rules): string[] {
  const old = [...moved.map(({ from }) => from), ...gone.map(({ address }) => address)]
  const others = ['/nothing/', '/?p=14', ...sampleHeaders]
  return [
    ...[...old, ...others, '/gone/file', '/tags/öld/a b/'].map(from => request(basePath, from)),
    ...['/caf%c3%a9/', '/br[a]cket/', '/far?utm=1'].map(asked => basePath.slice(0, -1) + asked),
  ]
}

/** The files of a site that these rules are for, by their paths, each with its own text. */
export const sampleFiles = [
  ...['index.html', '404.html', '410.html', 'new/index.html', '2014/foo/index.html'],
  ...['old/page.html', 'gone/page/index.html', 'gone/file.html', 'gone/folder/index.html'],
  ...['gone/sp ace$/index.html', '_astro/a.js', 'n.md', 'ar/feed.xml', 'archive.jsonl'],
  ...['ar/search/all.json', 'ar/pagefind/client/stem.js', 'ar/archive/feed/1.xml', 'media/a.png'],
]

export async function writeSite(folder: string): Promise<void> {
  for (const file of sampleFiles) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), `This is ${file}.\n`)
  }
}

/** An address as pages link to it, with the query as it is. */
export function request(basePath: string, from: string): string {
  const [path = '', ...query] = from.split('?')
  const link = encodeURI(basePath.slice(0, -1) + path).replaceAll('#', '%23')
  return [link, ...query].join('?')
}

/** Addresses with many of the signs that mean something somewhere. */
export const oddAddress = fc
  .array(
    fc.oneof(
      ...[
        fc.constantFrom(...'"\'`$(){}[]<>|;:,*+?^~%&=@!#\\. -_/aZ9'),
        fc.string({ unit: 'grapheme' }),
      ],
      fc.constantFrom(`$\{uri}`, '$1', '%1', '{path}', '{$HOME}', '%{ENV:PATH}', '%41', '*', '/x'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map(parts => `/${parts.join('')}`)
