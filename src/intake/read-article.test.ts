import { expect, test } from 'vitest'
import { readArticle } from './read-article.ts'

test('characters that no page may hold are in nothing that is made of an article', () => {
  const source =
    '---\ntitle: "A \\u0001wall"\ndate: 2003-05-14\n---\n\nIt \u000bstands\u0085, `still\ufffe`.\n'
  const { entry, html, text, markdown, problems } = readArticle(source, 'articles/a.md')
  expect(problems).toEqual([])
  expect(entry?.fields).toMatchObject({ title: 'A wall' })
  expect(html).toBe('<p>It stands, <code>still</code>.</p>')
  expect(text).toContain('It stands, still.')
  expect(markdown.text.trim()).toBe('It stands, `still`.')
})

test('a date under another name is named even when no article can be made', () => {
  const { problems } = readArticle('---\ntitle: A\npublished: 2003-05-14\n---\n', 'articles/a.md')
  expect(problems).toMatchObject([
    { code: 'key-missing', key: 'date' },
    { code: 'key-unknown', key: 'published', nearest: 'date', line: 3 },
  ])
})

test.each([
  ['draft: true', []],
  ['draft: true\ndate:', []],
  ['draft: false', [{ code: 'key-missing', key: 'date' }]],
  ['', [{ code: 'key-missing', key: 'date' }]],
  ['draft: true\ndate: someday', [{ code: 'date-unreadable', key: 'date' }]],
])('only a draft needs no date: “%s”', (matter, problems) => {
  const source = `---\ntitle: A\n${matter}\n---\n\nText.\n`
  expect(readArticle(source, 'articles/a.md').problems).toMatchObject(problems)
})
