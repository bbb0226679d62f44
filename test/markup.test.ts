import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lexer, parse, walk } from 'css-tree'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { expect, test } from 'vitest'
import { filesBelow } from './support/build.ts'
import { leadsOn, out, pages, useSample } from './support/sample.ts'

/*
 * The HTML and CSS of the sample archive against their standards.
 */

useSample()

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:a11y'],
    rules: {
      // How source is written, not what browsers read.
      'no-trailing-whitespace': 'off',
      'no-inline-style': 'error',
      'attr-quotes': 'off',
      'void-style': 'off',
      'doctype-style': 'off',
      // Safari tells a list without marks for a list only when it is said to be one.
      'no-redundant-role': 'off',
      // Authors' headlines are as long as they are.
      'long-title': 'off',
    },
  }),
)

test('every page is valid HTML', async () => {
  const faults = new Map<string, string>()
  for (const [address, html] of pages) {
    if (leadsOn(html)) continue
    const { results } = await validator.validateString(html)
    for (const { messages } of results)
      for (const { ruleId, message, selector } of messages)
        faults.set(`${ruleId}: ${message}`, `${address} ${selector ?? ''}`)
  }
  expect(Object.fromEntries(faults)).toEqual({})
})

/** Declarations that are newer than the lexer. */
const newer = new Set(['text-wrap', 'hanging-punctuation', 'text-emphasis-position'])

test('every style sheet is valid CSS', async () => {
  const sheets = (await filesBelow(out)).filter(file => file.endsWith('.css'))
  expect(sheets.length).toBeGreaterThan(0)
  const faults = new Set<string>()
  for (const sheet of sheets) {
    const css = parse(await readFile(join(out, sheet), 'utf8'), {
      onParseError: ({ message }) => faults.add(message),
    })
    walk(css, {
      visit: 'Declaration',
      enter({ property, value }) {
        if (property.startsWith('--') || newer.has(property)) return
        if (this.atrule?.name === 'font-face') return
        const { error } = lexer.matchProperty(property, value)
        if (error && !/light-dark|var\(/.test(error.message))
          faults.add(`${property}: ${error.message.split('\n')[0]}`)
      },
    })
  }
  expect([...faults]).toEqual([])
})
