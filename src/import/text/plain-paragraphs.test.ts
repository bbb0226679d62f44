import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { expect, test } from 'vitest'
import { plainApart } from './plain-paragraphs.ts'
import { readAgain } from './to-markdown.ts'

test('plain paragraphs are told from all that could be something else', () => {
  const text = 'The wall – 1902 – stands.\n\n- a\n\nB\n\n1\\. no\n\nSee *it*.\n\nwww.a.example'
  expect(plainApart(text)).toEqual({
    plain: 'The wall – 1902 – stands.\nB',
    rest: '- a\n\n1\\. no\n\nSee *it*.\n\nwww.a.example',
  })
  expect(plainApart('```\n\nA\n\n```').plain).toBe('')
})

/** The texts of paragraphs that are not within anything, and are text alone. */
function paragraphsOf(markdown: string): string[] {
  const text = (node: Nodes): string => ('value' in node ? String(node.value) : '')
  return readAgain(markdown)
    .children.filter(node => node.type === 'paragraph')
    .filter(({ children }) => children.every(({ type }) => type === 'text'))
    .map(({ children }) => children.map(text).join(''))
}

test('a paragraph that is taken for plain is one of the parsed text, with all of its words', () => {
  const signs = fc.constantFrom(
    'a',
    'B',
    ' ',
    '\n',
    '\n\n',
    '-',
    '1.',
    '>',
    '    ',
    '=',
    ':',
    '"',
    'ا',
    '字',
    '(',
    ')',
    '+',
    '!',
    '  \n',
    '<b>',
    '[^a]: ',
    '[a]: b',
    '|',
    '\t',
  )
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 24 }), parts => {
      const markdown = parts.join('').trim()
      const whole = paragraphsOf(markdown).map(text => text.trim())
      const { plain } = plainApart(markdown)
      for (const line of plain === '' ? [] : plain.split('\n')) expect(whole).toContain(line.trim())
    }),
    { numRuns: 3000 },
  )
})
