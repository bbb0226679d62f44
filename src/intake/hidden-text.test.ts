import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const hiddenIn = (text: string) =>
  renderMarkdown(text, 'articles/a.md', 5).problems.filter(({ code }) => code === 'hidden-text')

test.each([
  'Open. %%private%% Open.',
  '%% a note to the desk %%',
  '%%\nA note\n\nin two paragraphs\n%%',
  'A {% comment %}secret{% endcomment %} B',
  '{%- comment -%}\nsecret\n{%- endcomment -%}',
  'A {# secret #} B',
  'A {{/* secret */}} B',
  'A {{- /* secret */ -}} B',
  'A {{!-- secret --}} B',
  'A {{! secret }} B',
  'A {/* secret */} B',
  '<div hidden>secret</div>',
  'A <span style="color: red; display: none">secret</span> B',
  '<p style="visibility:hidden">secret</p>',
])('“%s” hides text elsewhere and would publish it here', text => {
  expect(hiddenIn(text)).toMatchObject([{ code: 'hidden-text', file: 'articles/a.md' }])
})

test.each([
  'Profit rose 100%% and 50%% again.',
  'Write `%%private%%` for a comment.',
  '```\n%% x %%\n{# y #}\n```',
  'The heading {#anchor} is open.',
  'Prices {from 5} to #}.',
  'An {% include x %} and {{ page.title }}.',
  '<!-- left out -->',
  '<p style="color: red">Open</p>',
  '%% only once',
])('“%s” hides nothing', text => {
  expect(hiddenIn(text)).toEqual([])
})

test('the line of the comment is named, and the beginning of what it hides', () => {
  expect(hiddenIn('One\n\nTwo\nthree %%a secret%%\n')).toMatchObject([
    { line: 8, written: '%%a secret%%' },
  ])
})
