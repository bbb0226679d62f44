import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { article, build, newPlace, type Place, write } from './support/build.ts'
import { allTitles, choose, search, settled, status, titles } from './support/search.ts'
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
      article({ ...fields, section }, text),
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
    const { page, segments } = await find('?q=quokka')
    expect(await titles(page)).toEqual(newestFirst('quokka').slice(0, 10))
    expect(await status(page)).toMatch(/^At least \d+ found/)
    expect(segments()).toEqual(new Set(['client', '2020s', '2010s', undefined]))
  })

  test('goes on to the last result, in order, and then knows how many there are', async () => {
    const wanted = newestFirst('quokka')
    const { page } = await find('?q=quokka')
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
    const { page } = await find('?q=quokka&sort=match')
    expect((await titles(page))[0]).toBe('Report 610')
    expect(await status(page)).toBe(`${newestFirst('quokka').length} found.`)
  })

  test('opens only the segments of the days that are asked about', async () => {
    const { page, segments } = await find('?from=1998&to=1998')
    const wanted = made.filter(({ date }) => date.startsWith('1998')).map(({ title }) => title)
    expect(await status(page)).toBe(`${wanted.length} found.`)
    expect(await allTitles(page)).toEqual(wanted.reverse())
    expect(segments()).toEqual(new Set(['client', '1990s', undefined]))
  })

  test('counts what a filter would leave when all was searched', async () => {
    const { page } = await find('?q=quokka&sort=match')
    await choose(page, 'Section', 'News')
    await settled(page)
    const left = made.filter(({ words }, i) => i % 2 === 0 && words.includes('quokka'))
    expect(await status(page)).toBe(`${left.length} found.`)
  })
})
