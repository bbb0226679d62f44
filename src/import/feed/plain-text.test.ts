import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test('addresses in plain text are links', () => {
  expect(plainText('A < B (see https://post.example/?a=1&b=2).\n\nC')).toBe(
    '<p>A &lt; B (see <a href="https://post.example/?a=1&amp;b=2">https://post.example/?a=1&amp;b=2</a>).</p>\n<p>C</p>',
  )
})
