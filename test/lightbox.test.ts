import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contrasts, useBrowser, widthFault } from './support/browser.ts'
import {
  article,
  build,
  filesBelow,
  newPlace,
  type Place,
  siteFile,
  write,
} from './support/build.ts'
import { type Served, serve } from './support/serve.ts'

const openPage = useBrowser()
let at: Place
let served: Served

const picture = (background: string, width: number) =>
  sharp({ create: { width, height: 400, channels: 3, background } })
    .jpeg()
    .toBuffer()

const gallery = ['red', 'green', 'blue'].map(name => ({
  ...{ src: `${name}.jpg`, alt: `All ${name}` },
  ...(name === 'green' ? { caption: 'The green one', credit: 'Oona Pell' } : {}),
}))

beforeAll(async () => {
  at = await newPlace()
  await write(at.content, {
    'media/red.jpg': await picture('red', 1200),
    'media/green.jpg': await picture('green', 600),
    'media/blue.jpg': await picture('blue', 600),
    'articles/three.md': article({ title: 'Three', date: '2020-01-01', gallery }),
    'articles/one.md': article({ title: 'One', date: '2020-01-02', gallery: gallery.slice(0, 1) }),
    'articles/none.md': article({ title: 'None', date: '2020-01-03' }),
  })
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
  served = await serve(at.out)
})
afterAll(async () => {
  await served?.close()
  await rm(at.root, { recursive: true, force: true })
})

const lightbox = (page: Page) => page.locator('.lightbox')

/** What the lightbox shows: the alternative text, and where it stands. */
async function shown(page: Page): Promise<string> {
  const alt = await lightbox(page).locator('img').getAttribute('alt')
  return `${alt}, ${await lightbox(page).locator('.bar span').textContent()}`
}

async function visit(page: Page, name = 'three'): Promise<void> {
  await page.goto(`${served.origin}/2020/01/${name}/`)
}

test('a picture opens large, with what is said of it, and the reader is back where it was', async () => {
  const page = await openPage()
  await visit(page)
  await page.locator('.gallery a').nth(1).click()
  expect(await shown(page)).toBe('All green, 2 of 3')
  expect(await lightbox(page).locator('figcaption').textContent()).toMatch(
    /^\s*The green one\s*Oona Pell\s*$/,
  )
  const close = page.getByRole('button', { name: 'Close gallery' })
  await expect.poll(() => close.evaluate(button => button === document.activeElement)).toBe(true)
  expect(await widthFault(page)).toBeUndefined()
  await close.click()
  expect(await lightbox(page).isVisible()).toBe(false)
  const isBack = page
    .locator('.gallery a')
    .nth(1)
    .evaluate(link => link === document.activeElement)
  expect(await isBack).toBe(true)
})

test('keys lead through the pictures, round and round, and Escape leaves them', async () => {
  const page = await openPage()
  await visit(page)
  await page.locator('.gallery a').first().focus()
  await page.keyboard.press('Enter')
  const after: string[] = []
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
    await page.keyboard.press(key)
    after.push(await shown(page))
  }
  expect(after.map(text => text.slice(-6, -5))).toEqual(['2', '3', '1', '3', '1', '3'])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await shown(page)).toBe('All green, 2 of 3')
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('.lightbox, body')?.className)
  for (let i = 0; i < 6; i += 1) {
    await page.keyboard.press('Tab')
    expect(await focused()).toMatch(/^(?:lightbox)?$/)
  }
  await page.keyboard.press('Escape')
  expect(await lightbox(page).isVisible()).toBe(false)
})

test('where one reads from right to left, the left is onward', async () => {
  const page = await openPage()
  await visit(page)
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await page.locator('.gallery a').first().click()
  await page.keyboard.press('ArrowLeft')
  expect(await shown(page)).toBe('All green, 2 of 3')
  const [back, on] = await page.locator('.lightbox .step').all()
  const [right, left] = [await back?.boundingBox(), await on?.boundingBox()]
  expect(right?.x).toBeGreaterThan(left?.x ?? Number.POSITIVE_INFINITY)
})

test('a finger leads through the pictures too', async () => {
  const page = await openPage({ hasTouch: true, viewport: { width: 390, height: 800 } })
  await visit(page)
  await page.locator('.gallery a').first().tap()
  const touch = async (from: number, to: number) => {
    for (const [type, clientX] of [
      ['pointerdown', from],
      ['pointerup', to],
    ] as const)
      await lightbox(page).dispatchEvent(type, { pointerType: 'touch', clientX, clientY: 300 })
  }
  await touch(300, 120)
  expect(await shown(page)).toBe('All green, 2 of 3')
  await touch(120, 300)
  await touch(120, 130)
  expect(await shown(page)).toBe('All red, 1 of 3')
  expect(await widthFault(page)).toBeUndefined()
})

test('a picture is loaded as large as it is shown, never larger than it is', async () => {
  const page = await openPage({ viewport: { width: 1400, height: 900 } })
  await visit(page)
  const loaded = (at: string) =>
    page
      .locator(`${at} img`)
      .first()
      .evaluate(async (image: HTMLImageElement) => {
        await image.decode()
        return [image.currentSrc.split('/').at(-1), image.getBoundingClientRect().width]
      })
  expect((await loaded('.gallery'))[0]).toBe('red.jpg.480.avif')
  await page.locator('.gallery a').first().click()
  const [file, width] = await loaded('.lightbox')
  expect(file).toBe('red.jpg.1200.avif')
  expect(width).toBe(1200)
  await page.keyboard.press('End')
  expect((await loaded('.lightbox'))[1]).toBe(600)
})

test.each(['light', 'dark'] as const)('can be read by %s', async colorScheme => {
  const page = await openPage({ colorScheme, reducedMotion: 'reduce' })
  await visit(page)
  await page.locator('.gallery a').nth(1).click()
  expect(await lightbox(page).evaluate(box => getComputedStyle(box).animationName)).toBe('none')
  const low = (await contrasts(page)).filter(({ ratio }) => ratio < 4.5)
  expect(low).toEqual([])
})

test('one picture alone has neither place nor steps', async () => {
  const page = await openPage()
  await visit(page, 'one')
  await page.locator('.gallery a').click()
  expect(await shown(page)).toBe('All red, ')
  expect(await lightbox(page).getByRole('button').count()).toBe(1)
})

test('without scripts each picture leads to its large file', async () => {
  const page = await openPage({ javaScriptEnabled: false })
  await visit(page)
  await page.locator('.gallery a').nth(1).click()
  await page.waitForURL('**/media/green.jpg')
})

test('its script is small, and is loaded by pages with a gallery only', async () => {
  const pages = await Promise.all(
    ['three', 'none'].map(name => siteFile(at, `2020/01/${name}/index.html`)),
  )
  const scripts = pages.map(html =>
    [...html.matchAll(/src="\/(_astro\/[^"]+)"/g)].map(([, s]) => s),
  )
  const own = scripts[0]?.filter(script => !scripts[1]?.includes(script)) ?? []
  expect(own).toHaveLength(1)
  expect(await filesBelow(at.out)).toContain(own[0])
  const bytes = await readFile(join(at.out, own[0] ?? ''))
  expect(bytes.toString()).toContain('showModal')
  expect(gzipSync(bytes).length).toBeLessThan(2048)
})
