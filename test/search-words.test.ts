import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { article, build, newPlace, type Place, write } from './support/build.ts'
import { search, settled, titles } from './support/search.ts'
import { type Served, serve } from './support/serve.ts'
import { type Sample, samples } from './support/word-samples.ts'

/*
 * Texts as papers print them, with what people type to find them and what must not find them: written by hand, so
 * that nothing of the product decides where a word begins.
 */

const openPage = useBrowser()
const languages = [...new Set(samples.map(({ language }) => language))]
const [own = 'en', ...others] = languages
let place: Place
let served: Served

const titleOf = (sample: Sample) => `${sample.language.toUpperCase()} ${samples.indexOf(sample)}`

beforeAll(async () => {
  place = await newPlace()
  const site = {
    ...{ name: 'The Report', address: 'https://report.example', language: own },
    editions: others.map(language => ({ language })),
  }
  const files = samples.map((sample, i) => {
    const { language, text, ...fields } = sample
    const { finds, misses, ...more } = fields
    const date = `20${10 + (i % 10)}-03-0${1 + (i % 9)}`
    const head = { title: titleOf(sample), date, lang: language, ...more }
    return [`articles/a${i}.md`, article(head, `${text}\n`)]
  })
  await write(place.content, { 'site.yaml': JSON.stringify(site), ...Object.fromEntries(files) })
  expect(await build(place)).toMatchObject({ status: 0 })
  served = await serve(place.out)
}, 600_000)
afterAll(async () => {
  await served?.close()
  await rm(place.root, { recursive: true, force: true })
})

async function ask(page: Page, words: string): Promise<string[]> {
  await page.evaluate(query => {
    history.pushState(null, '', `?q=${encodeURIComponent(query)}`)
    dispatchEvent(new PopStateEvent('popstate'))
  }, words)
  await settled(page)
  return titles(page)
}

describe.each(languages)('in %s', language => {
  test('every word is found that a reader would look for, and no other', async () => {
    const page = await openPage()
    const path = language === own ? '' : `/${language}`
    await search(page, `${served.origin}${path}/search/`)
    const wrong: unknown[] = []
    const there = samples.filter(sample => sample.language === language)
    for (const sample of there) {
      for (const words of sample.finds) {
        const found = await ask(page, words)
        if (!found.includes(titleOf(sample))) wrong.push({ words, found, misses: sample.text })
      }
      for (const words of sample.misses ?? []) {
        const found = await ask(page, words)
        if (found.includes(titleOf(sample))) wrong.push({ words, found: sample.text })
      }
    }
    expect(wrong).toEqual([])
  })
})

test('the samples are worth asking', () => {
  expect(samples.flatMap(({ finds }) => finds).length).toBeGreaterThan(250)
  expect(languages.length).toBeGreaterThanOrEqual(11)
})
