import { describe, expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { archive, holding, type Made, newestFirst, sly } from './support/made-archive.ts'
import {
  allTitles,
  box,
  choose,
  search,
  settled,
  status,
  titles,
  useMadeArchive,
} from './support/search.ts'

const openPage = useBrowser()
const site = useMadeArchive()
const find = async (query: string) => search(await openPage(), `${site.origin}/search/${query}`)

describe('what is found', () => {
  test('a word finds exactly the articles that hold it, newest first', async () => {
    const page = await find('?q=zyzzyva')
    expect(await titles(page)).toEqual(newestFirst(holding('zyzzyva')))
    expect(await status(page)).toBe('6 found.')
  })

  test('a word on several screens finds all of them, each once, in order', async () => {
    const page = await find('?q=quokka')
    expect(await status(page)).toBe('25 found.')
    expect(await allTitles(page)).toEqual(newestFirst(holding('quokka')))
  })

  test('two words find the articles that hold both', async () => {
    const page = await find('?q=quokka+zyzzyva')
    expect((await titles(page)).toSorted()).toEqual(['Report 13', 'Report 23', 'Report 3'])
  })

  test('a word of the headline alone is found', async () => {
    expect(await titles(await find('?q=okapi'))).toEqual(['Report 31 of the okapi'])
  })

  test.each(['灯台', 'الميناء', 'Ψαράδες', 'ψαράδες'])('%s is found', async word => {
    expect(await titles(await find(`?q=${encodeURIComponent(word)}`))).toEqual(['Report 44'])
  })

  test('a word that no article holds finds nothing and says so', async () => {
    const page = await find('?q=axolotlish')
    expect(await titles(page)).toEqual([])
    expect(await status(page)).toMatch(/^Nothing found/)
  })

  test('the order can be oldest first', async () => {
    const page = await find('?q=zyzzyva&sort=oldest')
    expect(await titles(page)).toEqual(newestFirst(holding('zyzzyva')).reverse())
    expect(await page.getByLabel('Order').inputValue()).toBe('oldest')
  })

  test('best match puts the article first that holds the word most often', async () => {
    const page = await find('?q=quokka')
    expect((await titles(page))[0]).not.toBe('Report 3')
    await page.getByLabel('Order').selectOption('match')
    await settled(page)
    expect((await titles(page))[0]).toBe('Report 3')
    expect(page.url()).toContain('sort=match')
  })

  test('a result leads to its article', async () => {
    const page = await find('?q=okapi')
    await page.locator('[data-results] a').click()
    await page.waitForURL(url => !url.pathname.startsWith('/search/'))
    expect(await page.locator('h1').textContent()).toBe('Report 31 of the okapi')
  })

  test('text that looks like HTML is shown as text', async () => {
    const page = await find('?q=vicuna')
    expect(await titles(page)).toEqual(['Sly <b>report</b>'])
    expect(await page.locator('[data-results] .standfirst').textContent()).toContain(sly)
    expect(await page.locator('[data-results] :is(img, b, i)').count()).toBe(0)
    expect(await page.locator('[data-results] mark').allTextContents()).toEqual([
      expect.stringContaining('vicuna'),
    ])
    expect(await page.title()).toBe('Search – The Report')
  })

  // The index escapes “<” and “>” but not “&”, so the two cannot be told apart in an excerpt.
  test.fails('text that looks like an HTML entity is shown as it was written', async () => {
    const page = await find('?q=numbat')
    const shown = await page.locator('[data-results] .standfirst').textContent()
    expect(shown).toContain('&lt;b&gt; numbat &amp;quot;')
  })
})

describe('filters', () => {
  const cases: [string, string, (made: Made) => boolean][] = [
    ['Section', 'Harbour', ({ section }) => section === 'Harbour'],
    ['Region', 'South shore', ({ region }) => region === 'South shore'],
    ['Source', 'Wire One', ({ source }) => source === 'Wire One'],
    ['Source', 'Outer & Inner “Gazette”', ({ source }) => source === 'Outer & Inner “Gazette”'],
    ['Tag', 'مكتبة المدينة', ({ tags }) => tags.includes('مكتبة المدينة')],
    ['Tag', 'Café Ånd', ({ tags }) => tags.includes('Café Ånd')],
    ['Year', '2003', ({ date }) => date.startsWith('2003')],
  ]
  test.each(cases)('%s “%s” browses without words, newest first', async (group, value, holds) => {
    const page = await find('')
    expect(await titles(page)).toEqual([])
    await choose(page, group, value)
    const wanted = newestFirst(archive.filter(holds))
    expect(await status(page)).toBe(`${wanted.length} found.`)
    expect(await allTitles(page)).toEqual(wanted)
  })

  test('several filters and a word narrow the search together', async () => {
    const page = await find('?q=quokka')
    await choose(page, 'Section', 'News')
    await choose(page, 'Region', 'North shore')
    await choose(page, 'Tag', 'Lantern feast')
    const wanted = holding('quokka').filter(
      ({ section, region, tags }) =>
        section === 'News' && region === 'North shore' && tags.includes('Lantern feast'),
    )
    expect(wanted.length).toBeGreaterThan(0)
    expect(await titles(page)).toEqual(newestFirst(wanted))
  })

  test('two values of one filter widen it, and each tells how many articles it has', async () => {
    const page = await find('')
    await choose(page, 'Year', '2002')
    const other = page.locator('li', { has: page.getByRole('checkbox', { name: '2004' }) })
    expect(await other.locator('.count').textContent()).toBe('15')
    await choose(page, 'Year', '2004')
    expect(await status(page)).toBe('30 found.')
  })

  test('Clear takes words and filters away', async () => {
    const page = await find('?q=quokka&section=News&sort=oldest')
    await page.getByRole('button', { name: 'Clear' }).click()
    await settled(page)
    expect(new URL(page.url()).search).toBe('')
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    expect(await box(page).inputValue()).toBe('')
    expect(await titles(page)).toEqual([])
  })

  test('filters of the address are kept when one types before the index is loaded', async () => {
    const page = await openPage()
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    await page.route('**/pagefind/pagefind.js*', async route => {
      await held
      await route.continue()
    })
    await page.goto(`${site.origin}/search/?section=News`, { waitUntil: 'commit' })
    await box(page).pressSequentially('quokka')
    await page.waitForURL(/q=quokka/)
    release()
    await settled(page)
    expect(new URL(page.url()).searchParams.get('section')).toBe('News')
  })
})
