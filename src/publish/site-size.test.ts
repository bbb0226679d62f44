import { expect, it } from 'vitest'
import { sizeOf } from './site-size.ts'

it('counts files and folders, each once, and finds the fullest folder', () => {
  const files = [
    'index.html',
    'a/index.html',
    'a/b/c/index.html',
    'a/b/d/x.html',
    'a/b/e.html',
    'index.html',
  ]
  expect(
    sizeOf(
      files,
      [
        ['a', 1],
        ['b', 3],
        ['c', 2],
      ],
      6,
    ),
  ).toEqual({
    ...{ files: 5, folders: 4, bytes: 6, fullest: { folder: 'a/b', entries: 3 } },
    largest: [
      { file: 'b', size: 3 },
      { file: 'c', size: 2 },
      { file: 'a', size: 1 },
    ],
  })
})
