import { expect, test } from 'vitest'
import { converted } from '../text/convert.ts'
import { htmlOfMarkdown } from './markdown-html.ts'

test('notes of a card of Markdown stay notes, and no word is missed that nobody wrote', () => {
  const value = htmlOfMarkdown('High[^1] and low[^1].\n\n[^1]: The tide', [])
  const { markdown, losses } = converted({ format: 'html', value }, { base: '/', hosts: [] })
  expect(markdown).toBe('High[^1] and low[^1].\n\n[^1]: The tide')
  expect(losses).toEqual([])
})
