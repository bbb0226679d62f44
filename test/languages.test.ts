import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { article, build, newPlace, type Place, write } from './support/build.ts'
import { search, titles } from './support/search.ts'
import { type Served, serve } from './support/serve.ts'

const openPage = useBrowser()

/** Builds a site of some articles, each named by its title, in a language, and serves it. */
function useSite(language: string, articles: Record<string, string>): { origin: string } {
  const at = { origin: '' }
  let place: Place
  let served: Served
  beforeAll(async () => {
    place = await newPlace()
    const files = Object.entries(articles).map(([title, text], i) => [
      `articles/a${i}.md`,
      article({ title, date: `2020-01-${String(i + 1).padStart(2, '0')}` }, `${text}\n`),
    ])
    const site = JSON.stringify({ name: 'N', address: 'https://n.example', language })
    await write(place.content, { 'site.yaml': site, ...Object.fromEntries(files) })
    expect(await build(place)).toMatchObject({ status: 0, stderr: '' })
    served = await serve(place.out)
    at.origin = served.origin
  })
  afterAll(async () => {
    await served?.close()
    await rm(place.root, { recursive: true, force: true })
  })
  return at
}

const found = async (origin: string, words: string) => {
  const page = await openPage()
  await search(page, `${origin}/search/?q=${encodeURIComponent(words)}&sort=oldest`)
  return { titles: await titles(page), marks: await page.locator('mark').allTextContents() }
}

describe('English', () => {
  const site = useSite('en', {
    One: 'The ferries were running late, and a café was closed.',
    Two: 'A runner waits for the ferry at the cafe in Łódź.',
    Three: 'Nothing of the kind – but Søren “Straße” Ærø.',
    Four: 'في مكتبةِ المدينة كتابٌ عن البحر.',
    Five: '港の灯台は夜も光る。',
  })
  test.each([
    ['ferry', ['One', 'Two'], ['ferries', 'ferry']],
    ['ferries', ['One', 'Two'], ['ferries', 'ferry']],
    ['run', ['One', 'Two'], ['running', 'runner']],
    ['cafe', ['One', 'Two'], ['café', 'cafe']],
    ['CAFÉ', ['One', 'Two'], ['café', 'cafe']],
    ['lodz', ['Two'], ['Łódź']],
    ['soren strasse aero', ['Three'], ['Søren', 'Straße', 'Ærø']],
    ['“kind but”', ['Three'], ['kind – but']],
    ['مكتبه', ['Four'], ['مكتبةِ']],
    ['灯台', ['Five'], ['灯台']],
    ['台灯', [], []],
  ])('“%s” finds %j', async (words, wanted, marks) => {
    expect(await found(site.origin, words)).toEqual({
      titles: wanted,
      marks: words.startsWith('soren') ? ['Søren “Straße” Ærø'] : marks,
    })
  })
})

describe('Arabic, Persian and Hebrew', () => {
  const site = useSite('ar', {
    One: 'زار أحمدُ مكتبةَ المدينةِ على البحر.',
    Two: 'قرأ احمد كتابا في المكتبه.',
    Three: 'محـــمد في الميناء.',
    Four: 'کتاب‌های فارسی در کتابخانه است و می‌شود.',
    Five: 'שָׁלוֹם לָעוֹלָם',
  })
  test.each([
    ['أحمد', ['One', 'Two']],
    ['احمد', ['One', 'Two']],
    ['أَحْمَد', ['One', 'Two']],
    ['مكتبه', ['One', 'Two']],
    ['المكتبة', ['One', 'Two']],
    ['علي', ['One']],
    ['محمد', ['Three']],
    ['محــمد', ['Three']],
    ['كتابهاي', ['Four']],
    ['میشود', ['Four']],
    ['فارسي', ['Four']],
    ['שלום', ['Five']],
    ['שָׁלוֹם', ['Five']],
    ['“مكتبه المدينة”', ['One']],
  ])('“%s” finds %j', async (words, wanted) => {
    expect((await found(site.origin, words)).titles).toEqual(wanted)
  })
})

describe('Japanese and Chinese', () => {
  const site = useSite('ja', {
    One: '港の灯台は夜も光る。',
    Two: '台灯を買った。東京都の天気。',
    Three: '京都へ行く。カタカナとひらがな。',
    Four: '图书馆在城市中心，2024年开放。',
  })
  test.each([
    ['灯台', ['One']],
    ['東京', ['Two']],
    ['京都', ['Two', 'Three']],
    ['カタカナ', ['Three']],
    ['图书馆 城市', ['Four']],
    ['2024', ['Four']],
    ['“天気”', ['Two']],
  ])('“%s” finds %j', async (words, wanted) => {
    expect((await found(site.origin, words)).titles).toEqual(wanted)
  })
})
