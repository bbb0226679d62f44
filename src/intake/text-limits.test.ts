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
    ['emphasis in emphasis', '*_'.repeat(6400)],
    ['marks of three kinds', '*_~'.repeat(4000)],
    ['strong text in lines that look like rows', `a\n${'|**注**\n'.repeat(20_000)}`],
    ['images in images', `${'!['.repeat(4000)}${'](x)'.repeat(4000)}`],
    ['comments', 'a <!-- '.repeat(20_000)],
    ['elements after a drawing', `<svg><path/></svg>${'<div/>'.repeat(2000)}`],
    ['elements that end a drawing', `<svg>${'<div/>'.repeat(2000)}`],
    ['elements after one that ends a drawing', `<svg><p>${'<g/>'.repeat(2000)}`],
    ['elements within a drawing', `<svg><foreignObject>${'<div/>'.repeat(2000)}`],
    ['groups within a drawing', `<div><svg>${'<g>'.repeat(2000)}</svg></div>`],
    ['elements after code', `<pre>\n</pre>\n${'<div>'.repeat(2000)}`],
    ['strong text below code', `<pre>\na\n</pre>\n\n${'**注**'.repeat(20_000)}`],
    ['strong text below a number', `a\n7. <pre>\n   ${'**注**'.repeat(20_000)}`],
    ['strong text after a list with code', `- <pre>\n\n${'**注**'.repeat(20_000)}`],
    ['strong text after a tag in a line', `a <pre>\n${'**注**'.repeat(20_000)}`],
    ['items before code', `${'- '.repeat(4000)}<pre>`],
    ['elements after a script', `<script>x</script>${'<div>'.repeat(2000)}`],
    ['elements after an attribute', `<div title=">">${'<div>'.repeat(2000)}`],
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

  const path = '<path d="M0 0" fill="none"/>\n'
  const code = '<span class="k">if</span> <span class="n">a[i]</span> <b>*</b> `x`\n'.repeat(400)
  it.each([
    ['a drawing', `<svg viewBox="0 0 9 9">\n${path.repeat(310)}</svg>`],
    ['a drawing in a line', `See <svg>${path.trim().repeat(310)}</svg> there.`],
    ['a drawing with blank lines', `<div>\n<svg>\n\n${path.repeat(310)}\n</svg>\n</div>`],
    ['a drawing of groups', `<svg><g>${'<g><circle r="1"/></g>\n'.repeat(400)}</g></svg>`],
    ['a drawing with a title', `<svg><title>A</title>${path.repeat(400)}</svg>`],
    ['a formula', `<math>${'<mrow><mspace/><mi>x</mi></mrow>\n'.repeat(400)}</math>`],
    ['elements in a comment', `<!--\n${'<div>\n'.repeat(400)}-->`],
    ['elements in a comment with blank lines', `<!--\n\n${'<div>**a**\n\n'.repeat(9000)}-->`],
    ['elements in a script', `<script>\nconst a = '${'<div>'.repeat(400)}'\n</script>`],
    ['elements in a style', `<style>\n${'/* <div> */\n'.repeat(400)}</style>`],
    ['elements in a textarea', `<textarea>\n${'<div>\n'.repeat(400)}</textarea>`],
    ['elements in a title', `<title>\n${'<div>\n'.repeat(400)}</title>`],
    ['elements in an attribute', `<p title="${'<div>'.repeat(400)}">a</p>`],
    ['code in colour', `<pre><code>\n${code}</code></pre>`],
    ['code in colour with blank lines', `<pre><code>\n${code}\n\n${code}</code></pre>`],
    ['code in a div', `<div class="highlight"><pre>\n${code}</pre></div>`],
    ['code in a list', `1. Write:\n\n   <pre>\n${code.replaceAll(/^(?=.)/gm, '   ')}   </pre>`],
    ['code in a quotation', `> <pre>\n${code.replaceAll(/^(?=.)/gm, '> ')}> </pre>`],
    ['code in a figure', `<figure>\n<pre>\n${code}</pre>\n</figure>`],
    ['a long script', `<script>${'a[i]*`b`<c;'.repeat(7000)}</script>`],
    ['a long script in lines', `<script>\n${'a[i] = `b` * [c] < d\n\n'.repeat(9000)}</script>`],
    ['a processing instruction', `<?php\n\n${'$a[] = "*";\n'.repeat(9000)}?>`],
    ['a span alone on its line', `<span>\n${code}</span>`],
    ['a menu', `<menu>\n${code}</menu>`],
  ])('is not %s, whatever else it is', (_, markdown) => {
    expect(problems(markdown).map(({ code }) => code)).not.toContain('text-too-complex')
  })

  it('may be a drawing', () => {
    const drawing = (deep: number) => `<svg>${'<g>'.repeat(deep)}${'</g>'.repeat(deep)}</svg>`
    expect(safeSvg(drawing(200))).toContain('<g>')
    expect(safeSvg(`<svg>${'<g/>'.repeat(2000)}</svg>`)).toContain('<g/>')
    expect(() => safeSvg(drawing(20_000))).toThrow('it has more than 300 elements open')
  })
})
