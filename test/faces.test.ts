import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser, watchShifts, widthFault } from './support/browser.ts'
import { article, build, filesBelow, newPlace, type Place, write } from './support/build.ts'
import { expectWorn, faces, wear } from './support/faces.ts'
import { leadsOn } from './support/sample.ts'
import { shiftsOfResults } from './support/search.ts'
import { type Served, serve } from './support/serve.ts'

/*
 * The layout holds with the widest and the narrowest of common faces, in every language: a site with an edition in
 * each, whose texts are hard to lay out on a narrow screen.
 */

const openPage = useBrowser()
let place: Place
let served: Served

/** A long word of each language. */
const longWords: Record<string, string> = {
  en: 'counterrevolutionaries',
  ar: 'واستقبالاتهم',
  es: 'electroencefalografistas',
  fa: 'بین‌المللی‌سازی‌هایشان',
  fr: 'anticonstitutionnellement',
  he: 'וכשלהתלבטויותיהם',
  id: 'mempertanggungjawabkannya',
  ja: '独立行政法人海洋研究開発機構',
  ru: 'частнопредпринимательского',
  tr: 'muvaffakiyetsizleştiriverebileceklerimiz',
  zh: '港口灯塔管理委员会办公室',
}

/** Settings, articles and a standing page made of a long word and of addresses that cannot be broken. */
function longContent(): Record<string, string> {
  const { en: name = '', ...others } = longWords
  const says = (name: string) => ({ name, tagline: `${name} ${name}`, whoWeAre: name })
  const site = {
    ...says(name),
    address: 'https://faces.example',
    timeZone: 'UTC',
    language: 'en',
    contact: { email: `${name}@faces.example`, url: `https://${name}.example`, address: name },
    copyrightHolder: name,
    editions: Object.entries(others).map(([language, name]) => ({ language, ...says(name) })),
    itemsPerPage: 5,
  }
  const texts = Object.entries(longWords).flatMap(([lang, word]) => textsIn(lang, word))
  return { 'site.yaml': JSON.stringify(site), ...Object.fromEntries(texts) }
}

function textsIn(lang: string, word: string): [string, string][] {
  const address = `https://example.org/${'unbroken'.repeat(9)}`
  const text = [
    `${word} ${word} [${word}](${address}) ${address}[^1]`,
    `## ${word}\n\n- ${word}\n  - ${word}\n    - ${word}\n\n> ${word}`,
    `\`${word}${word}\`\n\n\`\`\`\n${word.repeat(6)}\n\`\`\``,
    `| ${word} | ${word} | 1 |\n|-|-|-|\n| ${word} | 2 | ${word} |`,
    `[^1]: ${word} ${address}\n`,
  ].join('\n\n')
  const fields = {
    title: `${word} ${word}`,
    description: `${word} ${word}`,
    lang,
    section: word,
    region: word,
    tags: [word, 'C'],
    authors: [word, 'A. B.'],
    source: { name: word, url: address },
    corrections: [{ date: '2022-02-03', text: word }],
  }
  const folder = lang === 'en' ? 'pages' : `pages/${lang}`
  const articles = Array.from({ length: 11 }, (_, i): [string, string] => {
    const date = i === 0 ? '2020-12-30' : '2021-12-30'
    return [`articles/${lang}/a${i}.md`, article({ ...fields, date }, text)]
  })
  return [...articles, [`${folder}/${lang}-page.md`, article({ title: word, lang }, text)]]
}

beforeAll(async () => {
  place = await newPlace()
  await write(place.content, longContent())
  expect(await build(place)).toMatchObject({ status: 0, stderr: '' })
  served = await serve(place.out)
})
afterAll(async () => {
  await served?.close()
  await rm(place.root, { recursive: true, force: true })
})

/** The files of every page that is laid out in its own way: of lists the second page too. */
async function layouts(): Promise<string[]> {
  const files = await filesBelow(place.out)
  const pages = files.filter(
    file => file.endsWith('.html') && !/\/a([2-9]|10)\/|page\/1/.test(file),
  )
  const htmls = await Promise.all(pages.map(file => readFile(join(place.out, file), 'utf8')))
  return pages.filter((_, i) => !leadsOn(htmls[i] ?? ''))
}

