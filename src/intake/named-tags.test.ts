import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const rendered = (markdown: string) => renderMarkdown(markdown, 'articles/2020/forum.md')
const codes = (markdown: string) => rendered(markdown).problems.map(({ code }) => code)

const names =
  'body html head script style title textarea plaintext xmp noscript template select option iframe table td frameset ' +
  'b u sub mark div span center form input-name your-name T'

describe('a tag that a text names', () => {
  it.each(names.split(' '))('is shown, and swallows nothing: <%s>', name => {
    for (const text of [
      `Avoid <${name}>, they say.`,
      `- Avoid <${name}>, they say.`,
      `> Avoid <${name}>, they say.`,
    ]) {
      const { text: shown, problems } = rendered(`${text}\n\nThe **rest** is there.`)
      expect(shown).toBe(`Avoid <${name}>, they say.\nThe rest is there.`)
      expect(problems).toMatchObject([{ code: 'tag-in-text', line: 1, tag: `<${name}>` }])
    }
  })

  it.each(['script', 'style', 'title', 'textarea', 'iframe', 'noscript', 'template'])(
    'is shown at the beginning of a line too: <%s>',
    name => {
      expect(rendered(`<${name}> is refused.\n\nThe rest.`).text).toBe(
        `<${name}> is refused.\nThe rest.`,
      )
    },
  )

  it.each([
    ...['<script> and </script>', '<style> or even </style>', '<title> then </title>'],
    ...['<TEXTAREA> – or </TEXTAREA>', '<iframe> und dann </iframe>', '<template> и </template>'],
  ])('is shown with the words up to its end: %s', pair => {
    const { text, problems } = rendered(`Avoid ${pair} there.\n\nThe rest.`)
    expect(text).toBe(`Avoid ${pair} there.\nThe rest.`)
    expect(problems.map(({ code }) => code)).toEqual(['tag-in-text', 'tag-in-text'])
  })

  it.each(['a<b', 'run()', 'x = 1', '', 'a {}'])('is HTML where it encloses code: %j', code => {
    const { text, problems } = rendered(`A <script>${code}</script>b`)
    expect(text).toBe('A b')
    expect(problems.map(({ code }) => code)).toEqual(['html-removed'])
  })

  it('is told once of each, at the first', () => {
    const { problems } = rendered('A <T>, <T> and <U>.\n\n<script> and <style>.')
    expect(problems.map(one => [one.line, one.code === 'tag-in-text' && one.tag])).toEqual([
      [1, '<T>'],
      [1, '<U>'],
      [3, '<script>'],
      [3, '<style>'],
    ])
  })
})

describe('HTML that a text uses', () => {
  it.each([
    'H<sub>2</sub>O and <mark>x</mark>',
    'A line<br>and <wbr> and <img src="/media/a.png" alt="a">',
    '<b>Bold\n\nstill bold</b>',
    'One <p> two',
    '- <u>new</u> and May<sup>1</sup>',
    '<div>\n\nText\n\n</div>',
    '<table><tr><td>a<td>b</table>',
    'A <a id="x">place',
    '`<script>` and\n\n    <style>\n\n```\n<title>\n```',
  ])('is not taken for a name: %j', markdown => {
    expect(codes(markdown)).toEqual([])
  })

  it('is hidden as before when it ends', () => {
    expect(rendered('A <script>x()</script>b').text).toBe('A b')
    expect(codes('<!-- a -->\n\nb <!-- c\nd -->')).toEqual([])
  })

  it('is an error when it hides the rest of the text', () => {
    for (const start of ['<!--', '<?', '<![CDATA[', '<!DOCTYPE'])
      expect(rendered(`A\n\n${start} b\n\nc`).problems).toMatchObject([
        { code: 'html-unended', line: 3 },
      ])
  })
})
