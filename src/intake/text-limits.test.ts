import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'
import { safeSvg } from './svg.ts'

const problems = (markdown: string) => renderMarkdown(markdown, 'articles/a.md', 5).problems
const many = (size: number, of: (i: number) => string) =>
  Array.from({ length: size }, (_, i) => of(i)).join('')

describe('a text that is too complex', () => {
  it.each([
    ['items in items', `${'- '.repeat(4000)}x`],
    ['quotations', `${'>'.repeat(20_000)}x`],
    ['quotations and items', `${'> - 1. '.repeat(40)}x`],
    ['items by indent', many(100, i => `${'  '.repeat(i)}- x\n`)],
    ['elements', '<div>'.repeat(2000)],
    ['elements that look closed', '<div></b>'.repeat(2000)],
    ['elements with a slash', '<div/>'.repeat(2000)],
    ['formatting in closed elements', many(2000, i => `<div><b title=${i}></div>`)],
    ['formatting', '<b lang=en><i lang=en>'.repeat(2000)],
    ['formatting that goes on', `${many(250, i => `<b title=${i}>`)}\n\n${'x\n\n'.repeat(1000)}`],
    [
      'cells',
      `${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n${`${'|a'.repeat(100)}|\n`.repeat(2000)}`,
    ],
    ['footnotes', many(8000, i => `a[^${i}]\n\n[^${i}]: b\n\n`)],
    ['strong text', '**注**'.repeat(20_000)],
    ['strong text in lines that look like rows', `a\n${'|**注**\n'.repeat(20_000)}`],
    ['images in images', `${'!['.repeat(4000)}${'](x)'.repeat(4000)}`],
    ['comments', 'a <!-- '.repeat(20_000)],
  ])('is refused: %s', (_, markdown) => {
    expect(problems(markdown).map(({ code }) => code)).toEqual(['text-too-complex'])
  })

  it('is refused at its line', () => {
    expect(problems(`A\n\n${'> '.repeat(70)}b`)).toMatchObject([{ line: 7 }])
    expect(problems(`A\n\n${'<div>'.repeat(400)}`)).toMatchObject([{ line: 7 }])
  })

  it.each([
    ['a rule', `a\n\n${'- '.repeat(400)}`],
    ['code', `\`\`\`json\n${'[[{"a": "*"}]]\n'.repeat(20_000)}\`\`\``],
    ['a table', `|a|b|\n|-|-|\n${'| **a** | [b](https://b.example/) |\n'.repeat(2000)}`],
    ['a long list', '- **a** is [b](https://b.example/)\n'.repeat(2000)],
    ['old HTML', `<table>\n${'<tr><td><b>a</b><td>b\n'.repeat(3000)}</table>`],
    ['paragraphs that are not closed', '<p>a\n'.repeat(1000)],
    ['a conversation quoted forty times', many(40, i => `${'> '.repeat(40 - i)}a\n\n`)],
    ['an item far to the right', `a\n${' '.repeat(300)}b\n\n    ${' '.repeat(300)}c`],
    ['a poem', 'a *b*\n'.repeat(1500)],
  ])('is not %s', (_, markdown) => {
    expect(problems(markdown)).toEqual([])
  })

  it('may be a drawing', () => {
    const drawing = (deep: number) => `<svg>${'<g>'.repeat(deep)}${'</g>'.repeat(deep)}</svg>`
    expect(safeSvg(drawing(200))).toContain('<g>')
    expect(safeSvg(`<svg>${'<g/>'.repeat(2000)}</svg>`)).toContain('<g/>')
    expect(() => safeSvg(drawing(20_000))).toThrow('it has more than 300 elements open')
  })
})
