import { readFile } from 'node:fs/promises'
import { mf2 } from 'microformats-parser'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { origin, pages, pageWith, site, useSample } from './support/sample.ts'

/*
 * What stands around an article: how to cite it, what was put right, and what programs read of it.
 */

const openPage = useBrowser()
useSample()

const address = '/2003/05/first-stone-harbour-wall/'
const headline = 'First stone of the harbour wall goes down at low water'
const url = `https://courier.example${address}`
const html = () => pages.get(address) ?? ''

/** Opens the citation of the article, and gives what downloads the file of a name. */
async function citation(page: Page) {
  await page.goto(origin + address)
  await page.getByText('Cite this article').click()
  return async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ])
    return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')] as const
  }
}
const key = '2003-05-first-stone-harbour-wall'

test('an article is cited by a file that downloads without JavaScript', async () => {
  const page = await openPage({ javaScriptEnabled: false })
  const read = await citation(page)
  const [ris, told] = await read('RIS')
  expect(ris).toBe(`${key}.ris`)
  expect(told).toContain(`\r\nTI  - ${headline}\r\n`)
  expect(told).toContain(`\r\nUR  - ${url}\r\n`)
  expect(await page.getByText('BibTeX').isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Copy link' }).isVisible()).toBe(false)
})

test('an article is cited in further formats, which the browser makes', async () => {
  const read = await citation(await openPage())
  const [bib, bibtex] = await read('BibTeX')
  expect(bib).toBe(`${key}.bib`)
  expect(bibtex).toContain(`@article{${key},`)
  expect(bibtex).toContain(`title = {{${headline}}}`)
  expect(bibtex).toContain('year = {2003},\n  month = may,')
  const [json, csl] = await read('CSL-JSON')
  expect(json).toBe(`${key}.json`)
  expect(JSON.parse(csl)).toEqual([
    {
      ...{ id: key, type: 'article-newspaper', title: headline, URL: url },
      ...{ author: [{ literal: 'Sound Radio' }], 'container-title': site.name },
      ...{ issued: { 'date-parts': [[2003, 5, 14]] }, language: site.language },
    },
  ])
})

test('an address with letters beyond ASCII is copied as links have it, and shown as it is read', async () => {
  const page = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] })
  const arabic = pageWith(/data-readable/, /^\/ar\/2003\/05\/[^/]+\/$/)
  await page.goto(origin + arabic)
  await page.locator('.cite summary').click()
  expect(await page.locator('.cite p').textContent()).toContain(arabic)
  await page.locator('[data-copy=citation]').click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain(`https://courier.example${encodeURI(arabic)}`)
  expect(await copied()).not.toContain(arabic)
})

test('an address and a citation are copied, and the button says so', async () => {
  const page = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(origin + address)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url)
  await page.getByText('Cite this article').click()
  await page.getByRole('button', { name: 'Copy citation' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^Sound Radio\. “First stone .* 2003\. https:/)
  await page.getByRole('button', { name: 'Copy link' }).waitFor()
})

test('a reader goes from a correction to its article and back to all corrections', async () => {
  const page = await openPage()
  await page.goto(`${origin}/corrections/`)
  await page.getByRole('link', { name: headline }).click()
  await page.waitForURL(`**${address}#corrections`)
  expect(await page.locator('#corrections').textContent()).toMatch(/Correction\s+17 May 2003/)
  await page.getByRole('link', { name: 'Corrections' }).last().click()
  await page.waitForURL('**/corrections/')
})

test('without JavaScript a reader goes from the bars of the archive to a month, and from a calendar to a day or its only article', async () => {
  const page = await openPage({ javaScriptEnabled: false })
  await page.goto(`${origin}/archive/`)
  await page.getByRole('link', { name: 'May 2003: 1 article' }).click()
  await page.waitForURL('**/2003/05/')
  await page.goto(`${origin}/2003/`)
  await page.getByRole('link', { name: '14 May 2003: 1 article' }).click()
  await page.waitForURL(`**${address}`)
  await page.goto(`${origin}/2012/`)
  await page.getByRole('link', { name: '22 April 2012: 2 articles' }).click()
  await page.waitForURL('**/2012/04/22/')
  expect(await page.locator('h1').textContent()).toBe('22 April 2012')
})

