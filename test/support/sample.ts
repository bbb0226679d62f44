import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { parse } from 'yaml'
import { filesBelow } from './build.ts'
import { type Served, serve } from './serve.ts'

/** What its `site.yaml` says. */
export const site = parse(await readFile('examples/courier/content/site.yaml', 'utf8')) as {
  name: string
  language: string
}

/** Every page of the sample archive: its address from the root, and its HTML. */
export const pages = new Map<string, string>()

/** Scheme, host and port at which the sample archive is served. */
export let origin: string

/** The folder that holds the sample archive's site. */
export let out: string

/**
 * Serves the sample archive to the tests of a file. It is built once for all files of a run, by `sample-build.ts`: none
 * may write to `out`.
 */
export function useSample(): void {
  let served: Served
  beforeAll(async () => {
    out = inject('sample')
    for (const file of await filesBelow(out)) {
      if (!file.endsWith('.html')) continue
      const html = await readFile(join(out, file), 'utf8')
      pages.set(`/${file.replace(/(^|\/)index\.html$/, '$1')}`, html)
    }
    served = await serve(out)
    origin = served.origin
  })
  afterAll(() => served?.close())
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
  'a withdrawn article': () => '/2015/12/wall-of-glass/',
  'a withdrawn Arabic article': () => pageWith(/class="gone"/, /^\/ar\/2021\/02\/[^/]+\/$/),
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
  const address = kinds[kind]()
  await page.goto(at + address, { waitUntil: 'load' })
  if (address.includes('/search/?q=')) await page.locator('[data-results] li').first().waitFor()
}
