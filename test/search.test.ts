import type { Page } from 'playwright-core'
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
  unfold,
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
    const page = await find('?q=quokka&sort=newest')
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
    expect(await page.getByLabel('Order').inputValue()).toBe('match')
    expect((await titles(page))[0]).toBe('Report 3')
    await page.getByLabel('Order').selectOption('newest')
    await settled(page)
    expect((await titles(page))[0]).not.toBe('Report 3')
    expect(page.url()).toContain('sort=newest')
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
    expect(await page.title()).toBe('vicuna – Search – The Report')
  })

  test('text that looks like an HTML entity is shown as it was written', async () => {
    const page = await find('?q=numbat')
    const shown = await page.locator('[data-results] .standfirst').textContent()
    expect(shown).toContain('&lt;b&gt; numbat &amp;quot;')
  })

  test('a word with a letter too many finds nothing, and so do words of which one is nowhere', async () => {
    expect(await status(await find('?q=quokkaxyz'))).toMatch(/^Nothing found/)
    expect(await status(await find('?q=quokka+axolotlish'))).toMatch(/^Nothing found/)
  })

  test('the beginning of a word finds it when it is the last', async () => {
    expect(await titles(await find('?q=zyzz'))).toEqual(newestFirst(holding('zyzzyva')))
    expect(await titles(await find('?q=report+zyzz'))).toEqual(newestFirst(holding('zyzzyva')))
    expect(await status(await find('?q=zyzz+wall'))).toMatch(/^Nothing found/)
  })

  test('words of sections, regions, sources and tags are found, and dates are no words', async () => {
    const cases: [string, (made: Made) => boolean][] = [
      ['"South shore"', ({ region }) => region === 'South shore'],
      ['Gazette', ({ source }) => source?.includes('Gazette') ?? false],
      ['Lantern', ({ tags }) => tags.includes('Lantern feast')],
    ]
    for (const [words, holds] of cases) {
      const page = await find(`?q=${encodeURIComponent(words)}`)
      expect([words, await status(page)]).toEqual([words, `${archive.filter(holds).length} found.`])
    }
    expect(await status(await find('?q=2003'))).toMatch(/^Nothing found/)
  })

  test('a result says which of its tags was looked for', async () => {
    const page = await find('?q=Lantern')
    const first = page.locator('[data-results] > li').first()
    expect(await first.locator('.when').textContent()).toContain('Tag: Lantern feast')
    expect(await first.locator('.when mark').textContent()).toBe('Lantern')
  })

  test('a word that is misspelled leads to the one that was meant', async () => {
    const page = await find('?q=quoka+zyzzyva')
    expect(await status(page)).toMatch(/^Nothing found/)
    await page.getByRole('button', { name: 'Did you mean quokka zyzzyva?' }).click()
    await settled(page)
    expect(await status(page)).toBe('3 found.')
    expect(await box(page).inputValue()).toBe('quokka zyzzyva')
  })

  test('a minus leaves articles out, OR finds either', async () => {
    const [a, b] = [holding('quokka'), holding('zyzzyva')]
    const only = await find('?q=quokka+-zyzzyva&sort=newest')
    const without = newestFirst(a.filter(one => !b.includes(one)))
    expect(await allTitles(only)).toEqual(without)
    const either = await find('?q=quokka+OR+zyzzyva&sort=newest')
    expect(await allTitles(either)).toEqual(newestFirst([...new Set([...a, ...b])]))
  })

  test('a phrase finds only what holds its words one after the other', async () => {
    const page = await find(`?q=${encodeURIComponent('“quokka zyzzyva” wall')}&sort=newest`)
    expect(await titles(page)).toEqual(newestFirst([archive[13], archive[23]] as Made[]))
    expect(await page.locator('[data-results] mark').first().textContent()).toBe('quokka zyzzyva')
    expect(await status(await find('?q="zyzzyva+quokka"'))).toBe('1 found.')
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
    const page = await find('?q=quokka&sort=newest')
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
    await choose(page, 'Section', 'News')
    const other = page.locator('li', { has: page.getByRole('checkbox', { name: 'Sport' }) })
    expect(await other.locator('.count').textContent()).toBe('20')
    await choose(page, 'Section', 'Sport')
    expect(await status(page)).toBe('41 found.')
  })

  test('each value tells how many of what was found have it', async () => {
    const page = await find('?q=quokka')
    await unfold(page, 'Source')
    const told = await page
      .locator('[data-filter=source] li')
      .evaluateAll(items =>
        items.map(item => [
          item.querySelector('bdi')?.textContent,
          item.querySelector('.count')?.textContent,
        ]),
      )
    const wanted = Map.groupBy(holding('quokka'), ({ source }) => source ?? 'The Report')
    expect(told.toSorted()).toEqual(
      [...wanted].map(([name, { length }]) => [name, String(length)]).toSorted(),
    )
  })

  test('“Clear filters” takes filters and time away, and leaves the words', async () => {
    const page = await find('?q=quokka&section=News&from=2001&sort=oldest')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await settled(page)
    expect(new URL(page.url()).search).toBe('?q=quokka&sort=oldest')
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    expect(await box(page).inputValue()).toBe('quokka')
    expect(await status(page)).toBe('25 found.')
  })

  test('filters of the address are kept when one types before the index is loaded', async () => {
    const page = await openPage()
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    await page.route('**/pagefind/client/stem.js*', async route => {
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

describe('a range of days', () => {
  const between = (from: string, to: string) =>
    newestFirst(archive.filter(({ date }) => from <= date && date <= to))
  const cases: [string, string, string][] = [
    ['from=2002&to=2003', '2002-01-01', '2003-12-31'],
    ['from=2002-03&to=2002-10', '2002-03-01', '2002-10-31'],
    ['from=2002-03-04&to=2003-05-16', '2002-03-04', '2003-05-16'],
    ['from=2003-06-10', '2003-06-10', '9999'],
  ]
  test.each(cases)('%s finds the articles of those days and no other', async (query, from, to) => {
    const page = await find(`?${query}`)
    expect(await allTitles(page)).toEqual(between(from, to))
    expect(await page.getByLabel('From').inputValue()).toBe(from)
    if (to < '9999') expect(await page.getByLabel('To').inputValue()).toBe(to)
  })

  test('is set in the fields, stands in the address as short as can be, and goes with words', async () => {
    const page = await find('?q=quokka&sort=newest')
    await page.getByLabel('From').fill('2002-01-01')
    await page.getByLabel('To').fill('2003-02-28')
    await settled(page)
    expect(new URL(page.url()).search).toBe('?q=quokka&from=2002&to=2003-02&sort=newest')
    const days = between('2002-01-01', '2003-02-28')
    expect(await titles(page)).toEqual(
      newestFirst(holding('quokka')).filter(one => days.includes(one)),
    )
  })

  test('is chosen by its year or by a span of time', async () => {
    const page = await find('')
    await page.getByLabel('Time').selectOption('2003')
    await settled(page)
    expect(new URL(page.url()).search).toBe('?from=2003&to=2003')
    expect(await allTitles(page)).toEqual(between('2003-01-01', '2003-12-31'))
    await page.getByLabel('Time').selectOption('Any time')
    await settled(page)
    expect(new URL(page.url()).search).toBe('')
  })
})

describe('the years', () => {
  const bars = (page: Page) =>
    page
      .locator('[data-years] g')
      .evaluateAll(all => all.map(bar => bar.getAttribute('aria-label')))

  test('tell how many were found in each', async () => {
    const page = await find('?q=quokka')
    const years = Map.groupBy(holding('quokka'), ({ date }) => date.slice(0, 4))
    const wanted = ['2000', '2001', '2002', '2003', '2004'].map(year => {
      const count = years.get(year)?.length ?? 0
      return `${year}: ${count} ${count === 1 ? 'article' : 'articles'}`
    })
    expect(await bars(page)).toEqual(wanted)
  })

  test('keep their numbers when some of them are chosen', async () => {
    const all = await bars(await find('?q=quokka'))
    expect(await bars(await find('?q=quokka&from=2002&to=2002'))).toEqual(all)
  })

  test('are named for what they count', async () => {
    const name = async (query: string) => (await find(query)).locator('figcaption').textContent()
    expect(await name('')).toBe('Articles by year')
    expect(await name('?q=quokka')).toBe('Results by year')
  })

  test('are not there when nothing is found, and filters are spoken of only where one is chosen', async () => {
    const page = await find('?q=quokkaxyz')
    expect(await page.locator('[data-years]').isVisible()).toBe(false)
    expect(await status(page)).not.toContain('filter')
    const narrowed = await find('?q=quokkaxyz&from=2002&to=2002')
    expect(await narrowed.locator('[data-years]').isVisible()).toBe(true)
    expect(await status(narrowed)).toContain('take a filter away')
  })

  test('are chosen by a press, several by dragging, and none by a press on the same', async () => {
    const page = await find('')
    const year = (name: string) => page.locator('[data-years] g', { hasText: name })
    await year('2002').click()
    await settled(page)
    expect(new URL(page.url()).search).toBe('?from=2002&to=2002')
    await year('2002').click()
    await settled(page)
    expect(new URL(page.url()).search).toBe('')
    await year('2003').hover()
    await page.mouse.down()
    await year('2001').hover()
    await page.mouse.up()
    await settled(page)
    expect(new URL(page.url()).search).toBe('?from=2001&to=2003')
  })

  test('are chosen with the keyboard', async () => {
    const page = await find('')
    await page.locator('[data-years] g[tabindex="0"]').focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await settled(page)
    expect(new URL(page.url()).search).toBe('?from=2003&to=2003')
    await page.keyboard.press('Shift+ArrowLeft')
    await settled(page)
    await page.keyboard.press('Shift+ArrowLeft')
    await settled(page)
    expect(new URL(page.url()).search).toBe('?from=2001&to=2003')
    await page.goBack()
    await settled(page)
    expect(new URL(page.url()).search).toBe('?from=2003&to=2003')
    await page.goForward()
    await settled(page)
    expect(new URL(page.url()).search).toBe('?from=2001&to=2003')
    await page.locator('[data-years] g[tabindex="0"]').focus()
    await page.keyboard.press('Escape')
    await settled(page)
    expect(new URL(page.url()).search).toBe('')
  })
})

describe('keys', () => {
  test('“/” goes to the words, arrows to the results and back, Escape empties the words', async () => {
    const page = await find('?q=zyzzyva')
    await page.keyboard.press('/')
    expect(await box(page).evaluate(field => field === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    expect(await focused()).toBe(newestFirst(holding('zyzzyva'))[1])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Escape')
    await page.waitForURL(url => url.search === '')
    await settled(page)
    expect(await titles(page)).toEqual([])
  })
})
