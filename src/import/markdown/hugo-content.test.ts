import { expect, test } from 'vitest'
import { folderOf, readFolder } from './folder-in-test.ts'
import { openMarkdown } from './open-folder.ts'

const post = (matter = '') => `---\ntitle: A\ndate: 2015-03-02\n${matter}\n---\nText`
const yaml = 'hugo.yaml'

async function statusesOf(files: Record<string, string>): Promise<Record<string, string>> {
  const items = Object.values(await readFolder(folderOf(files)))
  return Object.fromEntries(items.map(({ key, status }) => [key, status]))
}

test.each([
  ['published', ''],
  ['headless', 'headless: true'],
  ['a draft', 'draft: true'],
  ['expired', 'expiryDate: 2016-01-01'],
])('texts beside and below an index.md are no pages, whether its page is %s', async (_, matter) => {
  const root = folderOf({
    [yaml]: '',
    'content/news/ferry/index.md': post(matter),
    'content/news/ferry/notes.md': post(),
    'content/news/ferry/more/deep.md': post(),
    'content/news/ferry/more/index.md': post(),
    'content/news/other.md': post(),
    'content/news/_index.md': post(),
  })
  const keys = Object.keys(await readFolder(root))
  expect(keys.filter(key => key.includes('ferry'))).toEqual(['content/news/ferry/index.md'])
  expect(keys).toContain('content/news/other.md')
  const { notes = [] } = await openMarkdown(root)
  expect(notes.find(note => note.includes('beside or below an index.md'))).toContain(
    ': 3 (content/news/ferry/more/deep.md, content/news/ferry/more/index.md, content/news/ferry/notes.md)',
  )
})

test('a bundle in several languages has a page in each; an index of the content makes no bundle', async () => {
  const languages = { [yaml]: 'languages: {en: {}, tr: {}}' }
  const found = await statusesOf({
    ...languages,
    'content/index.md': post(),
    'content/a.md': post(),
    'content/b/index.en.md': post(),
    'content/b/index.tr.md': post(),
    'content/b/c.tr.md': post(),
  })
  expect(Object.keys(found)).toEqual([
    ...['content/a.md', 'content/b/index.en.md', 'content/b/index.tr.md', 'content/index.md'],
  ])
})

test.each([
  ['disableLanguages: [fr]\nlanguages: {en: {}, fr: {}}', 'content/a.fr.md'],
  ['disableLanguages: [fr]', 'content/a.fr.md'],
  ['disableLanguages: "de fr"\nlanguages: {en: {}}', 'content/fr/a.md'],
  ['languages: {en: {}, fr: {disabled: true}}', 'content/a.fr.md'],
  ['languages: {en: {}, fr: {disabled: true, contentDir: texte}}', 'texte/a.md'],
  ['defaultContentLanguage: fr\nlanguages: {en: {}, fr: {disabled: true}}', 'content/a.md'],
])('a text in a language that is switched off is a draft: %s', async (settings, path) => {
  const found = await statusesOf({
    ...{ [yaml]: settings, [path]: post(), 'content/b.en.md': post() },
  })
  expect(found[path]).toBe('draft')
  if (!settings.includes('contentDir')) expect(found['content/b.en.md']).toBe('published')
})

const mounted = 'module: {mounts: [{source: texts, target: content}]}'
const cascaded = 'cascade: {draft: true, target: {path: "/blog/2021/**"}}'

test('texts in a folder that is mounted as content have the addresses and the cascade of that', async () => {
  const items = await readFolder(
    folderOf({
      [yaml]: `${mounted}\n${cascaded}`,
      'texts/blog/2020/a.md': post(),
      'texts/blog/2021/b.md': post(),
    }),
  )
  expect(items['texts/blog/2020/a.md']).toMatchObject({
    ...{ status: 'published', addresses: ['/blog/2020/a/'] },
  })
  expect(items['texts/blog/2021/b.md']).toMatchObject({ status: 'draft' })
})

test('several folders may be mounted at places and in languages; what lies outside of them is left out', async () => {
  const root = folderOf({
    [yaml]: [
      'defaultContentLanguage: en',
      `languages: {en: {}, de: {}}\n${cascaded}\nmodule:\n  mounts:`,
      '    - {source: texts, target: content}',
      '    - {source: texte, target: content, lang: de}',
      '    - {source: old, target: content/blog/2021, excludeFiles: "secret/**"}',
      '    - {source: static, target: static}',
    ].join('\n'),
    'texts/blog/a.md': post(),
    'texte/blog/a.md': post(),
    'old/b.md': post(),
    'old/secret/c.md': post(),
    'README.md': post(),
    'content/d.md': post(),
  })
  const items = await readFolder(root)
  expect(Object.keys(items)).toEqual(['old/b.md', 'texte/blog/a.md', 'texts/blog/a.md'])
  expect(items['texte/blog/a.md']).toMatchObject({ lang: 'de', addresses: ['/de/blog/a/'] })
  expect(items['texts/blog/a.md']).toMatchObject({ addresses: ['/blog/a/'] })
  expect(items['old/b.md']).toMatchObject({ status: 'draft' })
  const { notes = [] } = await openMarkdown(root)
  expect(notes.find(note => note.includes('outside'))).toContain(': 3 (')
})
