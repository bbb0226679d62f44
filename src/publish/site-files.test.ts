import { mkdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, place as newPlace, type Place, write } from '../../test/support/build.ts'
import { fileOf, filesIn, isAsKnown, place, remove, rowOf } from './site-files.ts'

async function outOf(files: string[]): Promise<Place> {
  const at = await newPlace({})
  await write(at.out, Object.fromEntries(files.map(file => [file, 'x'])))
  return at
}

describe('fileOf()', () => {
  it.each([
    ['/', 'index.html'],
    ['/2003/05/wall/', '2003/05/wall/index.html'],
    ['/feed.xml', 'feed.xml'],
    ['/tags/جسر/', 'tags/جسر/index.html'],
  ])('of %s is %s', (address, file) => {
    expect(fileOf(address)).toBe(file)
  })
})

describe('filesIn()', () => {
  it('finds files in any nesting, but nothing of git’s', async () => {
    const { out } = await outOf(['index.html', 'a/b/c.html', '.git/HEAD', 'a/.git/HEAD'])
    expect(filesIn(out).sort()).toEqual(['a/b/c.html', 'index.html'])
  })

  it('finds nothing where there is no folder', async () => {
    expect(filesIn((await newPlace({})).out)).toEqual([])
  })

  it('takes a link for a file and does not look behind it', async () => {
    const at = await outOf(['index.html'])
    await write(at.content, { 'media/x.jpg': 'x' })
    symlinkSync(join(at.content, 'media'), join(at.out, 'media'))
    symlinkSync(join(at.root, 'gone'), join(at.out, 'broken'))
    expect(filesIn(at.out).sort()).toEqual(['broken', 'index.html', 'media'])
  })
})

describe('remove()', () => {
  it('removes files and the folders that are empty then, but never the folder itself', async () => {
    const { out } = await outOf(['index.html', 'a/b/c.html', 'a/d.html', 'e/f/g/h.html'])
    remove(out, ['a/b/c.html', 'e/f/g/h.html'])
    expect(await filesBelow(out)).toEqual(['a/d.html', 'index.html'])
    expect(() => statSync(join(out, 'e'))).toThrow('ENOENT')
    expect(() => statSync(join(out, 'a/b'))).toThrow('ENOENT')
    remove(out, ['a/d.html', 'index.html'])
    expect(statSync(out).isDirectory()).toBe(true)
  })

  it('removes a link and not what it leads to', async () => {
    const at = await outOf(['index.html'])
    await write(at.content, { 'media/x.jpg': 'x' })
    symlinkSync(join(at.content, 'media'), join(at.out, 'media'))
    remove(at.out, ['media'])
    expect(await filesBelow(at.content)).toEqual(['media/x.jpg'])
    expect(await filesBelow(at.out)).toEqual(['index.html'])
  })
})

describe('isAsKnown()', () => {
  it('knows a file by its size and time, and by its bytes when only its time is another', async () => {
    const { out } = await outOf(['a/index.html'])
    const path = join(out, 'a/index.html')
    const row = rowOf(path, 'print')
    expect(isAsKnown(path, row)).toBe(true)
    utimesSync(path, 1000, 1000)
    expect(isAsKnown(path, row)).toBe(true)
    await write(out, { 'a/index.html': 'y' })
    expect(isAsKnown(path, row)).toBe(false)
  })

  it('knows nothing of what is gone, is a folder, or is a link', async () => {
    const { out } = await outOf(['a/index.html', 'b'])
    const row = rowOf(join(out, 'a/index.html'), 'print')
    expect(isAsKnown(join(out, 'c.html'), row)).toBe(false)
    expect(isAsKnown(join(out, 'a'), row)).toBe(false)
    expect(isAsKnown(join(out, 'b/index.html'), row)).toBe(false)
    symlinkSync(join(out, 'a/index.html'), join(out, 'link'))
    expect(isAsKnown(join(out, 'link'), row)).toBe(false)
  })
})

describe('place()', () => {
  it('puts a file in the place of another, in folders that it makes', async () => {
    const { out } = await outOf(['stage/new', 'old'])
    await write(out, { 'stage/new': 'new' })
    place(join(out, 'stage/new'), join(out, 'a/b/new'))
    expect(readFileSync(join(out, 'a/b/new'), 'utf8')).toBe('new')
    place(join(out, 'a/b/new'), join(out, 'old'))
    expect(readFileSync(join(out, 'old'), 'utf8')).toBe('new')
    expect(await filesBelow(out)).toEqual(['old'])
  })

  it('takes the place of a link without following it', async () => {
    const { out } = await outOf(['kept', 'new'])
    await write(out, { new: 'new' })
    mkdirSync(join(out, 'a'))
    symlinkSync(join(out, 'kept'), join(out, 'a/link'))
    place(join(out, 'new'), join(out, 'a/link'))
    expect(readFileSync(join(out, 'kept'), 'utf8')).toBe('x')
    expect(readFileSync(join(out, 'a/link'), 'utf8')).toBe('new')
  })
})
