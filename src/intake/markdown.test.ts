import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const file = 'articles/2019/05/wall.md'
const rendered = (markdown: string) => renderMarkdown(markdown, file, 10)
const html = (markdown: string) => rendered(markdown).html

describe('renderMarkdown()', () => {
  it.each([
    ['emphasis', 'A *b* **c** `d`', '<p>A <em>b</em> <strong>c</strong> <code>d</code></p>'],
    ['strikethrough', '~~gone~~', '<p><del>gone</del></p>'],
    ['quotations', '> Said.', '<blockquote>\n<p>Said.</p>\n</blockquote>'],
    ['lists from a number', '3. c\n4. d', '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'],
    ['code, as text', '```html\n<b>\n```', /<pre><code[^>]*>&#x3C;b>\n<\/code><\/pre>/],
    ['HTML of writing', 'H<sub>2</sub>O <mark>x</mark>', '<p>H<sub>2</sub>O <mark>x</mark></p>'],
    ['the direction of a part', '<p dir="rtl" lang="ar">نص</p>', '<p dir="rtl" lang="ar">نص</p>'],
    ['a task list', '- [x] done', /<input type="checkbox" checked disabled>/],
  ])('keeps %s', (_, markdown, wanted) => {
    const found = html(markdown)
    if (typeof wanted === 'string') expect(found).toBe(wanted)
    else expect(found).toMatch(wanted)
  })

  it('reads emphasis beside the signs of Chinese and Japanese, which have no blanks', () => {
    expect(renderMarkdown('**注意：**如果水位*「高」*です', file).html).toBe(
      '<p><strong>注意：</strong>如果水位<em>「高」</em>です</p>',
    )
    expect(renderMarkdown('**a:**b', file).html).toBe('<p>**a:**b</p>')
  })

  it('gives headings identifiers that cannot be taken for the page’s own', () => {
    expect(html('## The wall\n\n## The wall\n\n## جدار')).toBe(
      [
        '<h2 id="user-content-the-wall">The wall</h2>',
        '<h2 id="user-content-the-wall-1">The wall</h2>',
        '<h2 id="user-content-جدار">جدار</h2>',
      ].join('\n'),
    )
  })

  it('leads from links within the text to its headings', () => {
    const text = '[down](#the-wall), [name](#own)\n\n## The wall\n\n<p id="own">x</p>'
    expect(html(text)).toContain('<a href="#user-content-the-wall">down</a>')
    expect(html(text)).toContain('<a href="#user-content-own">name</a>')
  })

  it('makes footnotes that lead there and back', () => {
    const found = html('Wall[^a].\n\n[^a]: Of granite.')
    const [, there] = /<sup><a href="#([^"]+)"/.exec(found) ?? []
    const [, back] = /<a href="#([^"]+)"[^>]*data-footnote-backref/.exec(found) ?? []
    expect(found).toContain(`<li id="${there}">`)
    expect(found).toMatch(new RegExp(`<a href="#${there}" id="${back}"`))
  })

  it('puts a table into a box that a keyboard can scroll', () => {
    const found = html('| Year | m |\n|---|--:|\n| 2003 | 401 |')
    expect(found).toMatch(/^<div class="table" tabindex="0"><table>/)
    expect(found).toContain('<td data-align="right">401</td>')
  })

  it('reads as plain text what a reader reads', () => {
    const { text } = rendered('# Wall\n\nOf *granite* &amp; lime.\n\n- one\n- two\n')
    expect(text).toBe('Wall\nOf granite & lime.\none\ntwo')
  })

  it('reads no marks of footnotes as words, but every other raised text', () => {
    const { text } = rendered('A wall.[^1] Of 9 m<sup>2</sup>.\n\n[^1]: So *they* say.\n')
    expect(text).toBe('A wall. Of 9 m2.\nFootnotes\nSo they say.')
  })
})

