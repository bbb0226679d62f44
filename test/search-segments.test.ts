import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { article, build, newPlace, type Place, write } from './support/build.ts'
import { allTitles, choose, search, settled, status, titles, unfold } from './support/search.ts'
import { type Served, serve } from './support/serve.ts'

interface Made {
  title: string
  date: string
  words: string[]
}

/** More articles than one segment may hold, so that the index is cut by decades and years. */
const made: Made[] = Array.from({ length: 1200 }, (_, i) => ({
  title: `Report ${i}`,
  date: new Date(Date.UTC(1996, 0, 1) + i * 8 * 86_400_000).toISOString().slice(0, 10),
  words: [
    ...(i % 30 === 7 ? ['quokka'] : []),
    ...(i === 3 ? ['axolotl'] : []),
    ...(i === 610 ? Array.from({ length: 30 }, () => 'quokka') : []),
  ],
}))
const newestFirst = (word: string) =>
  made
    .filter(({ words }) => words.includes(word))
    .map(({ title }) => title)
    .reverse()

const openPage = useBrowser()
let place: Place
let served: Served
const find = async (query: string) => {
  const page = await openPage()
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await search(page, `${served.origin}/search/${query}`)
  return { page, segments: () => new Set(asked.map(path => /pagefind\/([^/]+)\//.exec(path)?.[1])) }
}

beforeAll(async () => {
  place = await newPlace()
  const files = made.map(({ words, ...fields }, i) => {
    const section = i % 2 === 0 ? 'News' : 'Sport'
    const text = `The wall was looked at again. ${words.join(' ')}\n`
    return [
      `articles/${fields.date.slice(0, 4)}/report-${i}.md`,
      article({ ...fields, section, tags: [`Tag ${i % 90}`] }, text),
    ]
  })
  const site = { name: 'The Report', address: 'https://report.example' }
  await write(place.content, { 'site.yaml': JSON.stringify(site), ...Object.fromEntries(files) })
  expect(await build(place)).toMatchObject({ status: 0, stderr: '' })
  served = await serve(place.out)
})
afterAll(async () => {
  await served?.close()
  await rm(place.root, { recursive: true, force: true })
})

describe('an archive of several segments', () => {
  test('shows the newest results after opening the newest segment alone', async () => {
    const { page, segments } = await find('?q=quokka&sort=newest')
    expect(await titles(page)).toEqual(newestFirst('quokka').slice(0, 10))
    expect(await status(page)).toMatch(/^At least \d+ found/)
    expect(segments()).toEqual(new Set(['client', '2020s', '2010s', undefined]))
  })

  test('goes on to the last result, in order, and then knows how many there are', async () => {
    const wanted = newestFirst('quokka')
    const { page } = await find('?q=quokka&sort=newest')
    expect(await allTitles(page)).toEqual(wanted)
    expect(await status(page)).toBe(`${wanted.length} found.`)
  })

  test('begins with the oldest segment when the oldest are asked for', async () => {
    const { page, segments } = await find('?q=quokka&sort=oldest')
    expect(await titles(page)).toEqual(newestFirst('quokka').reverse().slice(0, 10))
    expect(segments()).not.toContain('2010s')
  })

  test('finds a word that stands in one old article only', async () => {
    const { page } = await find('?q=axolotl')
    expect(await titles(page)).toEqual(['Report 3'])
    expect(await status(page)).toBe('1 found.')
  })

  test('says that nothing was found only after looking everywhere', async () => {
    const { page, segments } = await find('?q=zyzzyva')
    expect(await status(page)).toMatch(/^Nothing found/)
    expect(segments()).toContain('1990s')
  })

  test('looks everywhere for the best match', async () => {
    const { page } = await find('?q=quokka')
    expect((await titles(page))[0]).toBe('Report 610')
    expect(await status(page)).toBe(`${newestFirst('quokka').length} found.`)
  })

  test('finds the same on a host that gives whole files where parts are asked for, each of them once', async () => {
    const page = await openPage()
    const given: string[] = []
    await page.route('**/*.pf_{index,filter,fragment}', async route => {
      const url = route.request().url()
      given.push(url)
      await route.fulfill({ status: 200, body: await (await fetch(url)).bytes().then(Buffer.from) })
    })
    await search(page, `${served.origin}/search/?q=quokka&sort=newest`)
    expect(await allTitles(page)).toEqual(newestFirst('quokka'))
    expect(given.some(url => url.endsWith('.pf_index'))).toBe(true)
    await page.getByRole('searchbox').fill('axolotl')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Report 3', exact: true }).waitFor()
    const index = given.filter(url => url.endsWith('.pf_index'))
    expect(index.length).toBe(new Set(index).size)
  })

  test('asks for parts of files, not for whole ones', async () => {
    const page = await openPage()
    const answers: number[] = []
    page.on('response', response => {
      if (/\.pf_(?:index|fragment|filter)$/.test(response.url())) answers.push(response.status())
    })
    await search(page, `${served.origin}/search/?q=quokka`)
    expect(new Set(answers)).toEqual(new Set([206]))
  })

  test('asks before it looks for the best match in more than some thousands of articles', async () => {
    const page = await openPage()
    // As if each segment held a hundred times as many articles.
    await page.route('**/search/segments.json', async route => {
      const { segments, years } = await (await route.fetch()).json()
      const larger = segments.map((one: { count: number }) => ({ ...one, count: one.count * 100 }))
      await route.fulfill({ json: { segments: larger, years } })
    })
    await search(page, `${served.origin}/search/?q=quokka`)
    expect(await status(page)).toMatch(/^At least \d+ found.* These are the best of 20\d\d–2022\.$/)
    const before = await titles(page)
    expect(before).toHaveLength(10)
    expect(before).not.toContain('Report 610')
    await page.getByRole('button', { name: 'Search everything' }).click()
    await settled(page)
    const after = await titles(page)
    expect(after[0]).toBe('Report 610')
    expect(after).toHaveLength(10)
    expect(await status(page)).toBe(`${newestFirst('quokka').length} found.`)
    expect(new Set(await allTitles(page))).toEqual(new Set(newestFirst('quokka')))
  })

  test('counts right when buttons are pressed faster than it searches', async () => {
    const { page } = await find('?q=quokka&sort=newest')
    await page.evaluate(() => {
      const named = (name: string) => document.querySelector<HTMLButtonElement>(`[data-${name}]`)
      for (const button of [named('all'), named('all'), named('more')]) button?.click()
    })
    await settled(page)
    expect(await status(page)).toBe(`${newestFirst('quokka').length} found.`)
    expect(await titles(page)).toEqual(newestFirst('quokka').slice(0, 10))
  })

  test('opens only the segments of the days that are asked about', async () => {
    const { page, segments } = await find('?from=1998&to=1998')
    const wanted = made.filter(({ date }) => date.startsWith('1998')).map(({ title }) => title)
    expect(await status(page)).toBe(`${wanted.length} found.`)
    expect(await allTitles(page)).toEqual(wanted.reverse())
    expect(segments()).toEqual(new Set(['client', '1990s', undefined]))
  })

  test('counts what a filter would leave when all was searched', async () => {
    const { page } = await find('?q=quokka')
    await choose(page, 'Section', 'News')
    await settled(page)
    const left = made.filter(({ words }, i) => i % 2 === 0 && words.includes('quokka'))
    expect(await status(page)).toBe(`${left.length} found.`)
  })

  test('a filter of many values shows some, and finds the others by what is typed', async () => {
    const { page } = await find('?q=quokka&sort=newest')
    await unfold(page, 'Tag')
    const boxes = page.locator('[data-filter=tag] input[type=checkbox]')
    expect(await boxes.count()).toBe(60)
    expect(await page.locator('[data-filter=tag] .rest').textContent()).toMatch(/^30 more/)
    await page.getByRole('searchbox', { name: /^Tag/ }).fill('tag 77')
    expect(await boxes.count()).toBe(1)
    await boxes.click()
    await settled(page)
    expect(new URL(page.url()).search).toBe('?q=quokka&tag=Tag+77&sort=newest')
  })

  test('counts of a part of the archive say that there may be more', async () => {
    const { page } = await find('?q=quokka&sort=newest')
    await unfold(page, 'Section')
    const counts = () => page.locator('[data-filter=section] .count').allTextContents()
    for (const count of await counts()) expect(count).toMatch(/^\d+\+$/)
    await page.getByRole('button', { name: 'Search everything' }).click()
    await settled(page)
    const held = made.filter(({ words }) => words.includes('quokka'))
    const news = made.filter(({ words }, i) => i % 2 === 0 && words.includes('quokka'))
    expect((await counts()).toSorted()).toEqual(
      [news.length, held.length - news.length].map(String).toSorted(),
    )
    expect(await status(page)).toBe(`${held.length} found.`)
    expect(await page.getByRole('button', { name: 'Search everything' }).isVisible()).toBe(false)
  })

  test('years that are not searched yet say so', async () => {
    const { page } = await find('?q=quokka&sort=newest')
    const bars = page.locator('[data-years] g')
    const heights = await bars.evaluateAll(all =>
      all.map(bar => Number(bar.querySelector('.column')?.getAttribute('height'))),
    )
    expect(heights[0]).toBe(0)
    expect(Math.max(...heights)).toBe(100)
    expect(await bars.first().getAttribute('aria-label')).toBe('1996: not searched yet')
    expect(await bars.last().getAttribute('aria-label')).toMatch(/^2022: \d+ articles?$/)
  })

  test('a part that cannot be loaded is named, what was found stays, and it can be tried again', async () => {
    const { page } = await find('?q=quokka&sort=newest')
    const before = await titles(page)
    await page.route('**/pagefind/2000s/**', route => route.abort())
    const everything = page.getByRole('button', { name: 'Search everything' })
    await everything.click()
    await expect.poll(() => status(page)).toMatch(/index of 20\d\d–20\d\d could not be loaded/)
    expect(await titles(page)).toEqual(before)
    await page.unroute('**/pagefind/2000s/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await settled(page)
    await everything.click()
    await settled(page)
    expect(await status(page)).toMatch(/^\d+ found/)
  })
})
