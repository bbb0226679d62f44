import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const problems = (markdown: string) => renderMarkdown(markdown, 'articles/2020/a.md').problems

describe('markup that is shown as it stands', () => {
  it.each([
    '{{< youtube abc >}}',
    '{{% notice %}}',
    '{% include video.html id="1" %}',
    '{{ page.title }}',
    '[gallery ids="1,2"]',
    '[caption id=“a” width=300]',
    '[/caption]',
    '[gallery]',
    '{width=50%}',
    '{#toc4}',
    '{: .notice}',
    '{.lead #x}',
    '$E=mc^2$',
    '$\\alpha$',
    '$$x$$',
    '==marked==',
    '[[Another note]]',
    ':::warning',
  ])('is reported with its place: %s', text => {
    expect(problems(`Of the quay.\n\nSee\n${text}`)).toMatchObject([
      { code: 'markup-unknown', line: 4, column: 1 },
    ])
  })

  it('is reported where a quotation begins with it', () => {
    expect(problems('> [!NOTE]\n> The quay is wet.')).toMatchObject([
      { code: 'markup-unknown', line: 1, column: 3, text: '[!NOTE]' },
    ])
  })

  it('is a mark without its footnote', () => {
    expect(problems('The quay[^2] is[^1] wet.\n\n[^1]: So they say.')).toMatchObject([
      { code: 'footnote-unknown', line: 1, column: 9, mark: '[^2]' },
    ])
  })

  it.each(['![Plan](my photo.jpg)', '[Plan](the plan of 2020.pdf)'])(
    'is an address with a space: %s',
    text => {
      expect(problems(`See ${text} now.`)).toMatchObject([
        { code: 'link-spaced', line: 1, column: 5 },
      ])
    },
  )
})

it.each([
  'It costs $5 and $6, or US$5=€4 and US$6.',
  'From $1,000 to $2,000 a year; A$AP and $HOME.',
  'He said “they [sic] go”, [video] and [see below], [1] and [a, b].',
  'If a == b == c, then 1 = 1.',
  'A set {1, 2} and {a} of {x | y}.',
  '`{{ code }}` and `[gallery]`',
  '    {% code %}',
  '[a](b.md) [the plan](</media/my plan.png> "My plan.")',
  '[text] (an aside, v. 1.5)',
  'Note :: this ::: that',
  'user@[192.0.2.1]',
])('prose is not markup: %s', text => {
  expect(problems(text).filter(({ code }) => /markup|footnote|spaced/.test(code))).toEqual([])
})
