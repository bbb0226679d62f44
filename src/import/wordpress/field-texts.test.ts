import { expect, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { converted } from '../text/convert.ts'
import { xmlRecords } from '../xml-records.ts'
import { emptyLibrary } from './library.ts'
import { wordPressItem } from './wordpress-item.ts'

async function* pieces(item: string): AsyncGenerator<string> {
  yield `<rss><channel><item>${item}</item></channel></rss>`
}

/** The item that a title, a text and fields make. */
async function made(
  text: string,
  fields: Record<string, string>,
  more = '<title>Ferry</title>',
): Promise<OldItem> {
  const metas = Object.entries(fields).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`,
  )
  const item = `<link>https://old.example/ferry/</link><wp:post_id>1</wp:post_id><wp:status>publish</wp:status><content:encoded><![CDATA[${text}]]></content:encoded>${more}${metas.join('')}`
  for await (const record of xmlRecords(pieces(item)))
    return wordPressItem(record, 'export.xml', emptyLibrary())
  throw new Error('no item')
}

const told = ({ losses }: OldItem) =>
  losses.filter(({ code }) => /field/.test(code)).map(({ code, detail }) => `${code} ${detail}`)

const lead = 'The night ferry was late on Monday.'
const body = '<p>It sailed at nine.</p>\n\n<p>Nobody was hurt, the master said.</p>'

test('an item without a text gets that of its fields, and is a draft, since nobody knows which readers saw', async () => {
  const item = await made('', { lead, _lead: 'field_1', body, _body: 'field_2', colour: 'red' })
  expect(item).toMatchObject({ status: 'draft', text: { value: `${lead}\n\n${body}` } })
  expect(told(item)).toEqual(['text-from-fields lead, body: 17 words'])
})

test.each(['<!-- wp:acf/hero /-->', '[elementor-template id="5"]', '<p>&nbsp;</p>', '<!--more-->'])(
  'a text that says nothing is none: %s',
  async text => {
    const item = await made(text, { lead })
    expect(item.status).toBe('draft')
    expect(item.text.value).toContain(lead)
  },
)

test.each([
  'Ferry!',
  '<img src="a.png">',
  '<iframe src="https://video.example/1"></iframe>',
  '[gallery ids="7"]',
  '[video mp4="https://old.example/a.mp4"]',
])('beside a text, fields are left out and named with their words: %s', async text => {
  const item = await made(text, { lead, _elementor_data: JSON.stringify([{ editor: body }]) })
  expect(item).toMatchObject({ status: 'published', text: { value: text } })
  expect(told(item)).toEqual(['field-left lead: 7 words', 'field-left _elementor_data: 10 words'])
})

test('what a builder of pages shows is the text of an item that has no other', async () => {
  const item = await made('', {
    _elementor_data: JSON.stringify([{ title: 'Late', editor: body }]),
  })
  expect(item).toMatchObject({ status: 'draft', text: { value: `Late\n\n${body}` } })
})

test('a private field is never a text, only named', async () => {
  const item = await made('', { _desk_note: 'Do not print this: the master was drunk.' })
  expect(item).toMatchObject({ status: 'published', text: { value: '' } })
  expect(told(item)).toEqual(['field-left _desk_note: 8 words'])
})

test.each([
  ['its text', lead, ''],
  ['its text, edited a little', `${lead.replace('Monday', 'Tuesday')} More.`, ''],
  ['its standfirst', 'Text.', `<excerpt:encoded><![CDATA[${lead}]]></excerpt:encoded>`],
])('a field that only repeats %s is not named', async (_, text, more) => {
  expect(
    told(await made(text, { lead, _elementor_data: JSON.stringify([{ lead }]) }, more)),
  ).toEqual([])
})

test('copies that WordPress keeps for itself are no texts', async () => {
  const copies = {
    _oembed_1f: `<blockquote>${lead}</blockquote>`,
    footnotes: '[]',
    _edit_lock: '1:1',
  }
  expect(told(await made('Text.', copies))).toEqual([])
})

test('an item of fields alone is not passed over as empty', async () => {
  expect((await made('', { lead }, '')).skipped).toBeUndefined()
  expect((await made('', { colour: 'red' }, '')).skipped).toBe('it has neither headline nor text')
})

test('words in the attributes of a block stand in its place', () => {
  const attributes = {
    name: 'acf/quote',
    data: {
      quote: 'It was late, said the master.\r\n\r\nIt was.',
      _quote: 'field_1',
      colour: 'red',
    },
    mode: 'preview',
  }
  const value = `<!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph --><!-- wp:acf/quote ${JSON.stringify(attributes)} /--><!-- wp:search {"label":"Search the whole of our archive here, please."} /-->`
  const { markdown, losses } = converted(
    { format: 'wordpress', value, pictures: {}, attached: [] },
    { base: 'https://old.example/', hosts: [] },
  )
  expect(markdown.trim()).toBe('One.\n\nIt was late, said the master.\n\nIt was.')
  expect(losses.map(({ detail }) => detail)).toEqual(['block acf/quote', 'block search'])
})

test('a block that was shown to nobody says nothing', async () => {
  const block = `<!-- wp:acf/quote {"data":{"quote":"It was late, said the master."},"metadata":{"blockVisibility":false}} /-->`
  const item = await made(`Open.${block}`, {})
  expect(item.text.value).toBe('Open.')
  expect(item.losses).toContainEqual({
    code: 'members-part',
    detail: 'It was late, said the master.',
  })
})
