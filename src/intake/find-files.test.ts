import { chmod, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Files, link, place, write } from '../../test/support/build.ts'
import { findFiles } from './find-files.ts'

const ends = /\.md$/i

async function contentOf(names: string[]): Promise<{ content: string; root: string }> {
  const files: Files = Object.fromEntries(names.map(name => [name, 'x']))
  return place(files)
}

async function found(content: string) {
  const { files, problems } = findFiles(content, 'articles', ends)
  return { names: files.map(({ file }) => file), problems }
}

describe('findFiles()', () => {
  it('finds files in any nesting by the end of their names, sorted by path', async () => {
    const names = ['b.md', 'a/z.md', 'a/b/c/d/e.MD', 'É.md', 'Z.md', 'مقال.md', 'x.txt', 'y.md.bak']
    const { content } = await contentOf(names.map(name => `articles/${name}`))
    expect(await found(content)).toEqual({
      names: ['Z.md', 'a/b/c/d/e.MD', 'a/z.md', 'b.md', 'É.md', 'مقال.md'].map(
        n => `articles/${n}`,
      ),
      problems: [],
    })
  })

  it('passes over names that begin with “.” or “_”, folders too', async () => {
    const names = ['.a.md', '_a.md', '.git/a.md', '_drafts/a.md', 'a_b.md', 'x/.y/a.md']
    const { content } = await contentOf(names.map(name => `articles/${name}`))
    expect((await found(content)).names).toEqual(['articles/a_b.md'])
  })

  it('tells size and time of each file', async () => {
    const { content } = await place({ 'articles/a.md': 'äx' })
    const [file] = findFiles(content, 'articles', ends).files
    const { mtimeMs, ctimeMs, ino } = await stat(join(content, 'articles/a.md'))
    const stamp = { size: 3, mtime: mtimeMs, ctime: ctimeMs, inode: ino }
    expect(file).toEqual({ file: 'articles/a.md', ...stamp })
  })

  it('finds nothing in a folder that is not there, nor outside the folder asked for', async () => {
    const { content } = await contentOf(['pages/a.md', 'articles.md'])
    expect(await found(content)).toEqual({ names: [], problems: [] })
    expect(await found(join(content, 'nowhere'))).toEqual({ names: [], problems: [] })
  })

  it('passes over a folder whose name ends like a file’s', async () => {
    const { content } = await contentOf(['articles/2003.md/a.md'])
    expect((await found(content)).names).toEqual(['articles/2003.md/a.md'])
  })
})

