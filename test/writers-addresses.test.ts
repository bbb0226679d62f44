import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { article, build, filesBelow, newPlace, type Place, write } from './support/build.ts'
import { type Served, serve } from './support/serve.ts'
import { startWriters, type WritersServer } from './support/writers-server.ts'

/** Addresses that are unlike others. */
const unusual = {
  'articles/2001/unusual.md': article({
    title: 'Unusual',
    date: '2001-02-03',
    permalink: '/bar:foo/v1.2 & more/',
    aliases: [
      '/old/page.html',
      '/old/1.5',
      '/?p=12',
      '/سور/',
      '/a.json/',
      '/v2.0',
      '/old/feed.xml',
    ],
  }),
}
const moved = 'name: Moved\naddress: https://moved.example\nbasePath: /news/\n'
const inEveryForm = 'records: true\nfeeds: { from: 1, forms: [rss, atom, json], archive: true }\n'

/** What sites are not made of before a build: bundles, the index of the search, the mark of the folder. */
const ofBuilds = /^_astro\/|(?:^|\/)pagefind\/|^\.published-by-backfile$/

/** As browsers ask for what a reader opens. */
const asBrowser = { redirect: 'manual', headers: { accept: 'text/html,*/*;q=0.8' } } as const

/** The media type of an answer, by one of its names; that of files whose type only some servers know is left open. */
function typeOf({ headers }: Response): string | undefined {
  const type = headers.get('content-type')?.replace(/;.*/, '')
  return type === 'text/xml' ? 'application/xml' : type || undefined
}

describe.each([
  ['at the root of a host', 'every-key', '/', {}],
  ['at a path of a host', 'every-key', '/news/', { 'site.yaml': moved + inEveryForm }],
  ['of several editions', 'editions', '/', {}],
])('a site %s', (_, archive, basePath, more) => {
  let at: Place
  let site: Served
  let writers: WritersServer
  beforeAll(async () => {
    at = await newPlace()
    await cp(`test/archives/${archive}/content`, at.content, { recursive: true })
    await rm(join(at.content, 'articles/2003/06/withheld.md'), { force: true })
    await write(at.content, { ...unusual, ...more })
    const { status, stderr } = await build(at)
    expect(status, stderr).toBe(0)
    site = await serve(at.out, basePath)
    writers = await startWriters(at, basePath)
  })
  afterAll(async () => {
    await writers?.close()
    await site?.close()
    await rm(at.root, { recursive: true, force: true })
  })

  test('has at each address for writers what it has for readers', async () => {
    const files = (await filesBelow(at.out)).filter(file => !ofBuilds.test(file))
    expect(files.length).toBeGreaterThan(25)
    for (const file of files) {
      const names = file.replace(/(^|\/)index\.html$/, '$1').split('/')
      const path = basePath + names.map(encodeURI).join('/')
      const [published, written] = await Promise.all(
        [site, writers].map(({ origin }) => fetch(origin + path, asBrowser)),
      )
      if (!published || !written) throw new Error('no answer')
      expect(published.status, path).toBe(200)
      // The page for addresses that lead nowhere says so itself.
      expect(written.status, path).toBe(file.endsWith('404.html') ? 404 : 200)
      if (typeOf(published)) expect(typeOf(written), path).toBe(typeOf(published))
      if (/\.(?:xml|json|jsonl|md|opml|txt)$/.test(file)) {
        expect(await written.text(), path).toBe(await published.text())
      }
    }
  })

  test('has nothing at an address that leads nowhere', async () => {
    for (const path of ['nothing.xml', 'nothing/', 'tags/nothing/feed.json', 'feed.xml/']) {
      const { status } = await fetch(writers.origin + basePath + path)
      expect(status, path).toBe(404)
    }
  })
})
