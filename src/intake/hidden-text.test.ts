import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayLeak } from '../archive/problem.ts'
import { renderMarkdown } from './markdown.ts'

const problemsIn = (text: string, code: string) =>
  renderMarkdown(text, 'articles/a.md', 5).problems.filter(problem => problem.code === code)
const hiddenIn = (text: string) => problemsIn(text, 'hidden-text')
const doubtfulIn = (text: string) => problemsIn(text, 'text-may-be-hidden')

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
  '<pre hidden>secret</pre>',
])('“%s” hides text elsewhere and would publish it here', text => {
  expect(hiddenIn(text)).toMatchObject([{ code: 'hidden-text', file: 'articles/a.md' }])
})

test.each([
  'Write `%%private%%` for a comment.',
  '```\n%% x %%\n{# y #}\n```',
  'The heading {#anchor} is open.',
  'Prices {from 5} to #}.',
  'An {% include x %} and {{ page.title }}.',
  '<!-- left out -->',
  '<p style="color: red">Open</p>',
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

test.each([
  'The board %%private%% met.',
  'The board (%%private%%) met.',
  'The board “%%private%%” met.',
  'The board %%private note,\nof two lines%% met.',
  'The board **%%private%%** met.',
  'The board %%**private**%% met.',
  'The board %%a [link](https://a.example/)%% met.',
  'The board %%![](https://a.example/a.jpg "private")%% met.',
  'The board %%private, up 5%% by May%% met.',
  'The board met. %% Private! %% It rained.',
  'The board met. %% Private! %%',
  '%% private %% The board met.',
  '%%call 555%%',
  '%% written in 2019 %%',
  '- one\n- %% private %%',
  '> %%private%%',
  '| a | b |\n| - | - |\n| %%private%% | 5%% |',
  'Open.\n%%\nprivate, 5%%\n%%\nOpen.',
  '%% private\n\n- private\n- private\n\nprivate %%\n\nOpen.',
  '%%\n\n```\nprivate\n```\n\n%%',
  'Ein Wort.<br>%% privat %%<br>Ein Wort.',
  'これは %%秘密%% です。',
  'Rose 5%% and %%private%% fell.',
])('“%s” is a comment of Obsidian, and stops the build', text => {
  expect(hiddenIn(text)).toHaveLength(1)
})

test.each([
  'Growth of 5%% to 7%%',
  'He was 100%% sure, and got 50%% off.',
  'Growth of 5 %% to 7 %% a year',
  'Growth of 5 %% to 7 %%',
  'Growth was twelve %% or thirteen %%',
  'Write %%d or %%s in C.',
  "Write '%%d' or '%%s' in C.",
  'The signs “%%” and “%%”',
  'The signs (%%) and (%%).',
  '%%5 arttı, %%7 azaldı.',
  '%%5 arttı. %%7 azaldı.',
  'Up ½%% to ¾%% today',
  'a%%b and c%%d',
  'Wages rose by 5%%.\n\nPrices rose by 7%%.',
  'A %%mark in one\n\nand%% in the next',
  '| %% | %% |\n| -- | -- |\n| 5 | 6 |',
  '%%%%\n\nOpen\n\n%%%%',
  'Open %%%private%%% open.',
  'Only %%one mark, which hides the rest',
  '%%\n\nprivate to the end',
  'Only 50%% of it',
  '%% `private %%` open',
  '![A wave %%private%%](https://a.example/a.jpg)',
  '[Open](https://a.example/ "%%private%%")',
])('“%s” may hide text in Obsidian, so it is a warning', text => {
  expect(hiddenIn(text)).toEqual([])
  expect(doubtfulIn(text)).toMatchObject([{ file: 'articles/a.md', line: 5 }])
  expect(doubtfulIn(text).map(mayLeak)).toEqual([true])
})

test('one warning of a text shows the first two marks, and counts the others', () => {
  const [problem] = doubtfulIn('Open.\n\nUp 5%% or 6%%.\n\nDown 7%%.')
  expect(problem).toMatchObject({ line: 7, written: '%% or 6%%', more: 1 })
})

test.each(['Up 5% or 6%.', 'Write `%%private%%` and `%%`.', '<!-- %%private%% -->Open.'])(
  '“%s” has no mark of Obsidian',
  text => {
    expect([...hiddenIn(text), ...doubtfulIn(text)]).toEqual([])
  },
)

const parts = [
  '%%',
  '%%',
  '%%%',
  '5',
  'a ',
  ' b',
  '\n',
  '\n\n',
  '. ',
  '`code`',
  '**',
  '- ',
  '(',
  ')',
]

test('whatever stands around two percent signs, they never go unnoticed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 14 }), written => {
      const text = `Open ${written.join('')}`
      const { problems, text: shown } = renderMarkdown(text, 'articles/a.md', 1)
      const codes = problems.map(({ code }) => code)
      const isNoted = codes.includes('hidden-text') || codes.includes('text-may-be-hidden')
      expect(isNoted).toBe(/%%/.test(shown))
    }),
  )
})
