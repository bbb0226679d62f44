import { existsSync } from 'node:fs'
import { cp, readFile, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { parse } from 'yaml'
import { build, filesBelow, newPlace, type Place, siteFile } from './build.ts'
import { type Served, serve } from './serve.ts'

/** What `content/site.yaml` says. */
export const site = parse(await readFile('content/site.yaml', 'utf8')) as {
  name: string
  language: string
}

/** Every page of the sample archive: its address from the root, and its HTML. */
export const pages = new Map<string, string>()

/** Scheme, host and port at which the sample archive is served. */
export let origin: string

/** The folder that holds the sample archive's site. */
export let out: string

/** Builds the archive in `content/` and serves it to the tests of a file. */
export function useSample(): void {
  let at: Place
  let served: Served
  beforeAll(async () => {
    at = await newPlace()
    at.env.BACKFILE_CONTENT = resolve('content')
    await lendPictures(at)
    const { status, stderr } = await build(at)
    expect(status, stderr).toBe(0)
    await keepPictures(at)
    for (const file of await filesBelow(at.out)) {
      if (!file.endsWith('.html')) continue
      pages.set(`/${file.replace(/(^|\/)index\.html$/, '$1')}`, await siteFile(at, file))
    }
    out = at.out
    served = await serve(at.out)
    origin = served.origin
  })
  afterAll(async () => {
    await served?.close()
    await rm(at.root, { recursive: true, force: true })
  })
}

/** Where the pictures of the sample are kept from one run to the next: to make them takes half a minute. */
const madePictures = resolve('node_modules/.cache/backfile-pictures')

async function lendPictures({ cache }: Place): Promise<void> {
  const whole = (path: string) => !path.includes('~')
  if (!existsSync(madePictures)) return
  await cp(madePictures, join(cache, 'pictures'), { recursive: true, filter: whole })
}

/** Puts each there at once, so that no other test finds a part of it. */
async function keepPictures({ cache }: Place): Promise<void> {
  for (const file of await filesBelow(join(cache, 'pictures'))) {
    const to = join(madePictures, file)
    if (existsSync(to)) continue
    await cp(join(cache, 'pictures', file), `${to}~${process.pid}`)
    await rename(`${to}~${process.pid}`, to)
  }
}

/** Whether a page only leads on to another. */
export function leadsOn(html: string): boolean {
  return html.includes('http-equiv="refresh"')
}

/** The address of the first page that fits; of articles, unless told otherwise. */
export function pageWith(content: RegExp, address = /^\/\d{4}\/\d\d\/[^/]+\/$/): string {
  for (const [at, html] of pages) {
    if (address.test(at) && !leadsOn(html) && content.test(html)) return at
  }
  throw new Error(`the sample archive has no page with ${content} at ${address}`)
}

/** Where a page of every kind is. */
const kinds = {
  'the front page': () => '/',
  'the corrections': () => '/corrections/',
  'the feeds': () => '/feeds/',
  'an Arabic list of a tag': () => '/ar/tags/harbour-wall/',
  'an Arabic list of all articles': () => '/ar/archive/',
  'the Arabic feeds': () => '/ar/feeds/',
  'an Arabic year': () => '/ar/2024/',
  'an Arabic index of tags': () => '/ar/tags/',
  'the Arabic corrections': () => '/ar/corrections/',
  'an Arabic article with a gallery': () =>
    pageWith(/class="gallery"/, /^\/ar\/\d{4}\/\d\d\/[^/]+\/$/),
  'an article with a table': () => pageWith(/<table/),
  'an article with a gallery': () => pageWith(/class="gallery"/),
  'an Arabic front page': () => '/ar/',
  'an Arabic article': () => pageWith(/class="text e-content"/, /^\/ar\/2013\/11\/[^/]+\/$/),
  'an Arabic search': () => '/ar/search/?q=الميناء',
  'a French article': () => pageWith(/class="text e-content" lang="fr"/),
  'the index of tags': () => '/tags/',
  'the list of a tag': () => pageWith(/./, /^\/tags\/[^/]+\/$/),
  'the list of all articles': () => '/archive/',
  'a year': () => pageWith(/./, /^\/\d{4}\/$/),
  'a day': () => pageWith(/class="same-day"/, /^\/\d{4}\/\d\d\/\d\d\/$/),
  'a month': () => pageWith(/./, /^\/\d{4}\/\d\d\/$/),
  'a search with results': () => '/search/?q=harbour',
  'the page for unknown addresses': () => '/no/such/page/',
  'a standing page': () => pageWith(/class="article standing"/, /./),
} as const

/** A kind of page that the sample archive has. */
export type Kind = keyof typeof kinds

/** Every kind of page. */
export const everyKind = Object.keys(kinds) as Kind[]

/** Opens a page of a kind and waits until all of it is there. */
export async function visit(page: Page, kind: Kind, at = origin): Promise<void> {
  await page.goto(at + kinds[kind](), { waitUntil: 'load' })
  if (kind === 'a search with results') await page.locator('[data-results] li').first().waitFor()
}
