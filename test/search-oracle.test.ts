import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf } from '../src/search/question.ts'
import { useBrowser } from './support/browser.ts'
import { build, newPlace, type Place, write } from './support/build.ts'
import { answerTo, fileOf, questionsAbout, toldArchive } from './support/oracle.ts'
import { search, settled, status, titles } from './support/search.ts'
import { type Served, serve } from './support/serve.ts'

/** `ARTICLES=100000 QUESTIONS=1000 SEED=7` for more than in every run. */
const of = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const seed = of('SEED', 20)
const archive = toldArchive(of('ARTICLES', 2200), seed)
const questions = questionsAbout(archive, of('QUESTIONS', 200), seed)
/** Results of a question that are looked at in their order. */
const looked = 20

const openPage = useBrowser()
let place: Place
let served: Served

beforeAll(async () => {
  place = await newPlace()
  const site = { name: 'The Report', address: 'https://report.example' }
  await write(place.content, {
    'site.yaml': JSON.stringify(site),
    'media/a.png': await picture(),
    ...Object.fromEntries(archive.map(fileOf)),
  })
  expect(await build(place)).toMatchObject({ status: 0, stderr: '' })
  served = await serve(place.out)
}, 3_600_000)
function picture(): Promise<Buffer> {
  const create = { width: 32, height: 24, channels: 3 as const, background: '#808890' }
  return sharp({ create }).png().toBuffer()
}

afterAll(async () => {
  await served?.close()
  await rm(place.root, { recursive: true, force: true })
})

test('questions by chance are answered as looking at every article answers them', async () => {
  const page = await openPage()
  page.setDefaultTimeout(600_000)
  await search(page, `${served.origin}/search/`)
  const wrong: unknown[] = []
  const sizes: number[] = []
  for (const asked of questions) {
    const { question } = asked
    const address = addressOf(question)
    await page.evaluate(query => {
      history.pushState(null, '', `/search/${query}`)
      dispatchEvent(new PopStateEvent('popstate'))
    }, address)
    await settled(page)
    const everything = page.getByRole('button', { name: 'Search everything' })
    if (await everything.isVisible()) {
      await everything.click()
      await settled(page)
    }
    const wanted = answerTo(asked, archive)
    const more = page.getByRole('button', { name: 'More results' })
    while ((await titles(page)).length < looked && (await more.isVisible())) {
      await more.click()
      await settled(page)
    }
    const found = { status: await status(page), titles: await titles(page) }
    const right = {
      status: wanted.length === 0 ? expect.stringMatching(/^Nothing found/) : count(wanted.length),
      titles: wanted.slice(0, looked),
    }
    sizes.push(wanted.length)
    if (question.order === 'match' && question.text !== '') {
      const among = new Set(wanted)
      const rest = found.titles.filter(title => !among.has(title))
      if (rest.length > 0 || !sameStatus(found.status, wanted.length)) {
        wrong.push({ address, found, wanted: wanted.length })
      }
    } else if (
      JSON.stringify(found.titles) !== JSON.stringify(right.titles) ||
      !sameStatus(found.status, wanted.length)
    ) {
      wrong.push({ address, found, right })
    }
  }
  expect(wrong).toEqual([])
  // The questions are worth asking: many have answers, and answers of more than one screen.
  expect(sizes.filter(size => size > 0).length).toBeGreaterThan(questions.length / 2)
  expect(sizes.filter(size => size > 10).length).toBeGreaterThan(questions.length / 10)
}, 7_200_000)

function count(found: number): string {
  return `${found.toLocaleString('en')} found.`
}

function sameStatus(told: string, found: number): boolean {
  return found === 0 ? told.startsWith('Nothing found') : told === count(found)
}
