import { describe, expect, test } from 'vitest'
import { contrasts, useBrowser, widthFault } from './support/browser.ts'
import { faces, wear } from './support/faces.ts'
import {
  everyKind,
  type Kind,
  leadsOn,
  origin,
  pages,
  site,
  useSample,
  visit,
} from './support/sample.ts'

const openPage = useBrowser()
useSample()

describe('with the keyboard alone', () => {
  test('the first stop is the way past the head, and Enter moves on to the matter', async () => {
    const page = await openPage()
    await page.goto(`${origin}/`)
    await page.keyboard.press('Tab')
    const skip = page.locator('.skip:focus')
    expect(await skip.textContent()).toMatch(/^\s*Skip to the text\s*$/)
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect(await page.locator('main').evaluate(e => e === document.activeElement)).toBe(true)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  test.each<Kind>([
    'the front page',
    'an article with a table',
    'the list of a tag',
    'a search with results',
  ])('every stop of %s is seen, in the order of the page', async kind => {
    const page = await openPage()
    await visit(page, kind)
    const stops: { name: string; outline: boolean; place: string; inOrder: boolean }[] = []
    await page.evaluate(() => Object.assign(window, { last: document.body }))
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return undefined
        const { outlineStyle, outlineWidth } = getComputedStyle(element)
        const { last } = window as unknown as { last: Node }
        // The parts of a date field are stops of one element.
        const isPart = last === element && element.matches('input[type=date]')
        const inOrder = isPart || (last.compareDocumentPosition(element) & 4) === 4
        Object.assign(window, { last: element })
        return {
          name: element.textContent?.trim() || element.id,
          outline: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
          place: element.closest('nav, main, footer')?.tagName ?? '',
          inOrder,
        }
      })
      if (!stop) break
      stops.push(stop)
    }
    expect(stops.filter(({ outline, inOrder }) => !outline || !inOrder)).toEqual([])
    expect(stops.map(({ place }) => place)).toContain('NAV')
    expect(stops.map(({ place }) => place)).toContain('MAIN')
  })
})

test('no page scrolls sideways on a screen of 320 pixels', async () => {
  const page = await openPage({ viewport: { width: 320, height: 640 } })
  await wear(page, faces[0])
  const faults: string[] = []
  for (const kind of everyKind) {
    await visit(page, kind)
    const fault = await widthFault(page)
    if (fault) faults.push(`${kind}: ${fault}`)
  }
  expect(faults).toEqual([])
})

test('a page of the Arabic edition is marked as such and runs from right to left', async () => {
  const page = await openPage()
  await visit(page, 'an Arabic article')
  expect(await page.locator('html').getAttribute('lang')).toBe('ar')
  for (const part of ['html', '.article > header', '.article > .text']) {
    const direction = await page
      .locator(part)
      .evaluate(element => getComputedStyle(element).direction)
    expect([part, direction]).toEqual([part, 'rtl'])
  }
})

test('an article in a language that has no edition is marked as such, in lists too', async () => {
  const page = await openPage()
  await visit(page, 'a French article')
  expect(await page.locator('html').getAttribute('lang')).toBe(site.language)
  for (const part of ['.article > header', '.article > .text']) {
    const given = await page
      .locator(part)
      .evaluate(element => [element.getAttribute('lang'), element.getAttribute('dir')])
    expect(given).toEqual(['fr', 'ltr'])
  }
  await page.goto(`${origin}/${new URL(page.url()).pathname.slice(1, 9)}`)
  expect(await page.locator('.headline [lang=fr][dir=ltr]').count()).toBeGreaterThan(0)
})

test('with letters twice as large no page of a narrow screen is wider than it', async () => {
  const page = await openPage({ viewport: { width: 320, height: 800 } })
  await wear(page, faces[0])
  const faults: string[] = []
  for (const kind of everyKind) {
    await visit(page, kind)
    await page.addStyleTag({ content: 'html { font-size: 200% }' })
    const fault = await widthFault(page)
    if (fault) faults.push(`${kind}: ${fault}`)
  }
  expect(faults).toEqual([])
})

test('every page has one h1 and the landmarks', async () => {
  const page = await openPage()
  for (const kind of everyKind) {
    await visit(page, kind)
    const count = (role: 'banner' | 'main' | 'contentinfo') => page.getByRole(role).count()
    const counts = await Promise.all([count('banner'), count('main'), count('contentinfo')])
    expect([kind, await page.locator('h1').count(), ...counts]).toEqual([kind, 1, 1, 1, 1])
    expect(await page.getByRole('navigation').count()).toBeGreaterThan(0)
  }
})

test('no page of the archive leaves out a level of headings', () => {
  const gaps = [...pages].filter(([, html]) => {
    if (leadsOn(html)) return false
    const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level))
    return levels[0] !== 1 || levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1)
  })
  expect(gaps.map(([address]) => address)).toEqual([])
})

test.each(['light', 'dark'] as const)(
  'in %s colours every text stands out from its ground',
  async colorScheme => {
    const page = await openPage({ colorScheme })
    const faults: string[] = []
    for (const kind of everyKind) {
      await visit(page, kind)
      const found = await contrasts(page)
      expect(found.length).toBeGreaterThan(10)
      const faint = found.filter(({ ratio }) => ratio < 4.5)
      faults.push(...faint.map(({ text, ratio }) => `${kind}: ${ratio.toFixed(2)} ${text}`))
    }
    expect(faults).toEqual([])
  },
)
