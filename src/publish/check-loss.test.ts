import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { place } from '../../test/support/build.ts'
import type { Problem } from '../archive/problem.ts'
import { checkLoss } from './check-loss.ts'

const broken = (n: number): Problem[] =>
  Array.from({ length: n }, (_, i) => ({ code: 'file-not-text', file: `articles/${i}.md` }))

it.each([
  [0, 0, 0, false],
  [1, 0, 0, false],
  [2, 0, 0, true],
  [5, 2, 0, false],
  [5, 0, 0, true],
  [18, 9, 0, false],
  [20, 9, 0, true],
  [20, 10, 0, false],
  [20, 2, 18, false],
  [100, 49, 0, true],
  [100, 51, 0, false],
  [100, 300, 0, false],
])(
  'of %i published articles %i are left and %i have errors',
  async (published, articles, faulty, isLost) => {
    const { content } = await place({ 'articles/a.md': '' })
    const found = checkLoss(content, { published, articles }, broken(faulty))
    expect(found.map(({ code }) => code)).toEqual(isLost ? ['articles-lost'] : [])
  },
)

it('a content folder has to exist, be a folder, and have one of articles', async () => {
  const { content, root } = await place({ 'site.yaml': '' })
  const codes = (folder: string) =>
    checkLoss(folder, { published: 0, articles: 0 }, []).map(({ code }) => code)
  expect(codes(join(root, 'contnet'))).toEqual(['content-missing'])
  expect(codes(join(content, 'site.yaml'))).toEqual(['content-missing'])
  expect(codes(content)).toEqual(['articles-missing'])
  mkdirSync(join(content, 'articles'))
  expect(codes(content)).toEqual([])
  rmSync(content, { recursive: true })
  expect(codes(content)).toEqual(['content-missing'])
})
