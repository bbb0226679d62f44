import { expect, test } from 'vitest'
import { textsIn } from './kept-texts.ts'

/** A string as PHP serializes it: its length is that in bytes. */
const php = (text: string) => `s:${Buffer.byteLength(text)}:"${text}";`

test.each([
  ['The ferry was late again.', ['The ferry was late again.']],
  ['Ferries stay here', []],
  ['Ferries stay in the harbour', ['Ferries stay in the harbour']],
  ['<p>The ferry was <b>late</b> again.</p>', ['<p>The ferry was <b>late</b> again.</p>']],
  ['渡轮周一再次晚点，港务局说。', ['渡轮周一再次晚点，港务局说。']],
  ['1', []],
  ['field_5c569cea1f6b3', []],
  ['2018-10-27 00:00:00', []],
  ['https://old.example/a-long-address-of-some-words', []],
  ['.hero { color: red } .lead { margin: 0 auto }', []],
  ['12 34 56 78 90 a b c d', []],
  ['<iframe src="https://video.example/1"></iframe>', []],
  ['[{"broken": ', []],
])('a plain value is a text when it has words of one: %s', (value, texts) => {
  expect(textsIn(value)).toEqual(texts)
})

test('of JSON the strings are texts that builders show, in their order, and no settings', () => {
  const data = [
    {
      id: '7ab',
      elType: 'section',
      settings: { background: 'classic', css_classes: 'hero flex items-center justify-between' },
      elements: [
        { widgetType: 'heading', settings: { title: 'Ferries', header_size: 'h2', align: 'left' } },
        { widgetType: 'text-editor', settings: { editor: '<p>The ferry sails.</p>' } },
        { widgetType: 'quotes', settings: { items: [{ said: 'It was late, said the master.' }] } },
        { settings: { title: 'center', _title: 'The name of a panel in the editor.' } },
      ],
    },
  ]
  expect(textsIn(JSON.stringify(data))).toEqual([
    'Ferries',
    '<p>The ferry sails.</p>',
    'It was late, said the master.',
  ])
})

test('of data that PHP serialized the strings are told by their length in bytes', () => {
  const quoted = 'Die „Fähre“ kam spät"; s:3:"an, sagte der Meister.'
  const data = `a:2:{${php('text')}${php(quoted)}${php('ids')}a:1:{i:0;${php('x y z')}}}`
  expect(textsIn(data)).toEqual([quoted])
  expect(textsIn('a:1:{s:4:"text";s:99:"cut off before its end')).toEqual([])
})
