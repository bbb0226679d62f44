import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const html = (markdown: string) => renderMarkdown(markdown, 'articles/2020/pier.md').html
const linksIn = (markdown: string) =>
  [...html(markdown).matchAll(/<a href="[^"]+"[^>]*>([^<]+)<\/a>/g)].map(([, text]) => text)
const shownIn = (markdown: string) => html(markdown).replaceAll(/<[^>]+>/g, '')

describe('tildes', () => {
  it.each([
    '8~9点，票价5~7元',
    '5~7 units and 100~200 more',
    'Run ~/bin/tool or ~/bin/other.',
    'It seats ~50 and costs ~20.',
    'www.quay.example/~ada and www.quay.example/~ben',
    'H~2~O',
    '~all of it~',
  ])('strike nothing out singly: %s', text => {
    expect(html(text)).not.toContain('<del>')
    expect(shownIn(text)).toBe(text)
  })

  it('strike out in pairs', () => {
    expect(html('~~old~~ 8~9')).toBe('<p><del>old</del> 8~9</p>')
  })
})

describe('a bare address', () => {
  it.each([
    ['详见 https://quay.example/a。更多', 'https://quay.example/a'],
    ['见https://quay.example/b，谢谢', 'https://quay.example/b'],
    ['（见https://quay.example/c）', 'https://quay.example/c'],
    ['「https://quay.example/d」', 'https://quay.example/d'],
    ['【https://quay.example/e】', 'https://quay.example/e'],
    [
      'https://quay.example、https://dock.example；',
      'https://quay.example',
      'https://dock.example',
    ],
    ['：www.quay.example。再', 'www.quay.example'],
    ['写信至 news@quay.example。', 'news@quay.example'],
    ['“https://quay.example/f”', 'https://quay.example/f'],
    ['‘https://quay.example/g’', 'https://quay.example/g'],
    ['«https://quay.example/h»', 'https://quay.example/h'],
    [
      'اقرأ https://quay.example/i، ثم https://quay.example/j؟',
      'https://quay.example/i',
      'https://quay.example/j',
    ],
    ['देखें https://quay.example/k।', 'https://quay.example/k'],
    [
      'See https://quay.example/l… or https://quay.example/m).',
      'https://quay.example/l',
      'https://quay.example/m',
    ],
    ['https://quay.example/?a=1&b=2！', 'https://quay.example/?a=1&#x26;b=2'],
    ['&amp;https://quay.example/n。', 'https://quay.example/n'],
  ])('ends before the marks of a sentence: %s', (text, ...links) => {
    expect(linksIn(text)).toEqual(links)
    expect(shownIn(text)).toBe(text.replaceAll(/&(?!#)(?:amp;)?/g, '&#x26;'))
  })

  it.each([
    'https://quay.example/wiki/L’été',
    'https://quay.example/wiki/Hund–Katze',
    'https://quay.example/wiki/港・町',
    'https://quay.example/a_(b)',
    'https://quay.example/码头/1',
  ])('keeps the letters and marks that belong to it: %s', address => {
    expect(linksIn(`See ${address} now`)).toEqual([address])
  })

  it('does not swallow the marks of Markdown after it', () => {
    expect(html('https://quay.example/b，**谢谢**')).toContain('，<strong>谢谢</strong>')
  })

  it('is left as it is between brackets', () => {
    expect(html('<https://quay.example/…>')).toContain('>https://quay.example/…</a>')
    expect(html('[https://quay.example/。](https://dock.example/。)')).toContain(
      '>https://quay.example/。<',
    )
  })
})
