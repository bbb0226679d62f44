import { expect, test } from 'vitest'
import { fileOf, foldersAbove } from './site-path.ts'

test.each([
  ['/', 'index.html'],
  ['/2003/05/wall/', '2003/05/wall/index.html'],
  ['/feed.xml', 'feed.xml'],
  ['/tags/جسر/', 'tags/جسر/index.html'],
])('the page at %s is the file %s', (address, file) => {
  expect(fileOf(address)).toBe(file)
})

test.each([
  ['index.html', []],
  ['a/b/c.html', ['a', 'a/b']],
])('%s lies in the folders %j', (file, folders) => {
  expect(foldersAbove(file)).toEqual(folders)
})
