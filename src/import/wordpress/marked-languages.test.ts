import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { languagesIn, textIn } from './marked-languages.ts'
import { openWordPress } from './open-wordpress.ts'

describe('a text that is marked with languages', () => {
  test.each([
    ['[:en]Ferry[:de]Fähre[:]', { en: 'Ferry', de: 'Fähre' }],
    ['<!--:en-->Ferry<!--:--><!--:de-->Fähre<!--:-->', { en: 'Ferry', de: 'Fähre' }],
    ['{:en}Ferry{:}{:de}Fähre{:}', { en: 'Ferry', de: 'Fähre' }],
    ['[:en]Ferry[:de]Fähre', { en: 'Ferry', de: 'Fähre' }],
    ['[:en]Ferry[:]', { en: 'Ferry' }],
    ['[:en]Ferry[:] 12 [:de]Fähre[:] !', { en: 'Ferry 12  !', de: '12 Fähre !' }],
    ['[:en]Ferry[:de][:]', { en: 'Ferry' }],
    ['\n[:pb]Barca[:en]Ferry[:]', { pb: 'Barca', en: 'Ferry' }],
    ['[:en]A[:de]B[:en]C[:]', { en: 'AC', de: 'B' }],
    ['[:zh]渡轮[:ar]عبّارة[:]', { zh: '渡轮', ar: 'عبّارة' }],
  ])('%j is %j', (text, expected) => {
    expect(Object.fromEntries(languagesIn(text).map(lang => [lang, textIn(text, lang)]))).toEqual(
      expected,
    )
  })

  test.each([
    'Ferry',
    'The mark [:en] in a sentence',
    '[:xx]no language[:]',
    '<!--more-->Ferry',
    '[:]Ferry',
    '{:toc}',
    '[gallery]',
    '',
  ])('%j is not, and stays', text => {
    expect(languagesIn(text)).toEqual([])
    expect(textIn(text, 'en')).toBe(text)
  })
})

const post = (number: number, fields: string) =>
  `<item>${fields}<wp:post_id>${number}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>`

async function itemsOf(...posts: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-wordpress-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const channel = `<title>[:en]The Post[:de]Die Post[:]</title><link>https://old.example</link><language>en-US</language>`
  const file = `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>${channel}${posts.join('')}</channel></rss>`
  writeFileSync(join(folder, 'export.xml'), file)
  const source = await openWordPress(folder)
  const found: OldItem[][] = []
  for (const reading of [source.outline?.() ?? source.items(), source.items()]) {
    const items: OldItem[] = []
    for await (const item of reading) if (!('unreadable' in item)) items.push(item)
    found.push(items)
  }
  expect(found[0]).toEqual(found[1])
  return { items: found[1] ?? [], site: source.site }
}

test('an item of qTranslate is one article of each language, tied to one another', async () => {
  const { items, site } = await itemsOf(
    post(
      1,
      '<title>[:de]Fähre[:en]Ferry[:]</title><link>https://old.example/ferry/</link><category domain="category" nicename="news">[:en]News[:de]Nachrichten[:]</category><category domain="post_tag" nicename="port">Port</category><content:encoded><![CDATA[[:de]<p>Sie fährt.</p>[:en]<p>It sails.</p>[:]]]></content:encoded><excerpt:encoded>[:en]Soon.[:]</excerpt:encoded>',
    ),
    post(2, '<title>Wall</title><content:encoded>Raised.</content:encoded>'),
  )
  expect(items).toMatchObject([
    {
      ...{ key: 'post 1', title: 'Ferry', lang: 'en', categories: ['News'], tags: ['Port'] },
      ...{ text: { value: '<p>It sails.</p>' }, description: 'Soon.' },
      addresses: ['https://old.example/ferry/', 'https://old.example/?p=1'],
    },
    {
      ...{ key: 'post 1 (de)', title: 'Fähre', lang: 'de', categories: ['Nachrichten'] },
      ...{ tags: ['Port'], text: { value: '<p>Sie fährt.</p>' }, description: undefined },
      addresses: ['https://old.example/de/ferry/'],
    },
    { key: 'post 2', title: 'Wall', lang: undefined, text: { value: 'Raised.' } },
  ])
  const [first, second] = items
  expect(first?.translations).toBe(second?.translations)
  expect(site).toMatchObject({ name: 'The Post', editions: [{ language: 'de', name: 'Die Post' }] })
})

test('an item in one language only, or whose text is not marked, is one article', async () => {
  const { items } = await itemsOf(
    post(1, '<title>[:de]Fähre[:]</title><content:encoded>[:de]Sie fährt.[:]</content:encoded>'),
    post(2, '<title>[:de]Mole[:en]Wall[:]</title><content:encoded>12 m</content:encoded>'),
  )
  expect(items).toMatchObject([
    { key: 'post 1', title: 'Fähre', lang: 'de', text: { value: 'Sie fährt.' } },
    { key: 'post 2', title: 'Wall', lang: 'en', text: { value: '12 m' } },
  ])
})

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`

test.each([
  ['by its own export', meta('_wpml_import_language_code', 'de'), '/faehre/', 'de'],
  ['by its folder', meta('_wpml_word_count', '9'), '/de/faehre/', 'de'],
  ['by its query', meta('_wpml_word_count', '9'), '/faehre/?lang=de', 'de'],
  ['not by a folder alone', '', '/de/faehre/', undefined],
  ['not by a longer folder', meta('_wpml_word_count', '9'), '/deck/faehre/', undefined],
])('the language of an item of WPML is known %s', async (_, metas, path, lang) => {
  const { items } = await itemsOf(
    post(
      1,
      `<title>A</title><link>https://old.example${path}</link><content:encoded>B</content:encoded>${metas}`,
    ),
  )
  expect(items).toMatchObject([{ lang }])
})

test('translations of WPML are tied by their group, or by what they copy', async () => {
  const { items } = await itemsOf(
    post(1, `<title>A</title>${meta('_wpml_import_translation_group', '7')}`),
    post(2, `<title>B</title>${meta('_wpml_import_translation_group', '7')}`),
    post(3, `<title>C</title>${meta('_wpml_word_count', '1')}`),
    post(4, `<title>D</title>${meta('_icl_lang_duplicate_of', '3')}`),
  )
  const [a, b, c, d] = items.map(({ translations }) => translations)
  expect(a).toBe(b)
  expect(c).toBe(d)
  expect(a).not.toBe(c)
})
