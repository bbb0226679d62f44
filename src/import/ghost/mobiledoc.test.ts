import { describe, expect, it } from 'vitest'
import type { Loss } from '../losses.ts'
import { htmlOfMobiledoc } from './mobiledoc.ts'

function read(document: Record<string, unknown>) {
  const losses: Loss[] = []
  return { html: htmlOfMobiledoc({ version: '0.3.1', ...document }, losses), losses }
}

describe('htmlOfMobiledoc()', () => {
  it('marks words, over several pieces of them', () => {
    const markups = [['strong'], ['a', ['rel', 'href', 'href', '/tide/']], ['em']]
    const pieces = [
      [0, [], 0, 'A < '],
      [0, [0, 2], 1, 'B'],
      [0, [], 1, 'C'],
      [0, [1], 1, 'D'],
    ]
    expect(read({ markups, sections: [[1, 'p', pieces]] }).html).toBe(
      '<p>A &lt; <strong><em>B</em>C</strong><a href="/tide/">D</a></p>',
    )
  })

  it('knows headings, quotations, lists and pictures', () => {
    const words = [[0, [], 0, 'A']]
    const sections = [
      [1, 'h2', words],
      [1, 'blockquote', words],
      [1, 'script', words],
      [1, 'p', []],
      [3, 'ol', [words, words]],
      [2, 'a.jpg'],
    ]
    expect(read({ sections }).html?.split('\n')).toEqual([
      '<h2>A</h2>',
      '<blockquote><p>A</p></blockquote>',
      '<p>A</p>',
      '<ol><li>A</li><li>A</li></ol>',
      '<figure><img src="a.jpg" alt=""></figure>',
    ])
  })

  it('knows line ends, and keeps the words of other atoms', () => {
    const atoms = [
      ['soft-return', '', {}],
      ['mention', '@ines', {}],
    ]
    const pieces = [
      [0, [], 0, 'A'],
      [1, [], 0, 0],
      [1, [], 0, 1],
    ]
    expect(read({ atoms, sections: [[1, 'p', pieces]] })).toEqual({
      html: '<p>A<br>@ines</p>',
      losses: [{ code: 'card-unknown', detail: 'mention' }],
    })
  })

  it('shows cards, by their old names too', () => {
    const cards = [
      ['card-markdown', { markdown: '**A**' }],
      ['code', { code: 'a' }],
      ['hr', {}],
    ]
    const sections = cards.map((_, i) => [10, i])
    expect(read({ cards, sections }).html?.split('\n')).toEqual([
      '<p><strong>A</strong></p>',
      '<pre><code>a</code></pre>',
      '<hr>',
    ])
  })

  it('does without what is not there', () => {
    const sections = [
      [10, 4],
      [1, 'p', [[0, [9], 5, 'A'], null, [1, [], 0, 3]]],
      [99, 'x'],
      null,
      [1],
      [3],
    ]
    const { html, losses } = read({ sections })
    expect(html).toContain('<p>A</p>')
    expect(losses.map(({ detail }) => detail)).toEqual([
      'card 4, which is not there',
      'undefined',
      'section 99',
      'section undefined',
    ])
  })

  it('is nothing for another version', () => {
    expect(htmlOfMobiledoc({ version: '0.2.0', sections: [] }, [])).toBeUndefined()
    expect(htmlOfMobiledoc(null, [])).toBeUndefined()
  })
})
