import { readFile } from 'node:fs/promises'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { everyKind, useSample, visit } from './support/sample.ts'

/*
 * Every kind of page in both directions of writing, in light and dark colours, wide and narrow, against the rules of
 * WCAG 2.2, A and AA, that a machine can check (axe-core).
 */

const openPage = useBrowser()
useSample()

const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(
    rules =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
        runOnly: rules,
        resultTypes: ['violations'],
      }),
    rules,
  )
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 120)}`),
  )
}

test.each(everyKind)('%s breaks no rule', async kind => {
  const page = await openPage()
  const faults = new Set<string>()
  await visit(page, kind)
  await page.evaluate(axe)
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      for (const fault of await violations(page)) faults.add(fault)
    }
  }
  expect([...faults]).toEqual([])
})
