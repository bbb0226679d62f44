import { cp, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { article, type Files, place, write } from '../../test/support/build.ts'
import { findFiles } from './find-files.ts'
import { inTasks, readChanged } from './read-changed.ts'
import { openStore } from './store.ts'

const long = new Date('2020-01-01')

/** A content folder whose files are old enough to be trusted by their times, and a store for it. */
async function archive(files: Files) {
  const at = await place(files)
  const { store } = openStore(join(at.cache, 'archive.sqlite'), '1')
  onTestFinished(() => store.close())
  const age = (file: string, time = long) => utimes(join(at.content, file), time, time)
  for (const file of Object.keys(files)) await age(file)
  const told: [number, number][] = []
  const read = async () => {
    const { files } = findFiles(at.content, 'articles', /\.md$/)
    told.length = 0
    return readChanged(at.content, files, store, (done, all) => told.push([done, all]))
  }
  return { ...at, store, age, read, told }
}

const titled = (title: string) => article({ title, date: '2003-05-14' })
const two = { 'articles/a.md': titled('A'), 'articles/b.md': titled('B') }

function titles(store: { load: (folder: string) => { entries: unknown[] } }) {
  return (store.load('articles').entries as { fields: { title: string } }[]).map(
    ({ fields }) => fields.title,
  )
}

describe('readChanged()', () => {
  it('reads every file the first time and none the second', async () => {
    const { read, store, told } = await archive(two)
    expect(await read()).toEqual({ read: 2, gone: 0 })
    expect(told.at(-1)).toEqual([2, 2])
    expect(titles(store)).toEqual(['A', 'B'])
    expect(await read()).toEqual({ read: 0, gone: 0 })
    expect(told).toEqual([])
  })

  it('reads only the file that was changed', async () => {
    const { read, content, age, store, told } = await archive(two)
    await read()
    await write(content, { 'articles/b.md': titled('B, changed') })
    await age('articles/b.md', new Date('2021-01-01'))
    expect(await read()).toEqual({ read: 1, gone: 0 })
    expect(told).toEqual([[1, 1]])
    expect(titles(store)).toEqual(['A', 'B, changed'])
  })

  it('does not render a file anew that was only touched, and trusts its new time', async () => {
    const { read, age, store, told } = await archive(two)
    await read()
    await age('articles/a.md', new Date('2021-01-01'))
    expect(await read()).toEqual({ read: 0, gone: 0 })
    expect(told).toEqual([[1, 1]])
    expect(store.known().get('articles/a.md')?.mtime).toBe(Date.parse('2021-01-01'))
    await read()
    expect(told).toEqual([])
    expect(titles(store)).toEqual(['A', 'B'])
  })

  it('reads a file of the same time and another size', async () => {
    const { read, content, age, store } = await archive(two)
    await read()
    await write(content, { 'articles/a.md': titled('Longer') })
    await age('articles/a.md')
    expect(await read()).toEqual({ read: 1, gone: 0 })
    expect(titles(store)).toEqual(['Longer', 'B'])
  })

  it('sees a change that keeps size and time, when the file was changed just before it was read', async () => {
    const { read, content, age, store } = await archive(two)
    const now = new Date()
    await age('articles/a.md', now)
    await read()
    await write(content, { 'articles/a.md': titled('Z') })
    await age('articles/a.md', now)
    expect(await read()).toEqual({ read: 1, gone: 0 })
    expect(titles(store)).toEqual(['Z', 'B'])
  })

  it('sees two files of one size and one time that swap names', async () => {
    const { read, content, store } = await archive(two)
    await read()
    const path = (name: string) => join(content, 'articles', name)
    for (const [from, to] of ['a.md x', 'b.md a.md', 'x b.md'].map(names => names.split(' '))) {
      await rename(path(from ?? ''), path(to ?? ''))
    }
    expect(await read()).toEqual({ read: 2, gone: 0 })
    expect(titles(store)).toEqual(['B', 'A'])
    expect(await read()).toEqual({ read: 0, gone: 0 })
  })

  it.each([
    ['written in place', (path: string, text: string) => writeFile(path, text)],
    [
      'put in its place',
      async (path: string, text: string) => {
        await writeFile(`${path}~`, text)
        await utimes(`${path}~`, long, long)
        await rename(`${path}~`, path)
      },
    ],
  ])('sees a change of the same size and time that was %s', async (_, change) => {
    const { read, content, age, store } = await archive(two)
    await read()
    await change(join(content, 'articles/a.md'), titled('Z'))
    await age('articles/a.md')
    expect(await read()).toEqual({ read: 1, gone: 0 })
    expect(titles(store)).toEqual(['Z', 'B'])
  })

  it('renders nothing of a folder that was copied with its times', async () => {
    const { read, content, told } = await archive(two)
    await read()
    const copy = `${content}-copy`
    await cp(content, copy, { recursive: true, preserveTimestamps: true })
    await rm(content, { recursive: true })
    await rename(copy, content)
    expect(await read()).toEqual({ read: 0, gone: 0 })
    expect(told).toEqual([[2, 2]])
    await read()
    expect(told).toEqual([])
  })

  it('looks once more at a file that was read within two seconds of its last change', async () => {
    const { read, age, told, store } = await archive(two)
    await age('articles/a.md', new Date(Date.now() + 60_000))
    await read()
    expect(store.known().get('articles/a.md')?.mtime).not.toBeGreaterThan(0)
    expect(await read()).toEqual({ read: 0, gone: 0 })
    expect(told).toEqual([[1, 1]])
  })

  it('forgets a file that is gone, and reads it by its new name', async () => {
    const { read, content, store } = await archive(two)
    await read()
    await rename(join(content, 'articles/a.md'), join(content, 'articles/c.md'))
    expect(await read()).toEqual({ read: 1, gone: 1 })
    expect([...store.known().keys()].sort()).toEqual(['articles/b.md', 'articles/c.md'])
    await rm(join(content, 'articles/c.md'))
    expect(await read()).toEqual({ read: 0, gone: 1 })
    expect(titles(store)).toEqual(['B'])
  })

  it('keeps the problems of a file until they are mended', async () => {
    const broken = { ...two, 'articles/a.md': '---\ntitle: A\n---\n' }
    const { read, content, store } = await archive(broken)
    await read()
    await read()
    expect(store.load('articles').problems).toMatchObject([{ code: 'key-missing', key: 'date' }])
    await write(content, two)
    await read()
    expect(store.load('articles').problems).toEqual([])
  })

  it('reads again, each time, a file that could not be read', async () => {
    const { read, content, store, told } = await archive(two)
    await write(content, { 'articles/a.md': Uint8Array.of(0xff, 0xfe, 0x41) })
    for (let i = 0; i < 2; i += 1) {
      await read()
      expect(told).not.toEqual([])
      expect(store.load('articles').problems).toEqual([
        { code: 'file-not-text', file: 'articles/a.md' },
      ])
    }
    await write(content, { 'articles/a.md': ' '.repeat(2_000_001) })
    await read()
    expect(store.load('articles').problems).toMatchObject([
      { code: 'file-too-large', bytes: 2_000_001, limit: 2_000_000 },
    ])
  })

  it('tells of a file that vanished since it was found', async () => {
    const { content, store } = await archive(two)
    const found = findFiles(content, 'articles', /\.md$/)
    await rm(join(content, 'articles/a.md'))
    await readChanged(content, found.files, store, () => undefined)
    expect(store.load('articles').problems).toEqual([
      { code: 'file-vanished', file: 'articles/a.md' },
    ])
  })

  it('reads many files in threads, as it reads few without', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, i) => [`articles/${i}.md`, titled(`${i}`)]),
    )
    const { read, store, content } = await archive({ ...many, ...two })
    expect(await read()).toEqual({ read: 82, gone: 0 })
    expect(titles(store).sort()).toEqual([...Object.keys(Array(80).fill(0)), 'A', 'B'].sort())
    const { size } = await stat(join(content, 'articles/7.md'))
    expect(store.known().get('articles/7.md')?.size).toBe(size)
    expect(await read()).toEqual({ read: 0, gone: 0 })
  })
})

describe('what a worker gets at a time', () => {
  const sizesOf = (sizes: readonly number[]) =>
    inTasks(
      '/content',
      sizes.map((size, at) => ({ file: `articles/${at}.md`, size, mtime: 0, ctime: 0, inode: 0 })),
      new Map(),
    ).map(({ files }) => files.map(({ size }) => size))

  it('is 24 short files', () => {
    const counts = sizesOf(new Array(60).fill(1_000)).map(({ length }) => length)
    expect(counts).toEqual([24, 24, 12])
  })

  it('is fewer long files, and only one that is longer than the bound', () => {
    expect(sizesOf([100_000, 100_000, 100_000, 900_000, 10, 20])).toEqual([
      ...[[100_000, 100_000], [100_000], [900_000], [10, 20]],
    ])
    expect(sizesOf([])).toEqual([])
  })
})