describe('findFiles() and symbolic links', () => {
  it('follows links to files and folders of the content folder', async () => {
    const { content } = await contentOf(['shared/one.md', 'shared/more/two.md', 'articles/a.md'])
    await link(join(content, 'shared/one.md'), join(content, 'articles/linked.md'))
    await link('../shared/more', join(content, 'articles/more'))
    expect(await found(content)).toEqual({
      names: ['articles/a.md', 'articles/linked.md', 'articles/more/two.md'],
      problems: [],
    })
  })

  it('ends when links go in a circle, and finds each file once', async () => {
    const { content } = await contentOf(['articles/a/b.md'])
    await link('..', join(content, 'articles/a/up'))
    await link(join(content, 'articles'), join(content, 'articles/self'))
    expect(await found(content)).toEqual({
      names: ['articles/a/b.md'],
      problems: [
        { code: 'link-repeated', file: 'articles/a/up', target: 'articles' },
        { code: 'link-repeated', file: 'articles/self', target: 'articles' },
      ],
    })
  })

  it('tells of a link that leads to itself', async () => {
    const { content } = await contentOf(['articles/a.md'])
    await link('loop.md', join(content, 'articles/loop.md'))
    const { names, problems } = await found(content)
    expect(names).toEqual(['articles/a.md'])
    expect(problems).toMatchObject([{ code: 'file-unreadable', file: 'articles/loop.md' }])
  })

  it('follows each folder once, and reports other links to it', async () => {
    const { content } = await contentOf(['shared/a.md'])
    await mkdir(join(content, 'articles'))
    for (const name of ['one', 'two']) await link('../shared', join(content, 'articles', name))
    expect(await found(content)).toEqual({
      names: ['articles/one/a.md'],
      problems: [{ code: 'link-repeated', file: 'articles/two', target: 'shared' }],
    })
  })

  it.each([
    ['to a folder beside it', '2019', ['articles/2019/a.md']],
    ['to a folder that it lies in', '.', ['articles/2019/a.md']],
    ['to the content folder', '..', ['articles/2019/a.md']],
    ['to a folder elsewhere', '../shared', ['articles/2019/a.md', 'articles/link/b.md']],
    [
      'to a part of what another leads to',
      '../shared/deep',
      ['articles/2019/a.md', 'articles/link/c.md'],
    ],
  ])('a link %s finds no file twice', async (_, target, names) => {
    const { content } = await contentOf(['articles/2019/a.md', 'shared/b.md', 'shared/deep/c.md'])
    await link(target, join(content, 'articles/link'))
    if (target === '../shared') names = [...names, 'articles/link/deep/c.md']
    const { files } = findFiles(content, 'articles', /\.md$/)
    expect(files.map(({ file }) => file).sort()).toEqual(names.sort())
  })

  it('a part of a folder that is linked before the whole is not read twice', async () => {
    const { content } = await contentOf(['articles/x.md', 'shared/b.md', 'shared/deep/c.md'])
    await link('../shared/deep', join(content, 'articles/1'))
    await link('../shared', join(content, 'articles/2'))
    expect(await found(content)).toEqual({
      names: ['articles/1/c.md', 'articles/2/b.md', 'articles/x.md'],
      problems: [{ code: 'link-repeated', file: 'articles/2/deep', target: 'shared/deep' }],
    })
  })

  it('reads each of many folders that all link to each other once', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `f${i}`)
    const { content } = await contentOf(names.map(name => `articles/${name}/a.md`))
    for (const from of names) {
      for (const to of names.filter(name => name !== from)) {
        await link(`../${to}`, join(content, 'articles', from, `to-${to}`))
      }
    }
    const { names: files, problems } = await found(content)
    expect(files).toHaveLength(12)
    expect(problems).toHaveLength(12 * 11)
  })

  it('refuses links that lead out of the content folder', async () => {
    const { content, root } = await contentOf(['articles/a.md'])
    await write(root, { 'secret/s.md': 'x', 'content-2/t.md': 'x' })
    await link(join(root, 'secret/s.md'), join(content, 'articles/s.md'))
    await link('../../secret', join(content, 'articles/folder'))
    await link(join(root, 'content-2'), join(content, 'articles/twin'))
    const { names, problems } = await found(content)
    expect(names).toEqual(['articles/a.md'])
    expect(problems.toSorted((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
      { code: 'link-outside', file: 'articles/folder', target: '../secret' },
      { code: 'link-outside', file: 'articles/s.md', target: '../secret/s.md' },
      { code: 'link-outside', file: 'articles/twin', target: '../content-2' },
    ])
  })

  it('refuses a folder of articles that is itself a link out of the content folder', async () => {
    const { content, root } = await contentOf([])
    await write(root, { 'elsewhere/a.md': 'x' })
    await link(join(root, 'elsewhere'), join(content, 'articles'))
    const { names, problems } = await found(content)
    expect(names).toEqual([])
    expect(problems).toMatchObject([{ code: 'link-outside', file: 'articles' }])
  })

  it('works in a content folder that is itself a link', async () => {
    const { content, root } = await contentOf(['articles/a.md', 'shared/b.md'])
    await link('../shared/b.md', join(content, 'articles/b.md'))
    await link(content, join(root, 'words'))
    expect(await found(join(root, 'words'))).toEqual({
      ...{ names: ['articles/a.md', 'articles/b.md'], problems: [] },
    })
  })

  it('tells of a link to nothing', async () => {
    const { content } = await contentOf(['articles/a.md'])
    await link('gone.md', join(content, 'articles/b.md'))
    expect(await found(content)).toMatchObject({
      names: ['articles/a.md'],
      problems: [{ file: 'articles/b.md' }],
    })
  })

  it.skipIf(process.getuid?.() === 0)('tells of a folder that may not be read', async () => {
    const { content } = await contentOf(['articles/shut/a.md'])
    await chmod(join(content, 'articles/shut'), 0)
    const { problems } = await found(content)
    await chmod(join(content, 'articles/shut'), 0o755)
    expect(problems).toEqual([
      { code: 'file-unreadable', file: 'articles/shut', reason: 'permission denied' },
    ])
  })
})
