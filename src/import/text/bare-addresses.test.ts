import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../intake/markdown.ts'
import { htmlOfMarkdown } from '../ghost/markdown-html.ts'
import type { OldText } from '../old-item.ts'
import { converted } from './convert.ts'

/** Where the links of an imported text lead on its page, and all that its readers see. */
function page(text: OldText): { links: string[]; words: string } {
  const { markdown } = converted(text, { base: 'https://old.example/a', hosts: [] })
  const { html } = renderMarkdown(markdown, 'articles/2020/01/a.md')
  const links = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, address = '']) => address)
  return { links, words: html.replaceAll(/<[^<>]*>/g, '').trim() }
}

const address = 'https://quay.example/a'

describe('a bare address ends before the marks of another script', () => {
  test.each([
    `见 ${address}。更多请看。`,
    `见 ${address}，更多`,
    `见（${address}）后`,
    `「${address}」です`,
    `见：${address}；还有`,
    `见 ${address}！`,
    `راجع ${address}، ثم`,
    `See “${address}” now`,
    `See «${address}»`,
    `देखें ${address}।`,
  ])('%s', value => {
    const texts: OldText[] = [
      { format: 'markdown', value },
      { format: 'html', value: `<p>${value}</p>` },
      { format: 'html', value: htmlOfMarkdown(value, []) },
      { format: 'wordpress', value, pictures: {}, attached: [] },
    ]
    for (const text of texts) expect(page(text)).toEqual({ links: [address], words: value })
  })
})
