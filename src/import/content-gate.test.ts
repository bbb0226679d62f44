import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isContentPath, placeIn } from './content-gate.ts'

test.each(['site.yaml', 'articles/2013/05/a.md', 'pages/about.md', 'media/2013/a b.jpg'])(
  '%s is a path of content',
  file => expect(isContentPath(file)).toBe(true),
)

test.each([
  '../victim/hook.sh',
  'articles/../../victim',
  'articles//a.md',
  'articles/./a.md',
  'articles/',
  'articles',
  '/etc/passwd',
  'media\\..\\..\\a',
  'media/a\u0000.jpg',
  'imports/a.json',
  '.git/hooks/post-commit',
  'site.yaml/a',
  'articlesx/a.md',
  '',
  7,
  undefined,
  { file: 'site.yaml' },
])('%j is not', file => expect(isContentPath(file)).toBe(false))

function folders() {
  const root = mkdtempSync(join(tmpdir(), 'gate-'))
  const content = join(root, 'content')
  mkdirSync(join(content, 'articles/2013'), { recursive: true })
  mkdirSync(join(root, 'outside'))
  return { root, content }
}

test('a path is taken as it is where no link leads out', () => {
  const { content } = folders()
  symlinkSync('2013', join(content, 'articles/latest'))
  expect(placeIn(content, 'articles/2013/05/a.md')).toBe(join(content, 'articles/2013/05/a.md'))
  expect(placeIn(content, 'articles/latest/a.md')).toBe(join(content, 'articles/latest/a.md'))
})

test('a content folder that is not there yet, or is a link itself, is one all the same', () => {
  const { root, content } = folders()
  expect(placeIn(join(root, 'new'), 'articles/a.md')).toBe(join(root, 'new/articles/a.md'))
  symlinkSync(content, join(root, 'linked'))
  expect(placeIn(join(root, 'linked'), 'articles/a.md')).toBe(join(root, 'linked/articles/a.md'))
})

test('a folder or a file that links out is refused', () => {
  const { root, content } = folders()
  writeFileSync(join(root, 'outside/k.txt'), 'theirs')
  symlinkSync('../../outside', join(content, 'articles/link'))
  symlinkSync('../../outside/k.txt', join(content, 'articles/k.md'))
  symlinkSync('../outside', join(content, 'media'))
  for (const file of ['articles/link/k.txt', 'articles/link/new/k.txt', 'media/k.txt'])
    expect(() => placeIn(content, file)).toThrow(/leads out/)
  expect(() => placeIn(content, 'articles/k.md')).toThrow(/symbolic link/)
})
