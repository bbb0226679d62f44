import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Category, type Judge, startLighthouse } from '../scripts/bench/lighthouse.ts'
import { origin, pageWith, useSample } from './support/sample.ts'

/*
 * What Lighthouse says of the sample archive on a phone. Its figures for speed are of `npm run bench:pages`.
 */

useSample()

const categories: Category[] = ['accessibility', 'best-practices', 'seo']
const all = { accessibility: 100, 'best-practices': 100, seo: 100 }
let lighthouse: Judge
beforeAll(async () => {
  lighthouse = await startLighthouse(process.env.CHROMIUM_PATH)
})
afterAll(() => lighthouse?.close())

test.each([
  ['the front page', () => '/'],
  ['the Arabic front page', () => '/ar/'],
  ['an Arabic article', () => pageWith(/class="gallery"/, /^\/ar\/\d{4}\/\d\d\/[^/]+\/$/)],
  ['an Arabic tag', () => '/ar/tags/harbour-wall/'],
  ['the Arabic archive', () => '/ar/archive/'],
  ['an article', () => pageWith(/class="gallery"/)],
  ['a tag', () => '/tags/harbour-wall/'],
  ['the archive', () => '/archive/'],
])('%s has nothing that Lighthouse finds wrong', async (_, address) => {
  const { scores, faults } = await lighthouse.judge(origin + encodeURI(address()), categories)
  expect(faults).toEqual([])
  expect(scores).toEqual(all)
})

test.each(['/search/', '/ar/search/'])(
  'Lighthouse finds nothing wrong with %s, which asks not to be indexed',
  async address => {
    const { scores, faults } = await lighthouse.judge(origin + address, categories)
    expect(faults).toEqual(['is-crawlable: Page is blocked from indexing'])
    expect(scores).toMatchObject({ accessibility: 100, 'best-practices': 100 })
  },
)
