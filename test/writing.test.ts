import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { article, newPlace, type Place, write } from './support/build.ts'
import { startWriters, type WritersServer } from './support/writers-server.ts'

const openPage = useBrowser()
let at: Place
let writers: WritersServer
let origin: string

const story = (title: string) =>
  article({ title, date: '2020-01-01', section: 'News', tags: ['Sea'] })
const draft = article({ title: 'Unfinished', date: '2020-02-02', tags: ['Sea'], draft: true })
const embargoed = article({ title: 'For later', date: '2020-02-03', embargo: '2999-01-01T00:00Z' })
const content = {
  'site.yaml': 'name: The Desk\naddress: https://desk.example\n',
  'media/wall.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>',
  'articles/story.md': story('First headline'),
  'articles/draft.md': draft,
  'articles/later.md': embargoed,
}

beforeAll(async () => {
  at = await newPlace()
  await write(at.content, content)
  writers = await startWriters(at)
  origin = writers.origin
})
afterEach(async () => {
  await write(at.content, content)
  for (const file of ['fresh.md', 'faulty.md'])
    await rm(join(at.content, 'articles', file), { force: true })
})
afterAll(async () => {
  await writers?.close()
  await rm(at.root, { recursive: true, force: true })
})

const statusOf = (address: string) => fetch(origin + address).then(({ status }) => status)
const arrives = { timeout: 30_000, interval: 100 }

async function open(address: string): Promise<Page> {
  const page = await openPage()
  await page.goto(origin + address)
  await page.waitForLoadState('networkidle')
  return page
}

/** Waits until a text is on the page; the page reloads by itself. */
async function shows(page: Page, text: string): Promise<void> {
  await page.locator('body', { hasText: text }).waitFor({ timeout: 30_000 })
}

test('drafts and embargoed articles are shown to those who write, marked as such', async () => {
  const page = await open('/2020/02/draft/')
  expect(await page.locator('h1').textContent()).toBe('Unfinished')
  expect(await page.locator('.withheld').textContent()).toContain('Not published')
  await page.goto(`${origin}/archive/`)
  const items = page.locator('.headlines > li')
  for (const title of ['Unfinished', 'For later']) {
    expect(await items.filter({ hasText: title }).locator('.withheld').count()).toBe(1)
  }
  expect(await items.filter({ hasText: 'First headline' }).locator('.withheld').count()).toBe(0)
})

test('a saved change is in the browser without a hand on it', async () => {
  const page = await open('/2020/01/story/')
  expect(await page.locator('h1').textContent()).toBe('First headline')
  await write(at.content, { 'articles/story.md': story('Second headline') })
  await shows(page, 'Second headline')
  expect(await page.locator('h1').textContent()).toBe('Second headline')
})

test('a mistake that a change of a text makes elsewhere is told as well', async () => {
  const linking = article({ title: 'Linking', date: '2020-04-04' }, 'See [it](story.md#stones).\n')
  const headed = (heading: string) =>
    article({ title: 'First headline', date: '2020-01-01' }, `Text.\n\n## ${heading}\n\nMore.\n`)
  await write(at.content, { 'articles/fresh.md': linking, 'articles/story.md': headed('Stones') })
  await expect.poll(() => statusOf('/2020/04/fresh/'), arrives).toBe(200)
  const [page, linked] = [await open('/2020/01/story/'), await open('/2020/04/fresh/')]
  await page.getByRole('heading', { name: 'Stones' }).waitFor({ timeout: 30_000 })
  await write(at.content, { 'articles/story.md': headed('Rocks') })
  await page.getByRole('heading', { name: 'Rocks' }).waitFor({ timeout: 30_000 })
  await shows(linked, 'heading')
  expect(await linked.locator('.problems').textContent()).toContain('story.md#stones')
})

test('a change that was saved while a page was loading is in it too, whatever else is open', async () => {
  await open('/archive/')
  const page = await openPage()
  const textOf = (address: string) => fetch(origin + address).then(answer => answer.text())
  const change = async () => {
    await write(at.content, { 'articles/story.md': story('Third headline') })
    await expect.poll(() => textOf('/2020/01/story/'), arrives).toContain('Third headline')
  }
  const connecting = (route: Route) => change().then(() => route.continue())
  await page.route('**/@vite/client', connecting, { times: 1 })
  await page.goto(`${origin}/2020/01/story/`)
  await shows(page, 'Third headline')
})

