import { describe, expect, test } from 'vitest'
import { siteSchema } from '../../archive/site.ts'
import { importedFolder } from './folder-in-test.ts'
import { languageEndings, languageFolders } from './language-folders.ts'

describe('folders of one language', () => {
  test.each([
    [['en/news/_posts/a.md', 'de/news/_posts/b.md'], { en: 'en', de: 'de' }],
    [['_posts/en/a.md', '_posts/ja/a.md', 'about.md'], { '_posts/en': 'en', '_posts/ja': 'ja' }],
    [['_posts/a.md', '_posts/ja/a.md'], { '_posts/ja': 'ja' }],
    [['a.md', 'fr/a.md', 'b.md'], { fr: 'fr' }],
    [['blog/a.md', 'i18n/fr/blog/a.md'], { 'i18n/fr': 'fr' }],
    [['content/a.md', 'content.de/a.md'], { 'content.de': 'de' }],
    [['content.en/a.md', 'content.de/b.md'], { 'content.en': 'en', 'content.de': 'de' }],
    [['pt-BR/a.md', 'en/b.md'], { 'pt-BR': 'pt-BR', en: 'en' }],
    [['docs/zh_CN/a.md', 'docs/en/b.md'], { 'docs/zh_CN': 'zh_CN', 'docs/en': 'en' }],
    [['en/a.md', 'de/a.md', 'about/b.md'], { en: 'en', de: 'de' }],
    [['it/router.md', 'news/ferry.md'], {}],
    [['it/router.md', 'id/passport.md', 'news/ferry.md'], {}],
    [['it/router.md'], {}],
    [['posts/2020/01/a.md'], {}],
    [['ab1/a.md', 'xx/a.md', 'yy/a.md'], {}],
  ])('of %j are %j', (files, expected) => {
    expect(Object.fromEntries(languageFolders(files))).toEqual(expected)
  })
})

test.each([
  [['a.md', 'a.ja.md'], ['ja']],
  [
    ['a.en.md', 'b.de.md'],
    ['en', 'de'],
  ],
  [['a.ja.md', 'b.md'], []],
  [['v1.is.md'], []],
  [['post.min.md', 'post.md'], []],
])('languages that names of %j end in are %j', (files, expected) => {
  expect([...languageEndings(files)]).toEqual(expected)
})

const post = (title: string) => `---\ntitle: ${title}\ndate: 2020-01-29\n---\n\nText.\n`

test.each<[string, string, string, Record<string, string>]>([
  [
    'folders of posts',
    '_posts/2020-01-29-a.md',
    '_posts/ja/2020-01-29-a.md',
    { '_config.yml': 'title: A' },
  ],
  [
    'folders above posts',
    'en/_posts/2020-01-29-a.md',
    'ja/_posts/2020-01-29-a.md',
    { '_config.yml': 'title: A' },
  ],
  ['folders alone', 'en/a.md', 'ja/a.md', {}],
  ['folders of translations', 'blog/a.md', 'i18n/ja/blog/a.md', {}],
  ['endings of folders', 'content/a.md', 'content.ja/a.md', {}],
  ['endings of files', 'a.md', 'a.ja.md', {}],
])('translations by %s become an edition', async (_, original, translation, settings) => {
  const { report, texts } = await importedFolder({
    ...settings,
    [original]: post('Ferry'),
    [translation]: post('フェリー'),
  })
  expect(report.source.site.editions).toMatchObject([{ language: 'ja' }])
  expect(texts[translation]).toContain('lang: ja')
  expect(texts[translation]).toMatch(/^translationOf: \S/m)
  expect(texts[original]).not.toContain('translationOf')
  expect(texts[translation]).not.toContain('section: ja')
  const files = Object.fromEntries(Array.from(report.items, ({ key, file }) => [key, file]))
  expect(files[translation]).toMatch(/^articles\/ja\//)
})

test('where every text lies in a language other than English, that of most is the site’s', async () => {
  const { report } = await importedFolder({
    ...{ 'fr/a.md': post('A'), 'fr/b.md': post('B'), 'de/a.md': post('C') },
  })
  expect(report.source.site).toMatchObject({ language: 'fr', editions: [{ language: 'de' }] })
})

test('editions have paths that site.yaml accepts, whatever their folders are called', async () => {
  const { report } = await importedFolder({
    'en/a.md': post('Ferry'),
    ...Object.fromEntries(
      ['zh_CN', 'pt-BR', 'sr_Latn', 'de'].map(name => [`${name}/a.md`, post('A')]),
    ),
  })
  const editions = report.source.site.editions ?? []
  expect(editions).toEqual([
    { language: 'de' },
    { language: 'pt-BR' },
    { language: 'sr-Latn' },
    { language: 'zh-CN' },
  ])
  expect(siteSchema.safeParse({ name: 'A', language: 'en', editions })).toMatchObject({
    success: true,
  })
})