test('the address of a day without a page leads to its month; without JavaScript, to ways on', async () => {
  const page = await openPage()
  for (const [day, month] of [
    ['/2003/05/14/', '/2003/05/'],
    ['/2003/05/14', '/2003/05/'],
    ['/ar/2003/05/14/', '/ar/2003/05/'],
  ] as const) {
    await page.goto(origin + day)
    await page.waitForURL(origin + month)
  }
  await page.goto(`${origin}/1803/05/14/`)
  await page.waitForLoadState('networkidle')
  expect(page.url()).toBe(`${origin}/1803/05/14/`)
  const plain = await openPage({ javaScriptEnabled: false })
  await plain.goto(`${origin}/2003/05/14/`)
  await plain.getByRole('link', { name: 'Every article by date' }).click()
  await plain.waitForURL('**/archive/')
})

test('a list says when its articles are of', async () => {
  const page = await openPage({ javaScriptEnabled: false })
  await page.goto(`${origin}/tags/harbour-wall/`)
  const times = await page.locator('.course time').allTextContents()
  const rows = await page.locator('.headlines time').allTextContents()
  expect(times).toHaveLength(2)
  expect(rows.map(text => text.trim())).toContain(times[1]?.trim())
})

test('a reader of microformats finds headline, date, text and subjects', () => {
  const [entry] = mf2(html(), { baseUrl: url }).items
  expect(entry?.type).toEqual(['h-entry'])
  expect(entry?.properties).toMatchObject({
    ...{ name: [headline], url: [url], uid: [url] },
    published: ['2003-05-14T13:20:00+01:00'],
    category: ['Harbour wall', 'Town council'],
    content: [{ value: expect.stringContaining('The first block') }],
  })
  const signed = pageWith(/class="p-author"/)
  const [article] = mf2(pages.get(signed) ?? '', { baseUrl: url }).items
  expect(article?.properties.author).toEqual([expect.stringMatching(/^[A-Z]\S* [A-Z]/)])
})

test('a reader of structured data finds the article and the way to it', () => {
  const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html()) ?? []
  const [article, way] = JSON.parse(text)
  expect(article).toMatchObject({
    ...{ '@type': 'NewsArticle', headline, inLanguage: site.language },
    datePublished: '2003-05-14T13:20:00+01:00',
    sourceOrganization: { name: 'Sound Radio' },
    correction: [{ '@type': 'CorrectionComment', datePublished: '2003-05-17' }],
    mainEntityOfPage: url,
  })
  expect(way.itemListElement.map(({ name }: { name: string }) => name)).toEqual([
    ...[site.name, 'Harbour', headline],
  ])
})

test('an article and its translation name each other, and the original, to search engines', () => {
  const original = '/2013/11/storm-night/'
  const alternates = (html = '') =>
    [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(
      ([, lang, href = '']) => [lang, new URL(href).pathname],
    )
  const told = Object.fromEntries(alternates(pages.get(original)))
  expect(told).toEqual({ 'en-GB': original, ar: expect.any(String), 'x-default': original })
  expect(Object.fromEntries(alternates(pages.get(decodeURIComponent(told.ar))))).toEqual(told)
})

test('Zotero finds title, author, publication, day and language in the head', async () => {
  const page = await openPage({ javaScriptEnabled: false })
  await page.goto(origin + address)
  const told = await page
    .locator('meta[name^=citation_]')
    .evaluateAll(metas =>
      metas.map(meta => [meta.getAttribute('name'), meta.getAttribute('content')]),
    )
  expect(Object.fromEntries(told)).toEqual({
    citation_title: headline,
    citation_author: 'Sound Radio',
    citation_journal_title: site.name,
    citation_publication_date: '2003/05/14',
    citation_language: site.language,
  })
})

test('the feed of corrections says what was put right, and where', async () => {
  const xml = await (await fetch(`${origin}/corrections/feed.xml`)).text()
  expect(xml).toContain(`<title>Correction: ${headline}</title>`)
  expect(xml).toContain(`<link>${url}#corrections</link>`)
  expect(pages.get('/corrections/')).toContain('href="/corrections/feed.xml"')
})

test('the navigation marks the section of an article, and the page that a reader is on', () => {
  const marked = (page: string) =>
    [...(pages.get(page) ?? '').matchAll(/<a href="([^"]+)"[^>]* aria-current="([^"]+)"/g)].map(
      ([, href, value]) => `${href} ${value}`,
    )
  expect(marked(address)).toEqual(['/sections/harbour/ true'])
  expect(marked('/sections/harbour/')).toEqual(['/sections/harbour/ page'])
  expect(marked('/archive/')).toEqual(['/archive/ page'])
  for (const page of ['/', '/tags/', '/search/']) {
    expect(pages.has(page)).toBe(true)
    expect(marked(page)).toEqual([])
  }
})
