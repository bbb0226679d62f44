import fc from 'fast-check'
import type { Root } from 'hast'
import { rehype } from 'rehype'
import rehypeStringify from 'rehype-stringify'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../intake/markdown.ts'
import {
  fillLinks,
  fillPictures,
  type PlaceholderKind,
  placeholder,
  unlinked,
} from './placeholder.ts'

const links = fc.constantFrom<PlaceholderKind>('article', 'site')
const targets = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('%', '2', '3', '&', '#x26;', '"', "'", '<', '>', ' ', 'é') }),
)

function rendered(properties: Record<string, string>, tagName = 'a'): string {
  const root: Root = {
    type: 'root',
    children: [{ type: 'element', tagName, properties, children: [] }],
  }
  return rehype().use(rehypeStringify).stringify(root)
}

function found(html: string): [PlaceholderKind, string][] {
  const found: [PlaceholderKind, string][] = []
  fillLinks(html, (kind, target) => {
    found.push([kind, target])
    return ''
  })
  fillPictures(html, ({ target }) => {
    found.push(['image', target])
    return ''
  })
  return found
}

describe('fillLinks()', () => {
  it('gives back every target that placeholder() was given, through rendered HTML', () => {
    fc.assert(
      fc.property(links, targets, (kind, target) => {
        const html = rendered({ href: placeholder(kind, target) })
        expect(found(html)).toEqual([[kind, target]])
      }),
      { numRuns: 1000 },
    )
  })

  it('puts attributes in the place of the whole attribute', () => {
    const html = rendered({ id: 'a', href: placeholder('article', 'articles/a b.md') })
    expect(fillLinks(html, (kind, target) => ` data-to="${kind}:${target}"`)).toBe(
      '<a id="a" data-to="article:articles/a b.md"></a>',
    )
  })

  it('finds none in text, titles and addresses that look like one', () => {
    const forged = '<site /evil/>'
    const attribute = ` href="${forged}" src="<image x.jpg>"`
    const documents = [
      attribute,
      `\`${attribute}\``,
      `[x](https://a.example/ ' href="<site /evil/>"')`,
      `<a title=' href="<site /evil/>"' href="https://a.example/">x</a>`,
      `<a href='${forged}'>x</a> <a href=" ${forged}">x</a>`,
      `<a href='#${forged}'>x</a> <a hreflang='${forged}' href='https://a.example/'>x</a>`,
      `<blockquote cite='${forged}'>x</blockquote>`,
      `<abbr title=' src="<image x.jpg>"'>x</abbr>`,
      `[x](<\\<site /evil/\\>>)`,
      `![ href="<site /evil/>"](https://a.example/x.png)`,
    ]
    for (const markdown of documents) {
      expect(found(renderMarkdown(markdown, 'articles/a.md').html), markdown).toEqual([])
    }
  })

  it('finds no target that the author did not link to, whatever the text', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ...[' href="', '<site /evil/>', '"', "'", '>', '<a', '<img', ' src="', '</a>', '[x](', ')'],
        ...['`', '\n', '&quot;', '&lt;', '\\', '<', ' title=', '<image /evil.png>', '#'],
      ),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(pieces, pieces => {
        const { html, links, images } = renderMarkdown(pieces.join(''), 'articles/a.md')
        const known = links.length + images.length
        expect(found(html).length).toBeLessThanOrEqual(known)
      }),
      { numRuns: 300 },
    )
  })
})

describe('fillPictures()', () => {
  it('gives back every target that placeholder() was given, with what else the image says', () => {
    fc.assert(
      fc.property(targets, targets, (target, alt) => {
        const html = rendered({ alt, src: placeholder('image', target), loading: 'lazy' }, 'img')
        expect(found(html)).toEqual([['image', target]])
        const kept = fillPictures(html, ({ attributes }) => `<img${attributes}>`)
        expect(kept).toBe(rendered({ alt, loading: 'lazy' }, 'img'))
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['![Gull](gull.jpg)', true],
    ['![Gull](gull.jpg "A gull")', false],
    ['Text ![Gull](gull.jpg)', false],
  ])('tells of %s whether nothing is said below it', (markdown, alone) => {
    const told: boolean[] = []
    fillPictures(renderMarkdown(markdown, 'articles/a.md').html, image => {
      told.push(image.alone)
      return ''
    })
    expect(told).toEqual([alone])
  })
})

describe('unlinked()', () => {
  const html = (markdown: string) => renderMarkdown(markdown, 'articles/a.md', 1).html.trim()
  const left = (markdown: string) =>
    unlinked(html(markdown), target => (target.startsWith('articles/b.md') ? ' (gone)' : undefined))

  it.each([
    ['[b](b.md)', '<p>b (gone)</p>'],
    ['[b](b.md#part "title")', '<p>b (gone)</p>'],
    ['[*b* `c`](b.md), [b](b.md)', '<p><em>b</em> <code>c</code> (gone), b (gone)</p>'],
    ['<a title="x > y" href="b.md">b</a>', '<p>b (gone)</p>'],
    ['[![x > </a> y](https://x.example/a.png)](b.md)', '(gone)</figure>'],
  ])('leaves of %s the words, and a note', (markdown, expected) => {
    expect(left(markdown)).toContain(expected)
    expect(left(markdown)).not.toMatch(/<a|<\/a>(?![^<]*">)/)
  })

  it.each(['[c](c.md)', '[b](/b.md)', '`[b](b.md)`', '[b](https://x.example/b.md)', '[b](bb.md)'])(
    'leaves %s as it is',
    markdown => {
      expect(left(markdown)).toBe(html(markdown))
    },
  )

  it('takes as many steps more as there are more links', () => {
    const many = '<a href="<article articles/b.md>">'.repeat(20_000)
    expect(unlinked(many, () => '')).toBe(many)
  })
})