describe.each(faces)('with %s as the only face', face => {
  test('no page is wider than 320 pixels, with letters as they are and twice as large', async () => {
    const page = await openPage({ viewport: { width: 320, height: 800 } })
    await wear(page, face, true)
    await page.goto(`${served.origin}/`)
    const faults: string[] = []
    const files = await layouts()
    for (const file of files) {
      await show(page, await readFile(join(place.out, file), 'utf8'))
      for (const size of ['100%', '200%']) faults.push(...(await faultAt(page, size, file)))
    }
    await expectWorn(page, face)
    expect(faults).toEqual([])
    expect(files.length).toBeGreaterThan(Object.keys(longWords).length * 20)
  })
})

test.each(Object.entries(longWords))(
  'what a search in “%s” finds moves nothing, and is no wider than 320 pixels',
  async (language, word) => {
    const page = await openPage({ viewport: { width: 320, height: 800 } })
    const edition = language === 'en' ? '' : `${language}/`
    await wear(page, faces[0])
    const shifts = await shiftsOfResults(page, `${served.origin}/${edition}search/?q=${word}`)
    expect(await page.locator('[data-results] > li').count()).toBeGreaterThan(1)
    expect(shifts).toEqual([])
    for (const size of ['100%', '200%']) expect(await faultAt(page, size, word)).toEqual([])
  },
)

test.each(['', 'ar/'])(
  'a dot parts facts on one line of /%s, and never starts a line',
  async edition => {
    const page = await openPage({ viewport: { width: 320, height: 800 } })
    const dots: { follows: boolean; dotted: boolean }[] = []
    for (const file of ['', 'sections/']) {
      await page.goto(`${served.origin}/${edition}${file}`)
      for (const size of ['100%', '200%']) {
        await setSize(page, size)
        dots.push(...(await page.locator(':is(.when, .facts) > * + *').evaluateAll(dotsBefore)))
      }
    }
    expect(dots.filter(({ follows, dotted }) => follows !== dotted)).toEqual([])
    expect(new Set(dots.map(({ dotted }) => dotted))).toEqual(new Set([true, false]))
  },
)

test('a typeface that comes late moves nothing', async () => {
  const page = await openPage()
  const late: string[] = []
  await page.route('**/*.woff2', async route => {
    late.push(route.request().url())
    await new Promise(done => setTimeout(done, 1500))
    await route.continue()
  })
  const shifts = await watchShifts(page)
  await page.goto(`${served.origin}/`)
  await page.waitForLoadState('networkidle')
  expect(late.length).toBeGreaterThan(0)
  expect(await shifts()).toEqual([])
})

/** Shows the body of another page of the site in one that is open, with what its scripts show. */
async function show(page: Page, html: string): Promise<void> {
  await page.evaluate(html => {
    const { documentElement, body } = new DOMParser().parseFromString(html, 'text/html')
    for (const { name, value } of documentElement.attributes) {
      document.documentElement.setAttribute(name, value)
    }
    document.body.replaceWith(body)
    for (const label of document.querySelectorAll<HTMLElement>('label[hidden]'))
      label.hidden = false
  }, html)
}

/** Of facts, whether each follows another on its line, and whether a dot can be seen in the gap before it. */
function dotsBefore(facts: Element[]): { follows: boolean; dotted: boolean }[] {
  return facts.map(fact => {
    fact.scrollIntoView({ block: 'center' })
    const { left, right, top } = fact.getBoundingClientRect()
    const { direction, fontSize } = getComputedStyle(fact)
    const em = Number.parseFloat(fontSize)
    const x = direction === 'rtl' ? right + 0.55 * em : left - 0.55 * em
    const above = fact.previousElementSibling?.getBoundingClientRect()
    return {
      follows: above !== undefined && above.bottom > top,
      dotted: document.elementFromPoint(x, top + 0.7 * em) === fact,
    }
  })
}

async function setSize(page: Page, size: string): Promise<void> {
  await page.evaluate(to => document.documentElement.style.setProperty('font-size', to), size)
}

async function faultAt(page: Page, size: string, name: string): Promise<string[]> {
  await setSize(page, size)
  const fault = await widthFault(page)
  return fault ? [`${name} at ${size}: ${fault}`] : []
}
