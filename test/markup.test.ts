import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ConfigData, HtmlValidate, type Report, StaticConfigLoader } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { filesBelow } from './support/build.ts'
import { cssFaults } from './support/css.ts'
import { out, pages, useSample } from './support/sample.ts'

/*
 * Whether every page and style sheet of the sample archive is HTML and CSS by their standards.
 */

useSample()

const config: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Safari takes a list without bullets for none unless it has `role=list`.
    'no-redundant-role': 'off',
    // A headline is as long as its newspaper made it.
    'long-title': 'off',
  },
}
const validator = new HtmlValidate(new StaticConfigLoader(config))

describe('HTML', () => {
  test('of every page is as the standard says', async () => {
    const faults: string[] = []
    for (const [address, html] of pages) {
      faults.push(...told(await validator.validateString(html, address)))
    }
    expect(pages.size).toBeGreaterThan(300)
    expect(faults).toEqual([])
  })

  test('of no page runs words together that stand apart on the screen', () => {
    const word =
      /[\p{L}\p{N}]<\/(?:a|b|bdi|data|small|span|strong|time)>(?:<\/(?:a|bdi|span)>)*(?:<(?:a|bdi|small|span|strong|time)(?: [^>]*)?>)+[\p{L}\p{N}].{0,20}/u
    const faults = [...pages].flatMap(([address, html]) => {
      const [fault] = word.exec(html.replaceAll(/<div class="text[\s\S]*?<\/div>/g, '')) ?? []
      return fault ? [`${address}: ${fault}`] : []
    })
    expect(faults).toEqual([])
  })

  test('that is not as the standard says is found', async () => {
    const html = '<ul role="list"><p align="right">a</p></ul><img src="/a"><td align="up"></td>'
    const found = told(await validator.validateString(html, '/wrong/'))
    expect(found.map(fault => fault.split(': ')[1])).toEqual(
      expect.arrayContaining(['element-permitted-content', 'no-deprecated-attr', 'wcag/h37']),
    )
  })
})

function told({ results }: Report): string[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, message, selector }) => `${filePath}: ${ruleId}: ${message} (${selector})`,
    ),
  )
}

describe('CSS', () => {
  test('of every style sheet is as the standards say', async () => {
    const sheets = (await filesBelow(out)).filter(file => file.endsWith('.css'))
    expect(sheets.length).toBeGreaterThan(0)
    for (const sheet of sheets) {
      expect([sheet, cssFaults(await readFile(join(out, sheet), 'utf8'))]).toEqual([sheet, []])
    }
  })

  test.each([
    ['a { colour: red }', /^colour: red: Unknown property/],
    ['a { color: 3px }', /^color: 3px: Mismatch/],
    ['a { color: var(--none) }', /^color: {2}unknown --none : Mismatch/],
    [':root { --a: red } @media print { :root { --a: 3px } } a { color: var(--a) }', /3px/],
    ['a { color }', /^Colon is expected/],
    ['@maedia print { a { color: red } }', /^@maedia: Unknown at-rule/],
  ])('that is not is found: %s', (css, fault) => {
    expect(cssFaults(css)).toEqual([expect.stringMatching(fault)])
  })
})
