import { cp, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { place, write } from '../../test/support/build.ts'
import { inputsOf } from './last-build.ts'

const long = new Date('2020-01-01')

/** A content folder whose files are all of one size and one time, as reproducible archives give. */
async function archive() {
  const at = await place({ 'articles/a.md': 'a', 'media/b.png': 'b', 'site.yaml': 'c' })
  const age = (file: string) => utimes(join(at.content, file), long, long)
  for (const file of ['articles/a.md', 'media/b.png', 'site.yaml']) await age(file)
  const inputs = () => inputsOf(at, 'code', Date.now())
  return { ...at, age, inputs }
}

it('what a build is made from is the same while nothing was done', async () => {
  const { inputs } = await archive()
  expect(inputs()).toBeDefined()
  expect(inputs()).toBe(inputs())
})

it.each(['articles/a.md', 'media/b.png', 'site.yaml'])(
  'another %s of the same size and time makes it another',
  async file => {
    const { content, age, inputs } = await archive()
    const before = inputs()
    await write(content, { [file]: 'z' })
    await age(file)
    expect(inputs()).toBeDefined()
    expect(inputs()).not.toBe(before)
  },
)

it('files that swap names make it another, and so does a copy of the folder', async () => {
  const { content, inputs } = await archive()
  const before = inputs()
  const path = (file: string) => join(content, file)
  await rename(path('articles/a.md'), path('x'))
  await rename(path('media/b.png'), path('articles/a.md'))
  await rename(path('x'), path('media/b.png'))
  const swapped = inputs()
  expect(swapped).not.toBe(before)
  await cp(content, `${content}-copy`, { recursive: true, preserveTimestamps: true })
  await rm(content, { recursive: true })
  await rename(`${content}-copy`, content)
  expect(inputs()).not.toBe(swapped)
})

it('it is not to be relied on while a file is new', async () => {
  const { content, inputs } = await archive()
  await write(content, { 'articles/b.md': 'b' })
  expect(inputs()).toBeUndefined()
})
