import { expect, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { xmlRecords } from '../xml-records.ts'
import { emptyLibrary, noteIn } from './library.ts'
import { wordPressItem } from './wordpress-item.ts'

/** The item that its elements make, in a site of a language. */
async function made(inner: string, language = 'en'): Promise<OldItem> {
  const library = emptyLibrary()
  library.site.language = language
  for await (const record of xmlRecords(pieces(`<item>${inner}</item>`)))
    return wordPressItem(record, 'export.xml', library)
  throw new Error('no item')
}

async function* pieces(items: string): AsyncGenerator<string> {
  yield `<rss><channel>${items}</channel></rss>`
}

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`

test('notes of the footnotes block stand where it is', async () => {
  const text =
    'Noted<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup>.<!-- wp:footnotes /-->'
  const { text: old } = await made(
    `<content:encoded><![CDATA[${text}]]></content:encoded>${meta('footnotes', '[{"content":"The <em>source</em>.","id":"a1"}]')}`,
  )
  expect(old.value).toContain(
    '<ol class="wp-block-footnotes"><li id="a1">The <em>source</em>. <a href="#a1-link">↩︎</a></li></ol>',
  )
})

test('an earlier name takes the place of the last part of a permalink alone', async () => {
  const { addresses } = await made(
    `<link>https://news.example/2015/news/</link><wp:post_name>news</wp:post_name>${meta('_wp_old_slug', 'old$&er')}`,
  )
  expect(addresses).toContain('https://news.example/2015/old$&er/')
  const { addresses: others } = await made(
    `<link>https://news.example/2015/03/</link><wp:post_name>news</wp:post_name>${meta('_wp_old_slug', 'older')}`,
  )
  expect(others).not.toContain('https://older.example/2015/03/')
})

test.each([
  ['fil', 'en', 'fil'],
  ['pt-br', 'pt-BR', 'pt'],
  ['zh-hans', 'en', 'zh'],
  ['zh-hant', 'en', 'zh-Hant'],
  ['zh-hant', 'zh-TW', 'zh'],
  ['zh_CN', 'zh-TW', 'zh-Hans'],
])('the language %s of an item of a site in %s is %s', async (nicename, main, lang) => {
  const item = await made(`<category domain="language" nicename="${nicename}">x</category>`, main)
  expect(item.lang).toBe(lang)
})

test.each([
  [meta('rank_math_description', '%excerpt%'), undefined],
  [meta('_aioseo_description', '#post_title - x'), undefined],
  [meta('_yoast_wpseo_metadesc', '%%title%%') + meta('_seopress_titles_desc', 'Tides'), 'Tides'],
  [meta('_yoast_wpseo_metadesc', 'Up 5% to 6% in #2015'), 'Up 5% to 6% in #2015'],
  [
    '<excerpt:encoded><![CDATA[[gallery ids="1"] The wall [caption]z[/caption] stands [sic] [&hellip;]]]></excerpt:encoded>',
    'The wall stands [sic] …',
  ],
])('a description is what was written, without what a plugin fills in: %s', async (inner, told) => {
  const { description } = await made(inner)
  expect(description).toBe(told)
})

test('a standfirst and a headline say nothing that readers did not see, and that is reported', async () => {
  const hidden = '<span style="display:none">secret</span><script>secret()</script>'
  const { title, description, losses } = await made(
    `<title><![CDATA[High <i hidden>secret</i> tide]]></title><excerpt:encoded><![CDATA[The wall ${hidden} stands. {# secret #}]]></excerpt:encoded>`,
  )
  expect([title, description]).toEqual(['High tide', 'The wall stands.'])
  expect(losses.map(({ code, detail }) => `${code} ${detail}`)).toEqual([
    'remark-removed secret',
    'remark-removed secret',
    'remark-removed {# secret #}',
  ])
})

test('only an item makes an export one of WordPress', async () => {
  const library = emptyLibrary()
  const found: boolean[] = []
  const head = '<title>Harbour</title><wp:wxr_version>1.2</wp:wxr_version>'
  const item = '<item><title>Tide</title><wp:post_id>1</wp:post_id></item>'
  for await (const record of xmlRecords(pieces(head + item))) found.push(noteIn(library, record))
  expect(found).toEqual([false, false, true])
})