describe('renderMarkdown() of images', () => {
  it('makes a figure of an image that stands alone, its title the caption', () => {
    const figure = html('![A gull](gull.jpg "Gull, at noon.")')
    expect(figure).toMatch(/^<figure><img .*><figcaption>Gull, at noon.<\/figcaption><\/figure>$/)
    expect(html('![A gull](gull.jpg)')).toMatch(/^<figure><img .*><\/figure>$/)
    expect(html('[![A gull](gull.jpg)](https://a.example/)')).toMatch(/^<figure><a .*><img/)
  })

  it('leaves an image among words where it is', () => {
    expect(html('See ![a gull](gull.jpg "Gull") here.')).toMatch(/^<p>See <img .*> here.<\/p>$/)
  })

  it('notes each image of the archive, and where it stands', () => {
    const { images, problems } = rendered('Text.\n\n![A gull](gull.jpg)\n')
    expect(images).toMatchObject([{ written: 'gull.jpg', line: 12, column: 1 }])
    expect(images[0]?.candidates).toContain('articles/2019/05/gull.jpg')
    expect(problems).toEqual([])
  })

  it('tells of an image that nobody can hear of', () => {
    expect(rendered('![](gull.jpg)').problems).toMatchObject([
      { code: 'alt-missing-in-text', file, line: 10, column: 1, src: 'gull.jpg' },
    ])
  })
})

describe('renderMarkdown() of links', () => {
  it.each([
    'https://a.example/x',
    'http://a.example',
    '//a.example/',
    '/\\a.example/',
    'HTTPS://A.EXAMPLE',
  ])('marks %s as a link to another site', href => {
    expect(html(`<a href="${href}">x</a>`)).toMatch(/<a href="[^"]+" rel="external">x<\/a>/)
  })

  it.each([
    ['../05/flood.md', 'articles/2019/05/flood.md'],
    ['flood.md#later', 'articles/2019/05/flood.md'],
    ['./a%20b.md', 'articles/2019/05/a b.md'],
    ['../../2018/12/e\u0301te\u0301.md', 'articles/2018/12/été.md'],
  ])('notes %s as a link to the article %s', (href, target) => {
    const { links, html } = rendered(`Then\n[x](<${href}>)`)
    expect(links).toMatchObject([{ kind: 'article', target, line: 11, column: 1 }])
    expect(html).toMatch(/<a href="<article [^"]+>">x<\/a>/)
  })

  it('completes addresses that take their scheme from the page', () => {
    expect(html('[x](//gull.example/a)')).toContain('href="https://gull.example/a"')
    expect(html('<q cite="//gull.example/a">x</q>')).toContain('cite="https://gull.example/a"')
    for (const at of ['a.html', '/a.html'])
      expect(html(`<q cite="${at}">x</q>`)).toContain('<q>x</q>')
  })

  it('notes links to addresses of the site', () => {
    expect(rendered('[x](/tags/caf%C3%A9/?a#b)').links).toMatchObject([
      { kind: 'site', target: '/tags/café/', line: 10 },
    ])
  })

  it('keeps mail and telephone', () => {
    expect(html('[m](mailto:a@b.example) [t](tel:+1)')).toBe(
      '<p><a href="mailto:a@b.example">m</a> <a href="tel:+1">t</a></p>',
    )
  })

  it('leaves of a link that leads nowhere its text', () => {
    const { html, problems } = rendered('[nowhere]() and [odd](other/page)')
    expect(html).toBe('<p><span>nowhere</span> and <span>odd</span></p>')
    expect(problems.map(({ code }) => code)).toEqual(['link-empty', 'site-link-unknown'])
  })
})

describe('renderMarkdown() of what may not be', () => {
  it('takes it out and tells which elements, at the first of them', () => {
    const { html, problems } = rendered('A\n\n<iframe src="x"></iframe>\n\n<b onclick="x()">b</b>')
    expect(html).not.toMatch(/iframe|onclick/)
    expect(html).toContain('<b>b</b>')
    expect(problems).toEqual([
      { code: 'html-removed', file, line: 12, column: 1, elements: ['iframe'] },
    ])
  })

  it('takes the address out of a link that could run', () => {
    const { html, problems } = rendered('[x](javascript:alert(1))')
    expect(html).toBe('<p><span>x</span></p>')
    expect(problems).toMatchObject([
      { code: 'link-unsafe', line: 10, target: 'javascript:alert(1)' },
    ])
  })

  it('says nothing of elements that only dress their text', () => {
    const { html, problems } = rendered('<center><font color="red">x</font></center>')
    expect([html, problems]).toEqual(['x', []])
  })

  it('cannot be made to hold a placeholder that an author typed', () => {
    for (const text of ['<a href="<article articles/b.md>">x</a>', '[x](<\\<site /tags/>)']) {
      expect(rendered(text).html).not.toContain('"<')
    }
  })
})
