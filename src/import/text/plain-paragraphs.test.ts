import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainApart } from './plain-paragraphs.ts'
import { readAgain } from './plainly-written.ts'
import { addSeen, type MarkdownFacts } from './seen-in-markdown.ts'
import { addWords } from './words.ts'

test('blocks of plain text are told from all that could be something else', () => {
  const text =
    'The wall – 1902 – stands.\n\n- a\n- b\n\nB\n\n## C\n\n1\\. no\n\nSee *it*.\n\n- *d*\n\nwww.a.example'
  expect(plainApart(text)).toEqual({
    plain: 'The wall – 1902 – stands.\n- a\n- b\nB\n## C',
    rest: '1\\. no\n\nSee *it*.\n\n- *d*\n\nwww.a.example',
  })
  expect(plainApart('```\n\nA\n\n```').plain).toBe('')
})

test('a list is not taken out from before what may belong to it', () => {
  expect(plainApart('A\n\n- b\n\n  [c](d)')).toEqual({ plain: 'A', rest: '- b\n\n  [c](d)' })
})

/** What is seen of a text when all of it is parsed. */
function seenIn(markdown: string, facts: MarkdownFacts = nothing()): MarkdownFacts {
  addSeen(readAgain(markdown), facts)
  return facts
}

function nothing(): MarkdownFacts {
  return { words: new Map(), links: 0, images: 0 }
}

test('taking out the plain blocks changes neither words nor links nor pictures', () => {
  const signs = fc.constantFrom(
    ...[
      'a',
      'B',
      ' ',
      '\n',
      '\n\n',
      '\n\n',
      '-',
      '- ',
      '# ',
      '## ',
      '> ',
      '1.',
      '1. ',
      '>',
      '    ',
      '  ',
    ],
    ...[
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
      '|',
      '\t',
      '\\',
      '&amp;',
      '<details>',
    ],
    ...[
      '[^a]: ',
      '[^a]',
      '[a]: b',
      '[a]',
      '[c](d)',
      '![e](f)',
      '*g*',
      '~~h~~',
      'www.i.example',
      'a.b',
      '`j`',
    ],
  )
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 24 }), parts => {
      const markdown = parts.join('').trim()
      const { plain, rest } = plainApart(markdown)
      const facts = nothing()
      addWords(plain, facts.words)
      seenIn(rest, facts)
      const whole = seenIn(markdown)
      const sorted = ({ words }: MarkdownFacts) => [...words].sort()
      expect([sorted(facts), facts.links, facts.images]).toEqual([
        sorted(whole),
        whole.links,
        whole.images,
      ])
    }),
    { numRuns: 2000 },
  )
})
