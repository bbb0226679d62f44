import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { article, build, filesBelow, newPlace, type Place, write } from './support/build.ts'
import { search, titles } from './support/search.ts'
import { type Served, serve } from './support/serve.ts'

/*
 * A site of three editions, English, Arabic and Persian, as its readers meet it.
 */

const openPage = useBrowser()
let place: Place
let served: Served

beforeAll(async () => {
  place = await newPlace()
  await cp('test/archives/editions/content', place.content, { recursive: true })
  const fields = { title: 'معلمون على الرصيف', date: '2021-05-01', lang: 'ar', section: 'أخبار' }
  await write(place.content, { 'articles/m.md': article(fields, 'معلمون وصلوا قبل المدّ.\n') })
  expect(await build(place)).toMatchObject({ status: 0, stderr: '' })
  served = await serve(place.out)
})
afterAll(async () => {
  await served?.close()
  await rm(place.root, { recursive: true, force: true })
})

const read = (file: string) => readFile(join(place.out, file), 'utf8')
const arabic = '/ar/2021/03/الجدار/'

test('an article leads to its translation in each edition that has one, and back', async () => {
  const page = await openPage()
  await page.goto(`${served.origin}/2021/03/wall/`)
  const editions = page.getByRole('navigation', { name: 'Editions' })
  expect(await editions.getByRole('link').allInnerTexts()).toEqual(['العربية', 'فارسی'])
  await editions.getByRole('link', { name: 'العربية' }).click()
  expect(decodeURI(new URL(page.url()).pathname)).toBe(arabic)
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  expect(await page.locator('html').getAttribute('lang')).toBe('ar')
  await page.getByRole('link', { name: 'English' }).first().click()
  expect(new URL(page.url()).pathname).toBe('/2021/03/wall/')
})

test('an article without translation leads to the front page of the other editions', async () => {
  const page = await openPage()
  await page.goto(`${served.origin}/2021/03/letters/`)
  await page.getByRole('link', { name: 'العربية' }).click()
  expect(new URL(page.url()).pathname).toBe('/ar/')
})

test('a list leads to the same list of the other editions', async () => {
  const page = await openPage()
  await page.goto(`${served.origin}/tags/harbour-wall/`)
  await page.getByRole('link', { name: 'فارسی' }).click()
  expect(new URL(page.url()).pathname).toBe('/farsi/tags/harbour-wall/')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('دیوار بندر')
})

test('search engines are told of each page in every edition, and which one is for all others', async () => {
  const page = await openPage()
  const told = async (address: string) => {
    await page.goto(served.origin + address)
    return page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[hreflang]')].map(
        ({ hreflang, href }) => `${hreflang} ${decodeURI(new URL(href).pathname)}`,
      ),
    )
  }
  const wall = ['ar /ar/2021/03/الجدار/', 'en /2021/03/wall/', 'fa /farsi/2021/03/دیوار/']
  for (const address of ['/2021/03/wall/', arabic, '/farsi/2021/03/دیوار/']) {
    expect((await told(address)).sort()).toEqual([...wall, 'x-default /2021/03/wall/'])
  }
  const fronts = ['ar /ar/', 'en /', 'fa /farsi/', 'x-default /']
  for (const address of ['/', '/ar/']) expect((await told(address)).sort()).toEqual(fronts)
  expect(await told('/2021/03/letters/')).toEqual([])
})

test('each edition is searched by itself, by the rules of its own language', async () => {
  const stemmer = async (path: string) => {
    const source = await read(`${path}pagefind/client/stem.js`)
    return /language ?= ?"(\w+)"/.exec(source)?.[1]
  }
  expect(await stemmer('')).toBe('english')
  expect(await stemmer('ar/')).toBe('arabic')
  expect(await stemmer('farsi/')).toBe(undefined)
  const page = await openPage()
  const ask = async (path: string, words: string) => {
    await search(page, `${served.origin}${path}search/?q=${encodeURIComponent(words)}`)
    return titles(page)
  }
  expect(await ask('/ar/', 'معلم')).toEqual(['معلمون على الرصيف'])
  expect(await ask('/', 'معلم')).toEqual([])
  expect(await ask('/', 'wall')).toEqual(['The wall is one year old'])
  expect(await ask('/ar/', 'الجدار')).toEqual(['الجدار في عامه الأول'])
})

test('an article of one edition changes no page, feed and search of another', async () => {
  const before = new Map<string, string>()
  const all = async () => (await filesBelow(place.out)).filter(file => !file.startsWith('_astro/'))
  for (const file of await all()) before.set(file, await read(file))
  const fields = { title: 'رصيف جديد', date: '2021-06-01', lang: 'ar', section: 'أخبار' }
  await write(place.content, { 'articles/n.md': article(fields, 'رصيف.\n') })
  expect(await build(place)).toMatchObject({ status: 0 })
  const changed: string[] = []
  for (const file of await all()) if (before.get(file) !== (await read(file))) changed.push(file)
  expect(changed).not.toEqual([])
  const ofAll = /^archive\/catalogue/
  expect(changed.filter(file => !file.startsWith('ar/') && !ofAll.test(file))).toEqual([])
})
