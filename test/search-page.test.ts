import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { expectWorn, faces, wear } from './support/faces.ts'
import { holding, newestFirst } from './support/made-archive.ts'
import {
  allTitles,
  box,
  choose,
  search,
  settled,
  shiftsOfResults,
  status,
  titles,
  useMadeArchive,
} from './support/search.ts'

const openPage = useBrowser()
const site = useMadeArchive()
const find = async (query: string) => search(await openPage(), `${site.origin}/search/${query}`)

describe('the address bar', () => {
  const query = '?q=quokka&section=News&tag=Lantern+feast&from=2001&sort=oldest'

  const state = async (page: Page) => ({
    words: await box(page).inputValue(),
    order: await page.getByLabel('Order').inputValue(),
    days: [await page.getByLabel('From').inputValue(), await page.getByLabel('To').inputValue()],
    checked: await page
      .getByRole('checkbox', { checked: true, includeHidden: true })
      .evaluateAll(boxes => boxes.map(box => (box as HTMLInputElement).value)),
    titles: await titles(page),
    status: await status(page),
  })

  test('holds the whole state, and a reload restores it', async () => {
    const page = await find('')
    await box(page).fill('quokka')
    await box(page).press('Enter')
    await settled(page)
    await choose(page, 'Section', 'News')
    await choose(page, 'Tag', 'Lantern feast')
    await page.getByLabel('From').fill('2001-01-01')
    await page.getByLabel('Order').selectOption('oldest')
    await settled(page)
    expect(new URL(page.url()).search).toBe(query)
    const before = await state(page)
    expect(before.titles).toEqual(['Report 0', 'Report 15'])
    await page.reload()
    await settled(page)
    expect(await state(page)).toEqual(before)
  })

  test('back and forward restore fields and results', async () => {
    const page = await find('?q=zyzzyva')
    const first = await state(page)
    await choose(page, 'Section', 'Sport')
    const second = await state(page)
    expect(second.titles).not.toEqual(first.titles)
    await page.goBack()
    await settled(page)
    expect(await state(page)).toEqual(first)
    await page.goForward()
    await settled(page)
    expect(await state(page)).toEqual(second)
  })

  test('back from an article restores the search', async () => {
    const page = await find(query)
    const before = await state(page)
    await page.locator('[data-results] a').first().click()
    await page.waitForURL(url => !url.pathname.startsWith('/search/'))
    await page.goBack()
    await settled(page)
    expect(await state(page)).toEqual(before)
  })

  test('back from an article restores the place, without the cache of the browser', async () => {
    const page = await find('?q=quokka')
    await page.getByRole('button', { name: 'More results' }).click()
    await expect.poll(() => page.locator('[data-results] > li').count()).toBe(20)
    await settled(page)
    // An unload handler keeps a page out of the back/forward cache.
    await page.evaluate(() => addEventListener('unload', () => undefined))
    const link = page.locator('[data-results] a').nth(14)
    await link.scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    expect(before).toBeGreaterThan(300)
    await link.click()
    await page.waitForURL(url => !url.pathname.startsWith('/search/'))
    await page.goBack()
    await settled(page)
    await expect.poll(() => page.locator('[data-results] > li').count()).toBe(20)
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before)
  })

  test('the page is named by the question', async () => {
    const page = await find('?q=okapi')
    expect(await page.title()).toBe('okapi – Search – The Report')
    await box(page).fill('')
    await page.waitForURL(url => url.search === '')
    expect(await page.title()).toBe('Search – The Report')
  })

  test('nonsense in the address does no harm', async () => {
    const page = await find('?q=%3Cscript%3E&section=No+such&sort=sideways&page=-1')
    expect(await status(page)).toMatch(/^Nothing found/)
    expect(await page.getByLabel('Order').inputValue()).toBe('match')
  })
})

