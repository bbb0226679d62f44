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
  '<section style="display:none">secret</section>',
  '<div hidden><p>secret</p></div>',
  '<div hidden><img src="https://a.example/a.jpg" alt=""></div>',
  '<svg style="display:none"><text>secret</text></svg>',
  '<ul hidden><li>secret</li></ul>',
  '<a href="https://a.example/" hidden>secret</a>',
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
  '<div style="display:none"></div>',
  '<a name="more" style="display: none"></a>',
  '<svg style="display:none"><path d="M0 0"/></svg>',
  '<template hidden>x</template>',
  '<input type="hidden" hidden>',
  '<p style="visibility:hidden">&nbsp;</p>',
  '<script hidden>x</script>',
  '<span hidden> </span>',
  '<div hidden><br></div>',
  '<div hidden>&#8203;</div>',
  '<div style="display:none"><style>p { color: red }</style></div>',
])('“%s” hides nothing', text => {
  expect(hiddenIn(text)).toEqual([])
})

test('the line of the comment is named, and the beginning of what it hides', () => {
  expect(hiddenIn('One\n\nTwo\nthree %%a secret%%\n')).toMatchObject([
    { line: 8, written: '%%a secret%%' },
  ])
})
