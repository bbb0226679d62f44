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
})

const sentence = 'The ferry, said the master, was late again.'
const inJson = (text: string) => JSON.stringify([{ editor: text }])

test.each([
  ['a length that replaced words left wrong', `a:1:{s:4:"text";s:99:"${sentence}";}`],
  ['a length that is too short', `a:1:{s:4:"text";s:9:"${sentence}";}`],
  ['an end that is cut off', `a:1:{s:4:"text";s:99:"${sentence}`],
  ['one string alone', php(sentence)],
  ['the same within itself', php(`a:1:{s:4:"text";${php(sentence)}}`)],
  ['JSON within it', `a:1:{s:4:"data";${php(inJson(sentence))}}`],
  ['JSON within JSON', inJson(inJson(sentence))],
  ['JSON that lost its backslashes', `[{"text":"He said "${sentence}" and left."}]`],
  ['JSON that is cut off', `[{"text":"${sentence}","more":`],
  ['JSON with quoted quotation marks', `[{\\"text\\":\\"${sentence}\\"}]`],
  ['lists deeper than a stack', `${'['.repeat(50_000)}"${sentence}"${']'.repeat(50_000)}`],
])('a text is found in %s', (_, value) => {
  expect(textsIn(value)).toEqual([sentence])
})

test.each([
  '{Correction} The ferry was late again.',
  '[Harbour] The ferry was late again.',
  'The sign at the pier read {closed}, said the master.',
])('a text with brackets is a text: %s', text => {
  expect(textsIn(text)).toEqual([text])
})

test.each([
  '.hero { color: red } and words of the ferry',
  'function go(ferry) { return late } and more words',
  'let the ferry be late again {} for all of us',
])('code is no text: %s', text => {
  expect(textsIn(text)).toEqual([])
})

test('a long value without an end costs no more than its length', () => {
  const started = performance.now()
  for (const value of [`{${':'.repeat(200_000)}`, '{'.repeat(200_000), '[{"'.repeat(100_000)])
    textsIn(`Five words of a ferry ${value}`)
  expect(performance.now() - started).toBeLessThan(5_000)
})
