import { expect, test } from 'vitest'
import { checkFolders } from './check-folders.ts'

const shown = (file: string, withheld = false) => ({ entry: { file }, withheld })
const namedIn = (...files: string[]) => checkFolders(files.map(file => shown(file)))

test.each([
  ...['drafts', 'Draft', 'my drafts', 'drafts-2019', '2019_drafts', 'old-drafts', 'wip', 'private'],
  ...['unpublished', 'not published', 'do-not-publish', 'Hidden', 'embargoed', 'trash', 'internal'],
  ...['Entwürfe', 'brouillons', 'borradores', 'черновики', '草稿', '下書き', 'مسودات', 'not ready'],
])('a folder called “%s” is named', folder => {
  expect(namedIn(`articles/${folder}/2019/wall.md`)).toEqual([
    { code: 'folder-may-hold-back', file: `articles/${folder}`, count: 1 },
  ])
  expect(namedIn(`articles/2019/${folder}/wall.md`)).toHaveLength(1)
  expect(namedIn(`pages/${folder}/wall.md`)).toHaveLength(1)
})

test.each([
  ...['2019', '05', 'news', 'published', 'public', 'review', 'reviews', 'future', 'staff', 'ideas'],
  ...['draft-beer', 'private-gardens', 'secret-island', 'online', 'archive', 'harbour', 'site'],
  ...['weather', 'en', 'craft', 'live', 'hiding-places', 'publishers', 'paid'],
])('a folder called “%s” is not', folder => {
  expect(namedIn(`articles/${folder}/wall.md`)).toEqual([])
})

test('a folder is named once, the topmost one, with the number of texts in it that are published', () => {
  const files = ['articles/drafts/a.md', 'articles/drafts/private/b.md'].map(file => shown(file))
  expect(checkFolders([...files, shown('articles/drafts/c.md', true)])).toEqual([
    { code: 'folder-may-hold-back', file: 'articles/drafts', count: 2 },
  ])
  expect(checkFolders([shown('articles/drafts/c.md', true)])).toEqual([])
})
