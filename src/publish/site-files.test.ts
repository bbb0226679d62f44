import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesBelow, place as newPlace, type Place, write } from '../../test/support/build.ts'
import { filesIn, placeAll, remove } from './site-files.ts'

async function outOf(files: string[]): Promise<Place> {
  const at = await newPlace({})
  await write(at.out, Object.fromEntries(files.map(file => [file, 'x'])))
  return at
}

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

describe('placeAll()', () => {
  it('puts files in the places of others, and a folder that is new there as a whole', async () => {
    const { out } = await outOf(['site/old', 'site/a/kept'])
    await write(out, { 'stage/old': '1', 'stage/a/b/c': '2', 'stage/a/b/d': '3', 'stage/a/e': '4' })
    placeAll(['a/b/c', 'a/e', 'old', 'a/b/d'], join(out, 'stage'), join(out, 'site'))
    expect(filesIn(join(out, 'site')).sort()).toEqual(['a/b/c', 'a/b/d', 'a/e', 'a/kept', 'old'])
    expect(readFileSync(join(out, 'site/old'), 'utf8')).toBe('1')
    expect(filesIn(join(out, 'stage'))).toEqual([])
  })

  it('makes the folder of a site that is not there yet', async () => {
    const { out } = await outOf(['stage/a/b'])
    placeAll(['a/b'], join(out, 'stage'), join(out, 'new/site'))
    expect(filesIn(join(out, 'new/site'))).toEqual(['a/b'])
  })

  it('takes the place of a link without following it', async () => {
    const { out } = await outOf(['kept', 'stage/a/link'])
    await write(out, { 'stage/a/link': 'new' })
    mkdirSync(join(out, 'site/a'), { recursive: true })
    symlinkSync(join(out, 'kept'), join(out, 'site/a/link'))
    placeAll(['a/link'], join(out, 'stage'), join(out, 'site'))
    expect(readFileSync(join(out, 'kept'), 'utf8')).toBe('x')
    expect(readFileSync(join(out, 'site/a/link'), 'utf8')).toBe('new')
  })

  it('has every file where it belongs, whatever was there', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
    const names = fc.uniqueArray(
      path.map(parts => `${parts.join('/')}/file`),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(names, names, (before, fresh) => {
        const root = mkdtempSync(join(tmpdir(), 'backfile-'))
        const put = (folder: string, file: string) => {
          mkdirSync(dirname(join(root, folder, file)), { recursive: true })
          writeFileSync(join(root, folder, file), folder)
        }
        for (const file of before) put('site', file)
        for (const file of fresh) put('stage', file)
        placeAll(fresh, join(root, 'stage'), join(root, 'site'))
        const found = filesIn(join(root, 'site')).map(file => [
          file,
          readFileSync(join(root, 'site', file), 'utf8'),
        ])
        const kept = before.filter(file => !fresh.includes(file)).map(file => [file, 'site'])
        const wanted = [...fresh.map(file => [file, 'stage']), ...kept]
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted))
        rmSync(root, { recursive: true })
      }),
    )
  })
})
