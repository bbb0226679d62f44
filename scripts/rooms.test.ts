import { expect, test } from 'vitest'
import { place } from '../test/support/build.ts'
import { breaches } from './rooms.ts'

const found = async (files: Record<string, string>) => breaches((await place(files)).content)

test.each([
  ['a statement', "import { a } from '../plan/a.ts'"],
  ['a statement over several lines', "import {\n  a,\n  b,\n} from '../plan/a.ts'"],
  ['types alone', "import type { A } from '../plan/a.ts'"],
  ['handing on', "export { a } from '../plan/a.ts'"],
  ['what it does', "import '../plan/a.ts'"],
  ['a call', "const { a } = await import('../plan/a.ts')"],
  ['a call with a template', 'const { a } = await import(`../plan/a.ts`)'],
  ['the way of CommonJS', "import a = require('../plan/a.ts')"],
  ['its address', "new Worker(new URL('../plan/a.ts', import.meta.url))"],
])('a room that may not import another does not by %s', async (_, text) => {
  const told = 'archive/b.ts imports plan/a.ts: archive may not import plan'
  expect(await found({ 'archive/b.ts': text })).toEqual([told])
  expect(await found({ 'publish/b.ts': text })).toEqual([])
})

test('scripts for browsers and components keep to the law as well', async () => {
  const text = "import { a } from '../import/a.ts'\n"
  expect(await found({ 'components/b.js': text })).toHaveLength(1)
  expect(await found({ 'components/B.astro': `---\n${text}---\n<p />` })).toHaveLength(1)
  expect(await found({ 'components/b.test.ts': text })).toEqual([])
})

test.each([
  ['by values', "import { b } from './b.ts'"],
  ['by types', "import type { B } from './b.ts'"],
  ['by types among values', "import { a, type B } from './b.ts'"],
  ['by a worker', "new URL('./b.ts', import.meta.url)"],
])('a circle is reported, also %s', async (_, text) => {
  const files = { 'plan/a.ts': text, 'plan/b.ts': "import { c } from './c.ts'" }
  expect(await found({ ...files, 'plan/c.ts': '' })).toEqual([])
  expect(await found({ ...files, 'plan/c.ts': "import type { A } from './a.ts'" })).toEqual([
    'a circle of imports: plan/a.ts → plan/b.ts → plan/c.ts → plan/a.ts',
  ])
})

test('no file has a name that says nothing, and none is outside of the rooms', async () => {
  expect(await found({ 'plan/utils.ts': '' })).toEqual([
    'plan/utils.ts has a name that says nothing',
  ])
  expect(await found({ 'other/a.ts': "import '../plan/a.ts'" })).toHaveLength(1)
})

test('the rooms of the project keep to the law', () => {
  expect(breaches('src')).toEqual([])
})
