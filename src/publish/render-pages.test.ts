import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { place } from '../../test/support/build.ts'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { planOf } from '../plan/plan.ts'
import { nextPages, renderPages } from './render-pages.ts'
import type { SentPage } from './render-worker.ts'

const addresses = Array.from({ length: 9 }, (_, i) => `/${i}/`)

/** The addresses of the pages that are handed over first, of nine whose texts are so long. */
function handedOver(length: number): string[] {
  const noted: string[] = []
  const texts = { 'a.md': 'a'.repeat(length) }
  const pages = nextPages(addresses.values(), noted, 32, file => ({ file, texts }) as never)
  expect(pages.map(({ file }: SentPage) => file)).toEqual(noted)
  return noted
}

test('pages with short texts are handed to a worker together', () => {
  expect(handedOver(1_000)).toEqual(addresses)
})

test('pages with long texts are handed over few at a time, so that memory is that of some and not of all', () => {
  expect(handedOver(400_000)).toEqual(['/0/', '/1/', '/2/'])
  expect(handedOver(5_000_000)).toEqual(['/0/'])
})

/** Renders the articles of a small archive with a template for which “Two” is more than it can do. */
async function renderedWith(atTwo: string) {
  const { root } = await place({})
  const entry = join(root, 'entry.mjs')
  await writeFile(
    entry,
    `export const renderPage = async ({ shown }) => {
       if (shown.headline === 'Two') { ${atTwo} }
       return Buffer.from(shown.headline)
     }`,
  )
  const entries = ['One', 'Two', 'Three'].map((title, i) => ({
    ...{ file: `articles/${title}.md`, body: '', links: [], images: [] },
    fields: frontmatterSchema.parse({ title, date: `2020-01-0${i + 1}` }),
  }))
  const material = { entries, standing: [], tags: [], sources: [], now: 1.7e12, withDrafts: false }
  const plan = planOf(archiveOf({ ...material, site: siteSchema.parse({}) }), new Map())
  const addresses = plan.of('article').map(({ address }) => address)
  const making = { plan, html: () => '', entry, stage: join(root, 'stage'), progress: () => {} }
  return renderPages(addresses, { ...making, patience: 1 })
}

test('every page is rendered when each comes to its end', async () => {
  expect((await renderedWith('')).map(({ size }) => size)).toEqual([3, 3, 5])
})

test.each([
  ['awaits what never comes', 'await new Promise(() => {})'],
  ['repeats something for ever', 'for (;;);'],
])('a template that %s is given up, with the address of its page', async (_, atTwo) => {
  await expect(renderedWith(atTwo)).rejects.toThrow(
    '/2020/01/two/ could not be made: its template has not come to an end for 1 second',
  )
})
