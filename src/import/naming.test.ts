import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Loss } from './losses.ts'
import { type Nameable, Naming } from './naming.ts'
import { ScratchMap } from './scratch.ts'

function naming(before: Record<string, string> = {}, content = '/nowhere'): Naming {
  const files = new ScratchMap<{ file: string; digest: string }>()
  for (const [key, file] of Object.entries(before)) files.set(key, { file, digest: '' })
  return new Naming(content, { timeZone: 'UTC', pathOf: () => '', paths: [] }, files)
}

const item = (given: Partial<Nameable>): Nameable => ({
  ...{ key: 'post 1', becomes: 'article', addresses: [], date: { text: '2001-02-03' } },
  ...given,
})

test('thousands of items of one name are numbered one after the other', () => {
  const names = naming()
  const files = Array.from({ length: 4_000 }, (_, at) =>
    names.name(item({ key: `post ${at}`, title: 'Untitled', date: undefined })),
  )
  expect(files.at(-1)?.file).toBe('articles/undated/untitled-4000.md')
  expect(new Set(files.map(({ file }) => file)).size).toBe(4_000)
})

test.each<[string, Loss[]]>([
  ['articles/2001/02/ferry-2.md', [{ code: 'slug-numbered', detail: 'ferry → ferry-2' }]],
  ['articles/2001/02/wall.md', []],
])('an item that was %s before keeps that, and no other is blamed for it', (file, losses) => {
  expect(naming({ 'post 1': file }).name(item({ slug: 'ferry' }))).toMatchObject({ file, losses })
})

test('of a name that was cut it is told what it became', () => {
  const { file, losses } = naming().name(item({ title: 'n'.repeat(240) }))
  expect(losses.map(({ code }) => code)).toEqual(['slug-shortened'])
  expect(file).toBe(`articles/2001/02/${losses[0]?.detail.split(' → ')[1]}.md`)
})

test('of old addresses that differ by case alone, the first leads on and the others are reported', () => {
  const names = naming()
  const one = item({ slug: 'ferry', addresses: ['/News/Ferry/', '/news/ferry/', '/News/Ferry'] })
  names.name(one)
  const { aliases, losses, led } = names.leading(one, '/2001/02/03/ferry/')
  expect(aliases).toEqual(['/News/Ferry/'])
  expect(led.map(({ how }) => how)).toEqual(['redirect', 'none', 'redirect'])
  expect(losses.map(({ detail }) => detail)).toEqual([
    '/news/ferry/: on a disk that ignores case it would be the same file as /News/Ferry/',
  ])
})

test('an article gets an id of its own, the same at every reading, and a page gets none', () => {
  const [one, again] = [naming(), naming()].map(names => names.name(item({ slug: 'ferry' })).id)
  const other = naming().name(item({ key: 'post 2', slug: 'ferry' })).id
  expect(one).toMatch(/^\w{10}$/)
  expect(again).toBe(one)
  expect(other).not.toBe(one)
  expect(naming().name(item({ slug: 'about', becomes: 'page' })).id).toBeUndefined()
})

test.each([
  ['no id, as earlier imports wrote it', '---\ntitle: Ferry\n---\n', undefined],
  ['an id that its author gave', '---\ntitle: Ferry\nid: ferry-1\n---\n', 'ferry-1'],
  ['an id that is a number', '---\nid: 12\n---\n', '12'],
])('an article whose file has %s keeps it', (_, text, id) => {
  const content = mkdtempSync(join(tmpdir(), 'naming-'))
  onTestFinished(() => rmSync(content, { recursive: true }))
  const path = join(content, 'articles/ferry.md')
  mkdirSync(dirname(path))
  writeFileSync(path, text)
  expect(naming({ 'post 1': 'articles/ferry.md' }, content).name(item({})).id).toBe(id)
})
