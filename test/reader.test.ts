import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import {
  everyKind,
  leadsOn,
  origin,
  pages,
  pageWith,
  site,
  useSample,
  visit,
} from './support/sample.ts'

const openPage = useBrowser()
useSample()

const text = async (place: Locator) => (await place.textContent())?.trim()
const h1 = (page: Page) => text(page.locator('h1'))

test('a reader goes from the front page to an article, its tag, that list’s article, and back', async () => {
  const page = await openPage()
  await page.goto(`${origin}/`)
  expect(await h1(page)).toBe(site.name)
  const lead = page.locator('main .headline a').first()
  const headline = await text(lead)
  await lead.click()
  await page.waitForURL(/\/\d{4}\/\d\d\//)
  const article = page.url()
  expect(await h1(page)).toBe(headline)
  const tag = page.locator('main a[rel=tag]').first()
  const label = await text(tag)
  await tag.click()
  await page.waitForURL(/\/tags\//)
  const list = page.url()
  expect(await h1(page)).toBe(label)
  const other = page.locator(`main .headline a:not([href="${new URL(article).pathname}"])`).first()
  const next = await text(other)
  await other.click()
  await page.waitForURL(/\/\d{4}\/\d\d\//)
  expect(await h1(page)).toBe(next)
  await page.goBack()
  expect(page.url()).toBe(list)
  await page.goBack()
  expect(page.url()).toBe(article)
  expect(await h1(page)).toBe(headline)
})

test('on forty pages every link leads on, every picture shows, and canonical and feeds are there', async () => {
  const page = await openPage()
  const queue = ['/']
  const links = new Set<string>()
  for (let i = 0; i < Math.min(40, queue.length); i += 1) {
    const address = queue[i] as string
    await page.goto(origin + address, { waitUntil: 'load' })
    const seen = await page.evaluate(async () => {
      const hrefs = [...document.querySelectorAll('a[href]')].map(
        a => new URL(a.getAttribute('href') ?? '', document.baseURI).href,
      )
      for (const image of document.images) image.loading = 'eager'
      await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)))
      const hashes = hrefs.map(href => new URL(href)).filter(u => u.pathname === location.pathname)
      return {
        links: hrefs,
        dead: hashes
          .map(({ hash }) => decodeURIComponent(hash.slice(1)))
          .filter(id => id !== '' && !document.getElementById(id)),
        doubled: [...document.querySelectorAll('[id]')]
          .map(({ id }) => id)
          .filter((id, i, ids) => ids.indexOf(id) !== i),
        broken: [...document.images].filter(image => !image.naturalWidth).map(image => image.src),
        unsized: [...document.images].filter(image => !image.width || !image.height).length,
        canonical: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '',
        feeds: [
          ...document.querySelectorAll<HTMLLinkElement>('link[rel=alternate][type$="rss+xml"]'),
        ].map(({ href }) => href),
      }
    })
    expect({ address, ...seen }).toMatchObject({ dead: [], doubled: [], broken: [], unsized: 0 })
    expect(new URL(seen.canonical).pathname).toBe(new URL(page.url()).pathname)
    expect(seen.feeds.length).toBeGreaterThan(0)
    for (const link of [...seen.links, ...seen.feeds].map(href => new URL(href))) {
      if (link.origin !== origin) continue
      if (!links.has(link.pathname) && !/\.\w+$/.test(link.pathname)) queue.push(link.pathname)
      links.add(link.pathname)
    }
  }
  const dead: string[] = []
  for (const link of links) if ((await fetch(origin + link)).status !== 200) dead.push(link)
  expect(dead).toEqual([])
  expect(links.size).toBeGreaterThan(40)
})

test('without JavaScript every page reads the same, ages, search and buttons to copy apart', async () => {
  const [scripted, plain] = [await openPage(), await openPage({ javaScriptEnabled: false })]
  for (const kind of everyKind.filter(kind => !kind.includes('search'))) {
    await visit(scripted, kind)
    await visit(plain, kind)
    await scripted.evaluate(() => {
      for (const age of document.querySelectorAll('.age, :has(> [data-copy])')) age.remove()
    })
    const read = await plain.locator('main').ariaSnapshot()
    expect(read).toBe(await scripted.locator('main').ariaSnapshot())
    expect(read).toContain('heading')
  }
})

