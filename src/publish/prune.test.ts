import { mkdir, symlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, type Place, place, write } from '../../test/support/build.ts'
import { fileOf, prune } from './prune.ts'

async function outOf(files: string[]): Promise<Place> {
  const at = await place({})
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

describe('prune()', () => {
  it('removes what does not stay, counts it, and removes folders that are empty then', async () => {
    const { out } = await outOf(['index.html', 'a/b/c.html', 'a/d.html', 'e/f/g/h.html'])
    expect(await prune(out, file => ['index.html', 'a/d.html'].includes(file))).toBe(2)
    expect(await filesBelow(out)).toEqual(['a/d.html', 'index.html'])
    await expect(mkdir(join(out, 'e'))).resolves.toBeUndefined()
  })

  it('asks for every file by its path and time', async () => {
    const { out } = await outOf(['a/old.css', 'a/new.css'])
    await utimes(join(out, 'a/old.css'), 1000, 1000)
    const asked: string[] = []
    await prune(out, (file, mtime) => asked.push(file) > 0 && mtime > 1_000_000)
    expect(asked.sort()).toEqual(['a/new.css', 'a/old.css'])
    expect(await filesBelow(out)).toEqual(['a/new.css'])
  })

  it('leaves the history of a site that is kept in git alone', async () => {
    const { out } = await outOf(['.git/HEAD', 'index.html', 'a/.git/HEAD'])
    await prune(out, () => false)
    expect(await filesBelow(out)).toEqual(['.git/HEAD'])
  })

  it('keeps the output folder itself when nothing stays', async () => {
    const { out } = await outOf(['index.html'])
    await prune(out, () => false)
    await expect(mkdir(out)).rejects.toThrow('EEXIST')
  })

  it('removes a link and not what it leads to', async () => {
    const at = await outOf(['index.html'])
    await write(at.content, { 'media/x.jpg': 'x' })
    await symlink(join(at.content, 'media'), join(at.out, 'media'))
    await symlink(join(at.content, 'media/x.jpg'), join(at.out, 'x.jpg'))
    expect(await prune(at.out, file => file === 'index.html')).toBe(2)
    expect(await filesBelow(at.content)).toEqual(['media/x.jpg'])
    expect(await filesBelow(at.out)).toEqual(['index.html'])
  })

  it('removes a link that leads nowhere', async () => {
    const at = await outOf(['index.html'])
    await symlink(join(at.root, 'gone'), join(at.out, 'broken'))
    expect(await prune(at.out, file => file === 'index.html')).toBe(1)
  })
})
