import fc from 'fast-check'
import type { Root as Html } from 'hast'
import type { Root } from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeStringify from 'rehype-stringify'
import { remark } from 'remark'
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly'
import remarkRehype from 'remark-rehype'
import { describe, expect, it } from 'vitest'
import { needsCjk, needsGfm, needsRaw } from './gates.ts'
import { gfmSyntax } from './gfm-syntax.ts'

const lean = remark().freeze()
const gfm = remark().use(gfmSyntax).freeze()
const cjk = remark().use(remarkCjkFriendly).use(gfmSyntax).freeze()
const toHtml = remark().use(remarkRehype, { allowDangerousHtml: true }).freeze()
const raw = remark().use(rehypeRaw).freeze()
const compiler = remark().use(rehypeStringify).freeze()

const htmlOf = (tree: Root) => toHtml.runSync(tree) as unknown as Html
const withRaw = (html: Html) => raw.runSync(html as never) as unknown as Html
/** But for what the parser of HTML writes in another way: an empty attribute, a line end before code. */
const written = (html: Html) =>
  compiler
    .stringify(html as never)
    .replaceAll(/(<pre><code[^>]*>)\n+/g, '$1')
    .replaceAll('=""', '')

/** Texts of the pieces that Markdown, GFM and HTML are made of, in any order. */
const pieces = fc.constantFrom(
  ...['wall', 'Harbour', ' ', '  ', '\n', '\n\n', '\t', '    ', '\\', '*', '**', '_', '`', '```\n'],
  ...['# ', '> ', '- ', '1. ', '---', '===', '\n---\n', '\n===\n', '[', ']', '(', ')', '!', ':'],
  ...['[a]: /b\n', '[a]', '![x](y.jpg)', '[x](y.md "z")', '<https://a.example>', '&amp;', '&lt;'],
  ...['|', '| a | b |\n|---|:-:|\n| 1 | 2 |\n', 'a\n:-\nb', '-:', ':-', '~', '~~', '~~x~~', '~x~'],
  ...['[^1]', '[^1]: note\n', '[x]', '[ ]', '- [x] done\n', '- [ ] open\n', '- [\t] tab\n'],
  ...['https://a.example/x', 'http://', 'www.a.example', 'WWW.A.EXAMPLE', 'a@b.example', '@'],
  ...['xmpp:a@b.example', 'mailto:a@b.example', 'ftp://a.example', 'a.b-c_d@e.example'],
  ...['<b>', '</b>', '<br>', '<!-- x -->', '<p>', '</p>', '<', '>', '<?x?>', '<![CDATA[x]]>', '<a'],
  ...['\r\n', '\r', '\u00a0', 'ß', '水', 'جدار', '.', ',', '/', '"', "'", '{', '}', '+', '$', '='],
)
const text = fc.array(pieces, { maxLength: 14 }).map(list => list.join(''))

describe('needsGfm()', () => {
  it('says no only where GFM changes nothing', () => {
    let spared = 0
    fc.assert(
      fc.property(text, markdown => {
        const tree = lean.parse(markdown)
        if (needsGfm(markdown, tree)) return
        spared += 1
        expect(written(htmlOf(tree))).toBe(written(htmlOf(gfm.parse(markdown))))
      }),
      { numRuns: 1500 },
    )
    expect(spared).toBeGreaterThan(100)
  })

  it.each(['Plain *text*.', '[A](https://a.example)', '`a@b.example`', '# A\n\n- b\n- c'])(
    'says no to %j',
    markdown => {
      expect(needsGfm(markdown, lean.parse(markdown))).toBe(false)
    },
  )
})

describe('needsCjk()', () => {
  it('says no only where emphasis beside Chinese signs changes nothing', () => {
    let spared = 0
    fc.assert(
      fc.property(text, markdown => {
        if (needsCjk(markdown)) return
        spared += 1
        expect(written(htmlOf(gfm.parse(markdown)))).toBe(written(htmlOf(cjk.parse(markdown))))
      }),
      { numRuns: 1500 },
    )
    expect(spared).toBeGreaterThan(100)
  })

  it.each(['水位**上升。**请', 'a *「b」*です'])('says yes to %j', markdown => {
    expect(needsCjk(markdown)).toBe(true)
  })
})

describe('needsRaw()', () => {
  it('says no only where there is no HTML to parse', () => {
    let spared = 0
    fc.assert(
      fc.property(text, markdown => {
        const tree = gfm.parse(markdown)
        if (needsRaw(tree)) return
        spared += 1
        const html = htmlOf(tree)
        expect(written(html)).toBe(written(withRaw(htmlOf(tree))))
      }),
      { numRuns: 1500 },
    )
    expect(spared).toBeGreaterThan(100)
  })

  it('says yes to a single comment', () => {
    expect(needsRaw(lean.parse('a <!-- b --> c'))).toBe(true)
  })
})