test('without JavaScript the search page says why it cannot search, and leads to indexes', async () => {
  const page = await openPage({ javaScriptEnabled: false })
  await page.goto(`${origin}/search/`)
  expect(await page.locator('main').textContent()).toContain('needs JavaScript')
  expect(await page.locator('#archive-search').isVisible()).toBe(false)
  for (const href of ['/archive/', '/tags/', '/sections/', '/sources/']) {
    expect(await page.locator(`main a[href="${href}"]`).isVisible()).toBe(true)
  }
})

test('the age of an article is told by the browser, and is in no file', async () => {
  const page = await openPage()
  const address = pageWith(/data-age/)
  const [, iso = ''] =
    /<time class="dt-published" datetime="([^"]+)" data-age/.exec(pages.get(address) ?? '') ?? []
  await page.clock.setFixedTime(Date.parse(iso) + 3.1 * 365.25 * 86_400_000)
  await page.goto(origin + address)
  expect(await page.locator('.byline').textContent()).toContain('3 years ago')
  const aged = /class="age"|<\/time>\s*(?:<[^>]+>)?[^<]*\bago\b/
  expect([...pages].filter(([, html]) => aged.test(html)).map(([at]) => at)).toEqual([])
})

test('the front page is read, and gone through by keyboard, in its order: the stories on top, then more news', async () => {
  const html = pages.get('/') ?? ''
  const places = ['class="lead"', 'class="seconds"', 'class="margin"'].map(at => html.indexOf(at))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('no count stands alone where it could be read as a date', () => {
  const counts = ['/2003/', '/archive/'].flatMap(
    at => pages.get(at)?.match(/<span class="count">[^<]*/g) ?? [],
  )
  expect(counts.length).toBeGreaterThan(3)
  expect(counts.filter(count => !/ articles?$/.test(count))).toEqual([])
})

test('on paper the front page flows, and an article names its address in its own script', async () => {
  const page = await openPage()
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${origin}/`)
  const displays = await page
    .locator('.top, .margin')
    .evaluateAll(parts => parts.map(part => getComputedStyle(part).display))
  expect(displays).toEqual(['block', 'block'])
  await page.goto(`${origin}/archive/`)
  expect(await page.locator('.by-month').isVisible()).toBe(false)
  await page.goto(`${origin}/search/`)
  expect(await page.locator('.question').isVisible()).toBe(false)
  const arabic = pageWith(/class="text e-content"/, /^\/ar\/2013\/11\/[^/]+\/$/)
  await page.goto(origin + arabic)
  const told = await page
    .locator('.u-url')
    .evaluate(element => getComputedStyle(element, '::before').content)
  expect(told).toBe(`"https://courier.example${arabic}"`)
})

test('every date is absolute', () => {
  const times = [...pages.values()].flatMap(html => html.match(/<time[^>]*>/g) ?? [])
  const absolute = /datetime="\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z))?"/
  expect(times.length).toBeGreaterThan(pages.size)
  expect(times.filter(time => !absolute.test(time))).toEqual([])
})

test('old addresses lead on', async () => {
  const old = [...pages].filter(([at, html]) => leadsOn(html) && !at.includes('/page/'))
  expect(old.length).toBeGreaterThan(0)
  const page = await openPage()
  for (const [address, html] of old.slice(0, 6)) {
    const [, to = ''] = /url=([^"]+)"/.exec(html) ?? []
    await page.goto(origin + address)
    await page.waitForURL(origin + to)
    expect(await page.locator('article h1').count()).toBe(1)
  }
})

test('an unknown address shows the page for it, with ways on', async () => {
  const page = await openPage()
  const response = await page.goto(`${origin}/2003/05/never/was/`)
  expect(response?.status()).toBe(404)
  expect(await h1(page)).toBe('There is no page at this address')
  await page.locator('main').getByRole('link', { name: 'Search' }).first().click()
  await page.waitForURL(`${origin}/search/`)
})
