import { rm } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { watchShifts } from './browser.ts'
import { build, newPlace, type Place, write } from './build.ts'
import { madeContent } from './made-archive.ts'
import { type Served, serve } from './serve.ts'

/** Builds the made archive below a base path and serves it to the tests of a file. */
export function useMadeArchive(basePath = '/'): { origin: string } {
  const at = { origin: '' }
  let place: Place
  let served: Served
  beforeAll(async () => {
    place = await newPlace()
    const site = { name: 'The Report', address: 'https://report.example', basePath }
    await write(place.content, madeContent(JSON.stringify(site)))
    const { status, stderr } = await build(place)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    served = await serve(place.out, basePath)
    at.origin = served.origin
  })
  afterAll(async () => {
    await served?.close()
    await rm(place.root, { recursive: true, force: true })
  })
  return at
}

/** Opens the search page at an address and waits for its answer. */
export async function search(page: Page, address: string): Promise<Page> {
  await page.goto(address)
  await settled(page)
  return page
}

/** Waits until the page has answered. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const root = document.querySelector<HTMLElement>('#archive-search:not([hidden], [aria-busy])')
    const status = root?.querySelector('[role=status]')?.textContent ?? ''
    const { looking } = JSON.parse(root?.dataset.words ?? '{"looking":""}') as { looking: string }
    return status !== '' && !status.startsWith(looking.replace(/[ …].*$/, ''))
  })
}

/** What moves when the results of an address come: they are held back until the page is at rest without them. */
export async function shiftsOfResults(page: Page, address: string): Promise<string[]> {
  const held = Promise.withResolvers<void>()
  await page.route('**/segments.json', async route => {
    await held.promise
    await route.continue()
  })
  const shifts = await watchShifts(page)
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.querySelector('[data-ready]'))
  await page.evaluate(async () => void (await document.fonts.ready))
  await shifts()
  held.resolve()
  await settled(page)
  return shifts()
}

/** What the page announces. */
export async function status(page: Page): Promise<string> {
  return (await page.getByRole('status').textContent()) ?? ''
}

/** The headlines of the results that are shown. */
export function titles(page: Page): Promise<string[]> {
  return page.locator('[data-results] .headline').allTextContents()
}

/** The field for words. */
export function box(page: Page): Locator {
  return page.locator('#archive-search').getByRole('searchbox')
}

/** Every title found, “More results” pressed to the end. */
export async function allTitles(page: Page): Promise<string[]> {
  const more = page.getByRole('button', { name: 'More results' })
  while (await more.isVisible()) {
    const before = await page.locator('[data-results] > li').count()
    await more.click()
    await settled(page)
    expect(await page.locator('[data-results] > li').count()).toBeGreaterThan(before)
  }
  return titles(page)
}

/** Unfolds a filter and waits for its values. */
export async function unfold(page: Page, group: string): Promise<Locator> {
  const details = page.locator('details[data-filter]', {
    has: page.locator('summary', { hasText: group }),
  })
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
  await details.getByRole('checkbox').first().waitFor()
  await settled(page)
  return details
}

/** Ticks or unticks a value of a filter. */
export async function choose(page: Page, group: string, value: string): Promise<void> {
  const details = await unfold(page, group)
  await details.getByRole('checkbox', { name: value }).click()
  await settled(page)
}
