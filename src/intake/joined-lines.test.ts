import { expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const rendered = (markdown: string) => renderMarkdown(markdown, 'articles/2020/pier.md')

it.each([
  ['第一批渡轮\n在六点离港', '第一批渡轮在六点离港'],
  ['渡轮，\n在六点', '渡轮，在六点'],
  ['渡轮 \n  在六点', '渡轮在六点'],
  ['カタカナー\nひらがな', 'カタカナーひらがな'],
  ['他说\n“很好”', '他说“很好”'],
  ['他说……\n——好', '他说……——好'],
  ['**渡轮**\n[在六点](https://a.example/)', '渡轮在六点'],
  ['<p>渡轮\n在六点</p>', '渡轮在六点'],
  ['𠮷\n𠮷', '𠮷𠮷'],
  ['ㄅㄆ\nㄇ', 'ㄅㄆㄇ'],
])('no blank is shown between signs of Chinese and Japanese: %j', (markdown, text) => {
  expect(rendered(markdown).text).toBe(text)
  expect(rendered(markdown).html.replaceAll(/<[^>]+>/g, '')).toBe(text)
})

it.each([
  '부산에서\n배가',
  '漢字\n한글',
  '码头\nPier',
  'the sign 码头\n“pier”',
  'A line\nand a line',
])('a blank is shown elsewhere: %j', markdown => {
  expect(rendered(markdown).html).toBe(`<p>${markdown}</p>`)
})

it('line breaks, paragraphs, items and code stay', () => {
  expect(rendered('码  \n头\n\n码\n\n- 头\n- 码').text).toBe('码\n头\n码\n头\n码')
  expect(rendered('```\n码\n头\n```').html).toContain('码\n头')
})
