import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../intake/markdown.ts'
import { converted } from './convert.ts'

const around = { base: 'https://quay.example/a/', hosts: ['quay.example'], title: 'A title' }
const made = (value: string, format: 'html' | 'markdown' = 'markdown') =>
  converted({ format, value }, around)

/** Where the first link of a text leads on its page: the heading that it names, as a browser finds it. */
function destination(markdown: string): string | undefined {
  const { html } = renderMarkdown(markdown, 'articles/2020/01/a.md')
  const name = /<a href="#([^"]+)"/.exec(html)?.[1]
  const id = decodeURIComponent(name ?? '')
  const at = html.indexOf(` id="${id}"`)
  if (at < 0 || name === undefined) return undefined
  const heading = html.slice(html.lastIndexOf('<h', at))
  return /<h\d[^>]*>(.*?)<\/h\d>/s.exec(heading)?.[1]?.replaceAll(/<[^<>]*>/g, '')
}

const headings = [
  '## Part one',
  '### 3 ferries & more',
  '## Part one',
  '## Über die Brücke',
  '## 渡轮 时刻',
  '## What’s *new* in 2.0?',
  '## `npm run` it',
].join('\n\nText.\n\n')

describe('a link to a heading by the name that its generator made', () => {
  test.each([
    ['GitHub, goldmark', 'part-one', 'Part one'],
    ['Hexo', 'Part-one', 'Part one'],
    ['Python-Markdown', 'part-one_1', 'Part one'],
    ['the second', 'part-one-1', 'Part one'],
    ['GitHub', '3-ferries--more', '3 ferries &#x26; more'],
    ['kramdown', 'ferries--more', '3 ferries &#x26; more'],
    ['Blackfriday', '3-ferries-more', '3 ferries &#x26; more'],
    ['with letters', 'über-die-brücke', 'Über die Brücke'],
    ['with percent signs', '%C3%BCber-die-br%C3%BCcke', 'Über die Brücke'],
    ['without marks', 'uber-die-brucke', 'Über die Brücke'],
    ['Chinese', '渡轮-时刻', '渡轮 时刻'],
    ['with marks', 'whats-new-in-20', 'What’s new in 2.0?'],
    ['with dots', 'what-s-new-in-2-0', 'What’s new in 2.0?'],
    ['with a prefix', 'user-content-part-one', 'Part one'],
    ['code', 'npm-run-it', 'npm run it'],
  ])('%s: #%s', (_, name, heading) => {
    const { markdown, links } = made(`See [there](#${name}).\n\n${headings}`)
    expect(destination(markdown)).toBe(heading)
    expect(links).toEqual({ before: 1, after: 1 })
  })

  test('by an id of HTML, by a name, and by a mark before it', () => {
    for (const target of [
      '<h2 id="h-x">Part one</h2>',
      '<h2><a name="h-x"></a>Part one</h2>',
      '<h2><span id="h-x">Part one</span></h2>',
      '<h2 id="part-one"><a id="h-x"></a>Part one</h2>',
    ])
      expect(
        destination(made(`<p><a href="#h-x">x</a></p>${target}<p>b</p>`, 'html').markdown),
      ).toBe('Part one')
  })
})

test('a heading that has the wanted name by itself gets no mark', () => {
  const { markdown } = made(
    '<p><a href="#part-one">x</a></p><h2 id="part-one">Part one</h2>',
    'html',
  )
  expect(markdown).toBe('[x](#part-one)\n\n## Part one')
})

test('the second of two headings of a name is meant where its number says so', () => {
  const text = '[a](#part-one-1) [b](#part-one)\n\n## Part one\n\nText.\n\n## Part one\n\nText.'
  expect(made(text).markdown).toContain('[a](#part-one-1) [b](#part-one)')
})

test('the headline that is taken out counts for no name', () => {
  const text = '[a](#a-title)\n\n## A title\n\nText.'
  const { markdown } = made(`# A title\n\n${text}`)
  expect(markdown).toBe('[a](#a-title)\n\n## A title\n\nText.')
})

test('a link that leads to no place becomes text, and is reported', () => {
  const { markdown, losses } = made('See [there](#nowhere), [up](#top).\n\n## Part one')
  expect(markdown).toBe('See there, up.\n\n## Part one')
  expect(losses).toEqual([{ code: 'link-unknown', detail: '#nowhere' }])
})