test('a change of site.yaml is in the browser', async () => {
  const page = await open('/')
  await write(at.content, { 'site.yaml': 'name: The Other Desk\naddress: https://desk.example\n' })
  await shows(page, 'The Other Desk')
})

test('a new file appears in the lists, and its page is gone with it', async () => {
  const page = await open('/tags/sea/')
  const fresh = article({ title: 'A fresh story', date: '2020-03-03', tags: ['Sea', 'New tag'] })
  await write(at.content, { 'articles/fresh.md': fresh })
  await shows(page, 'A fresh story')
  await expect.poll(() => statusOf('/2020/03/fresh/'), arrives).toBe(200)
  expect(await statusOf('/tags/new-tag/')).toBe(200)
  await rm(join(at.content, 'articles/fresh.md'))
  await expect.poll(() => statusOf('/2020/03/fresh/'), arrives).toBe(404)
  expect(await statusOf('/tags/new-tag/')).toBe(404)
  await expect
    .poll(() => page.locator('main').textContent(), arrives)
    .not.toContain('A fresh story')
})

test('a mistake is told on the page and on the terminal, and goes when it is mended', async () => {
  const page = await open('/2020/01/story/')
  const told = writers.terminal().length
  const faulty = article({ title: 'Faulty', date: '2020-02-30' })
  await write(at.content, { 'articles/faulty.md': faulty })
  await page.getByRole('alert').waitFor({ timeout: 30_000 })
  const alert = await page.getByRole('alert').textContent()
  expect(alert).toContain('articles/faulty.md:3')
  expect(alert).toContain('is not a real date')
  await expect.poll(() => writers.terminal().slice(told), arrives).toContain('date-impossible')
  expect(await statusOf('/2020/01/story/')).toBe(200)

  await write(at.content, { 'articles/faulty.md': article({ title: 'Right', date: '2020-02-28' }) })
  await expect.poll(() => statusOf('/2020/02/faulty/'), arrives).toBe(200)
  await page.getByRole('alert').waitFor({ state: 'detached', timeout: 30_000 })
  await expect.poll(() => writers.terminal().slice(told), arrives).toContain('mended')
})

test('the warnings of an article or a page are shown on it, and nowhere else', async () => {
  const text = 'See [the list](/tags/none/).\n'
  await write(at.content, {
    'articles/faulty.md': article({ title: 'Warned', date: '2020-02-28', layout: 'x' }, text),
    'pages/about.md': article({ title: 'About', draft: true }, text),
  })
  await expect.poll(() => statusOf('/2020/02/faulty/'), arrives).toBe(200)
  const page = await open('/2020/02/faulty/')
  const warnings = page.locator('.problems[role=status] li')
  expect(await warnings.allTextContents()).toEqual([
    expect.stringContaining('“layout”'),
    expect.stringContaining('/tags/none/'),
  ])
  await page.goto(`${origin}/about/`)
  expect(await warnings.allTextContents()).toEqual([expect.stringContaining('pages/about.md:6')])
  expect(await page.locator('.withheld').textContent()).toContain('Not published')
  await page.goto(`${origin}/archive/`)
  expect(await page.locator('.problems').count()).toBe(0)
  await rm(join(at.content, 'pages/about.md'))
})

test('frontmatter that cannot be read does not end the server', async () => {
  const page = await open('/2020/01/story/')
  await write(at.content, { 'articles/story.md': '---\ntitle: "Open\ndate: [\n---\n' })
  await expect.poll(() => statusOf('/2020/01/story/'), arrives).toBe(404)
  await write(at.content, { 'articles/story.md': story('First headline') })
  await expect.poll(() => statusOf('/2020/01/story/'), arrives).toBe(200)
  await shows(page, 'First headline')
  expect(writers.isRunning()).toBe(true)
})

test('shows the pictures of articles', async () => {
  const cover = { src: '/media/wall.svg', alt: 'A wall' }
  await write(at.content, {
    'articles/fresh.md': article({ title: 'With a picture', date: '2021-01-01', cover }),
  })
  const image = await vi.waitUntil(
    async () => {
      const answer = await fetch(`${origin}/media/wall.svg`)
      return answer.ok && answer
    },
    { timeout: 20_000, interval: 200 },
  )
  expect(image.headers.get('content-type')).toBe('image/svg+xml')
  expect(await image.text()).toContain('<svg')
})

test.each(['/%c0%ae/', '/%', '/a%zz', '/%ff.html', '/%ed%a0%80/?q=%'])(
  'an address that is no text, %s, is refused and not a fault of the server',
  async address => expect([400, 404]).toContain(await statusOf(address)),
)