describe('at work', () => {
  test('typing without Enter searches after a pause', async () => {
    const page = await find('')
    await box(page).pressSequentially('zyzzyva')
    await page.waitForURL(/\?q=zyzzyva$/)
    await settled(page)
    expect(await status(page)).toBe('6 found.')
  })

  test('More results focuses the first new one', async () => {
    const page = await find('?q=quokka')
    expect(await titles(page)).toHaveLength(10)
    await page.getByRole('button', { name: 'More results' }).click()
    await expect.poll(() => page.locator('[data-results] > li').count()).toBe(20)
    const eleventh = page.locator('[data-results] > li').nth(10).locator('a')
    expect(await eleventh.evaluate(link => link === document.activeElement)).toBe(true)
  })

  test('More results pressed twice at once shows nothing twice', async () => {
    const page = await find('?q=quokka')
    await page.locator('[data-more]').evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await expect.poll(async () => (await titles(page)).length).toBeGreaterThanOrEqual(20)
    const all = await allTitles(page)
    expect(all.toSorted()).toEqual(newestFirst(holding('quokka')).toSorted())
  })

  test('the form at the head of another page leads to the results', async () => {
    const page = await openPage()
    await page.goto(`${site.origin}/tags/`)
    const find = page.getByRole('banner').getByRole('searchbox')
    await find.fill('zyzzyva')
    await find.press('Enter')
    await page.waitForURL(/\/search\/\?q=zyzzyva$/)
    await settled(page)
    expect(await status(page)).toBe('6 found.')
    expect(await box(page).inputValue()).toBe('zyzzyva')
  })

  test.each([
    '**/pagefind/**',
    '**/stem.js*',
    '**/segments.json',
    '**/*.pf_index*',
    '**/*.pf_fragment*',
  ])('when %s cannot be loaded the page says so, and “Try again” recovers', async files => {
    const page = await openPage()
    await page.route(files, route => route.abort())
    await page.goto(`${site.origin}/search/?q=zyzzyva`)
    await settled(page)
    expect(await status(page)).toContain('could not be loaded')
    const again = page.getByRole('button', { name: 'Try again' })
    expect(await again.isVisible()).toBe(true)
    await page.unroute(files)
    await again.click()
    await settled(page)
    expect(await status(page)).toBe('6 found.')
    expect(await titles(page)).toEqual(newestFirst(holding('zyzzyva')))
    expect(await again.isVisible()).toBe(false)
  })

  test('when more results cannot be loaded the page says so', async () => {
    const page = await find('?q=quokka')
    await page.route('**/*.pf_fragment*', route => route.abort())
    await page.getByRole('button', { name: 'More results' }).click()
    await expect.poll(() => status(page)).toContain('could not be loaded')
  })
})

describe('below a base path', () => {
  const below = useMadeArchive('/archive/')

  test('search finds, and its results lead to articles', async () => {
    const page = await search(await openPage(), `${below.origin}/archive/search/?q=okapi`)
    expect(await titles(page)).toEqual(['Report 31 of the okapi'])
    await page.locator('[data-results] a').click()
    await page.waitForURL(url => !url.pathname.includes('/search/'))
    expect(new URL(page.url()).pathname).toMatch(/^\/archive\/200\d\/\d\d\/report-31\/$/)
    expect(await page.locator('h1').textContent()).toBe('Report 31 of the okapi')
  })
})

describe('what a reader sees meanwhile', () => {
  test.each(faces)(
    'nothing jumps when results come, on a screen of any width, in %s',
    async face => {
      for (const width of [360, 1280]) {
        const page = await openPage({ viewport: { width, height: 800 } })
        await wear(page, face)
        const shifts = await shiftsOfResults(page, `${site.origin}/search/?q=quokka`)
        expect(await titles(page)).toHaveLength(10)
        await expectWorn(page, face)
        expect([width, shifts]).toEqual([width, []])
      }
    },
  )

  test('on a phone the filters are folded away, and open', async () => {
    const page = await openPage({ viewport: { width: 360, height: 740 } })
    await search(page, `${site.origin}/search/?q=quokka`)
    expect(await page.getByLabel('From').isVisible()).toBe(false)
    expect(await page.getByLabel('Order').isVisible()).toBe(true)
    await page.getByText('Narrow the search').click()
    await choose(page, 'Section', 'News')
    expect(await status(page)).toMatch(/^\d+ found/)
  })

  test('going back unticks what was chosen', async () => {
    const page = await find('')
    await choose(page, 'Tag', 'Lantern feast')
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1)
    await page.goBack()
    await settled(page)
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
  })

  test('our own script is of 15 KB at most as it is sent, and the stemmer of 5', async () => {
    const page = await find('')
    const scripts = await page
      .locator('script[src]')
      .evaluateAll(all => all.map(script => (script as HTMLScriptElement).src))
    expect(scripts.length).toBeGreaterThan(0)
    const texts = await Promise.all(scripts.map(async address => (await fetch(address)).text()))
    const sent = texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0)
    expect(sent).toBeLessThan(15 * 1024)
    const stemmer = await (await fetch(`${site.origin}/pagefind/client/stem.js`)).text()
    expect(gzipSync(stemmer, { level: 9 }).length).toBeLessThan(5 * 1024)
  })
})
