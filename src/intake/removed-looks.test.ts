import { expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const looks = (markdown: string) =>
  renderMarkdown(markdown, 'articles/2020/a.md').problems.filter(
    ({ code }) => code === 'looks-removed',
  )

it.each([
  ['<p class="pull">Said.</p>', 'class="…"'],
  ['<p style="color: red">Said.</p>', 'style="…"'],
  ['<h2 align="center">Said.</h2>', 'align="…"'],
  ['A <span class=x>word</span>', 'class="…"'],
  [
    '<table width="100%" border=1><tr><td bgcolor="red">a</table>',
    'width="…"',
    'border="…"',
    'bgcolor="…"',
  ],
  ['<aside>Said.</aside>', '<aside>'],
  ['<div\n  class="box">Said.</div>', 'class="…"'],
  ['<blockquote class="a"><p style="b">Said.</blockquote>', 'class="…"', 'style="…"'],
])('what HTML says about looks is reported when it is not published: %s', (text, ...names) => {
  expect(looks(`A\n\n${text}`)).toMatchObject([{ line: 3, names }])
})

it.each([
  '<td align="right">a</td>',
  '<img src="/media/a.png" alt="a" width="3" height="2">',
  '<a href="https://a.example/?class=b" title="class = c">x</a>',
  '<center><font color="red">x</font></center>',
  'A class = b and `<p class="x">`',
  '<p lang="ar" dir="rtl">x</p>',
])('nothing is reported where nothing is lost: %s', text => {
  expect(looks(text)).toEqual([])
})
