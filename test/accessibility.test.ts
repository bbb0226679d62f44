import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { everyKind, useSample, visit } from './support/sample.ts'

/*
 * Every kind of page in both directions of writing, in light and dark colours, wide and narrow, against the rules of
 * WCAG 2.2, A and AA, that a machine can check (axe-core). In dark colours every element is shown where it is in light
 * ones, so that the rules of colours alone are asked again.
 */

const openPage = useBrowser()
useSample()

const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

async function violations(page: Page, ofColours = false): Promise<string[]> {
  const found = await page.evaluate(
    ([tags, ofColours]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const colours = axe.getRules(tags).filter(rule => rule.tags.includes('cat.color'))
      const values = colours.map(({ ruleId }) => ruleId)
      return axe.run({
        runOnly: ofColours ? { type: 'rule', values } : { type: 'tag', values: tags },
        resultTypes: ['violations'],
      })
    },
    [tags, ofColours] as const,
  )
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 120)}`),
  )
}

/** What is shown of each element, and where. */
function shown(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].map(element => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const { display, visibility, opacity } = getComputedStyle(element)
      return [element.tagName, display, visibility, opacity, x, y, width, height].join(' ')
    }),
  )
}

test.each(everyKind)('%s breaks no rule', async kind => {
  const page = await openPage()
  const faults = new Set<string>()
  await visit(page, kind)
  await page.evaluate(axe)
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
    const before = await shown(page)
    for (const fault of await violations(page)) faults.add(fault)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await shown(page)).toEqual(before)
    for (const fault of await violations(page, true)) faults.add(fault)
  }
  expect([...faults]).toEqual([])
})
