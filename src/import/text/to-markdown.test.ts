import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { expect, test } from 'vitest'
import { element, text } from './elements.ts'
import { readAgain } from './plainly-written.ts'
import { markdownOf } from './to-markdown.ts'

const converting = {
  base: '/',
  hosts: [],
  references: [],
  losses: [],
  gallery: [],
  gone: [],
  unseen: { words: [], links: 0, images: 0 },
  titlesAreCaptions: false,
}

function shown(node: Nodes): string {
  return 'children' in node ? node.children.map(shown).join('') : 'value' in node ? node.value : ''
}

test('text says the same in Markdown, whatever signs it holds and wherever it stands', () => {
  const sign = fc.constantFrom(
    ...[
      'a',
      'B',
      'w',
      'ا',
      '字',
      ' ',
      '1',
      '1. ',
      '1) ',
      '- ',
      '+ ',
      '* ',
      '# ',
      '> ',
      '=',
      '---',
      ':',
    ],
    ...[
      '!',
      '[',
      ']',
      '(',
      ')',
      '"',
      '.',
      '_',
      '*',
      '~~',
      '`',
      '<b>',
      '&amp;',
      '|',
      '\\',
      '@',
      'e.example',
    ],
  )
  const words = fc.array(sign, { minLength: 1, maxLength: 8 }).map(parts => parts.join('').trim())
  const wrapped = fc.constantFrom('em', 'strong', 'a')
  fc.assert(
    fc.property(
      words,
      words,
      words,
      wrapped,
      fc.constantFrom('p', 'h2', 'li'),
      (one, two, three, inner, outer) => {
        const within = element(inner, inner === 'a' ? { href: 'https://e.example/' } : {}, [
          text(two),
        ])
        const block = element(outer, {}, [text(`${one} `), within, text(` ${three}`)])
        const plain = element('p', {}, [text(one)])
        const tree = {
          type: 'root' as const,
          children: [plain, outer === 'li' ? element('ul', {}, [block]) : block],
        }
        const markdown = markdownOf(tree, converting)
        const squeezed = (said: string) => said.replaceAll(/\s+/g, '')
        expect(squeezed(shown(readAgain(markdown))), markdown).toBe(
          squeezed(one + one + two + three),
        )
      },
    ),
    { numRuns: 1000 },
  )
})
