import { describe, expect, it } from 'vitest'
import { fillLeads } from '../archive/markdown-text.ts'
import { renderMarkdown } from './markdown.ts'

const told = (markdown: string) => renderMarkdown(markdown, 'articles/2020/here.md').markdown

/** A text with `{kind|target}` for each address that the archive knows; of an image, the first place to look for it. */
const marked = (markdown: string) =>
  fillLeads(told(markdown), ({ kind, target }) => `{${kind}|${target.split('\n')[0]}}`)

describe('a text as Markdown', () => {
  it.each([
    'Plain, with *marks* and __more__, a \\* and &amp;.\n\n* one\n* two\n',
    'To <https://n.example/>, www.n.example, a@n.example, [there](https://n.example/a_(b)) and [here](#below).\n',
    'A note[^1] and [a word][w].\n\n[^1]: Of _it_.\n\n[w]: https://n.example/ "W"\n',
    '| a | b |\n|---|:-:|\n| 1 | ~~2~~ |\n\n~~~js\n<b>code</b>\n~~~\n',
    'In `<!-- code -->` and \\<b>.\n',
    '![Far](https://n.example/a.png)\n',
  ])('is as its author wrote it: %j', text => {
    expect(told(text)).toEqual({ text, leads: [] })
  })

  it('has the places of addresses that the archive knows', () => {
    expect(
      marked('[A](../wall.md "t") ![B](/media/b.png) [C](/tags/?a#b) [![D](<d e.png>)](x.md#y)'),
    ).toBe(
      '[A]({article|articles/wall.md} "t") ![B]({image|media/b.png}) [C]({site|/tags/?a#b}) ' +
        '[![D](<{image|media/d%20e.png}>)]({article|articles/2020/x.md#user-content-y})',
    )
    expect(marked('[A], [b][A] and ![c]\n\n[a]: wall.md\n[c]: c.png\n')).toBe(
      '[A], [b][A] and ![c]\n\n[a]: {article|articles/2020/wall.md}\n[c]: {image|media/c.png}\n',
    )
  })

  it.each([
    ['Seen <!-- secret --> text.', 'Seen text.\n'],
    ['<!-- secret -->\n\nSeen.', 'Seen.\n'],
    ['Seen <script>secret</script>text.', 'Seen text.\n'],
    ['Seen <b title="t">bold</b>.', 'Seen **bold**.\n'],
    ['Seen.\n\n[secret]: https://secret.example/', 'Seen.\n'],
    ['Seen.\n\n[^secret]: Secret.', 'Seen.\n'],
    [
      '[Seen][a]\n\n[a]: https://n.example/\n[a]: https://secret.example/',
      '[Seen](https://n.example/)\n',
    ],
    ['[Seen](javascript:secret)', 'Seen\n'],
    ['[Seen][a]\n\n[a]: javascript:secret', 'Seen\n'],
    ['<javascript:secret> seen', expect.not.stringContaining('](')],
    ['```js secret\nseen\n```', '```js\nseen\n```\n'],
  ])('is what the page shows where that is less: %j', (text, shown) => {
    expect(told(text).text).toEqual(shown)
  })

  it('keeps the places of addresses then, and notes lead to the page', () => {
    const text = marked('<b>A</b> [w](wall.md), ![b](b.png) note[^1].\n\n[^1]: See [x](/tags/).\n')
    expect(text).toContain('[w](<{article|articles/2020/wall.md}>)')
    expect(text).toContain('![b](<{image|media/b.png}>)')
    expect(text).toContain('[x](<{site|/tags/}>)')
    expect(text).toContain('[1]({own|#user-content-fn-1})')
  })

  it('takes no text for an address', () => {
    const forged = '<b>A</b> `<article articles/x.md>` [y](<\\<article z.md>) \\<site /x>'
    expect(told(forged).leads.map(({ target }) => target)).not.toContain('articles/x.md')
    expect(marked('[y](<\\<article z.md>)')).toBe(
      '[y](<{article|articles/2020/%3Carticle%20z.md}>)',
    )
  })
})
