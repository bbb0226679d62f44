import { cp, mkdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { processStart } from '../src/intake/process-start.ts'
import {
  article,
  build,
  type Files,
  filesBelow,
  type Place,
  place,
  write,
} from './support/build.ts'

const one = article({ title: 'One', date: '2020-01-01' })
const two = article({ title: 'Two', date: '2021-02-02' })
const some: Files = {
  'site.yaml': 'name: The Folder\naddress: https://folder.example\n',
  'articles/one.md': one,
  'articles/two.md': two,
}
const page = { one: '2020/01/one/index.html', two: '2021/02/two/index.html' }

async function built(at: Place, ...flags: string[]): Promise<string> {
  const { status, stdout, stderr } = await build(at, flags)
  expect(status, stderr).toBe(0)
  return stdout
}

async function refused(at: Place): Promise<string> {
  const before = await filesBelow(at.out)
  const { status, stderr } = await build(at)
  expect(status).toBe(1)
  expect(stderr).toContain('Nothing was published')
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(await filesBelow(at.out)).toEqual(before)
  return stderr
}

/** The same place with a cache of its own. */
const withCache = (at: Place, name: string): Place => {
  const cache = join(at.root, name)
  return { ...at, cache, env: { ...at.env, BACKFILE_CACHE: cache } }
}

test('a folder that holds anything else is refused, and left as it is; adopted, it keeps all of it', async () => {
  const at = await place(some)
  const own = { 'photos/wedding.jpg': 'y', 'index.html': 'a site of another kind', CNAME: 'x' }
  await write(at.out, own)
  const said = await refused(at)
  expect(said).toContain('CNAME, index.html, photos/wedding.jpg')
  expect(said).toContain('--adopt')
  expect(await readFile(join(at.out, 'index.html'), 'utf8')).toBe(own['index.html'])

  expect(await built(at, '--adopt')).toContain('leaves them: CNAME, photos/wedding.jpg.')
  const files = await filesBelow(at.out)
  expect(files).toEqual(expect.arrayContaining(['CNAME', 'photos/wedding.jpg', page.one]))
  expect(await readFile(join(at.out, 'index.html'), 'utf8')).toContain('The Folder')
  await rm(join(at.content, 'articles/two.md'))
  expect(await built(at)).toContain('leaves them: CNAME, photos/wedding.jpg.')
  const lasting = (file: string) => !/^(?:2021|archive\/catalogue-2021|pagefind)/.test(file)
  expect((await filesBelow(at.out)).filter(lasting)).toEqual(files.filter(lasting))
})

test('hidden files alone are no other site, and stay', async () => {
  const at = await place(some)
  await write(at.out, { '.nojekyll': '', '.well-known/security.txt': 'x' })
  await built(at)
  expect(await filesBelow(at.out)).toEqual(
    expect.arrayContaining(['.nojekyll', '.well-known/security.txt', page.one]),
  )
})

test('of a folder whose ledger is lost, a site of the same addresses is made again without a question', async () => {
  const at = await place(some)
  await built(at)
  await rm(at.cache, { recursive: true })
  await write(at.content, { 'articles/one.md': `${one}More text.\n` })
  await built(at)
  expect(await readFile(join(at.out, page.one), 'utf8')).toContain('More text.')
  const clean = { ...at, out: join(at.root, 'clean') }
  clean.env = { ...at.env, BACKFILE_OUT: clean.out, BACKFILE_CACHE: join(at.root, 'other') }
  await built(clean)
  expect(await filesBelow(at.out)).toEqual(await filesBelow(clean.out))
})

test('an article that was withdrawn after the ledger was lost does not stay unnoticed', async () => {
  const at = await place(some)
  await built(at)
  await rm(at.cache, { recursive: true })
  await write(at.content, {
    'articles/two.md': `---\ntitle: Two\ndate: 2021-02-02\ndraft: true\n---\n`,
  })
  expect(await refused(at)).toContain('2021/02/')
  expect(await built(at, '--adopt')).toContain('leaves them: 2021/')
  await rm(at.out, { recursive: true })
  await built(at)
  expect(await filesBelow(at.out)).not.toContain(page.two)
})

test('another cache that published into the folder since is noticed', async () => {
  const at = await place(some)
  const other = withCache(at, 'other')
  await built(at)
  await write(at.content, { 'articles/three.md': article({ title: 'Three', date: '2022-03-03' }) })
  await built(other)
  await rm(join(at.content, 'articles/three.md'))
  expect(await refused(at)).toContain('2022/03/')
  await rm(at.out, { recursive: true })
  await built(at)
  expect(await filesBelow(at.out)).not.toContain('2022/03/three/index.html')
})

/** Copies a folder of a place with its times, and gives back what puts the copy in its place. */
async function saved(folder: string): Promise<() => Promise<void>> {
  const copy = `${folder}-saved`
  await cp(folder, copy, { recursive: true, preserveTimestamps: true })
  return async () => {
    await rm(folder, { recursive: true })
    await cp(copy, folder, { recursive: true, preserveTimestamps: true })
  }
}

const secret = article({ title: 'Secret', date: '2022-03-03' })
const secretPage = '2022/03/secret/index.html'

test('an article withdrawn after an older cache was restored does not stay unnoticed', async () => {
  const at = await place(some)
  await built(at)
  const restore = await saved(at.cache)
  await write(at.content, { 'articles/secret.md': secret })
  await built(at)
  await restore()
  await rm(join(at.content, 'articles/secret.md'))
  expect(await refused(at)).toContain(secretPage)
})

test('an article withdrawn after an older site was restored does not stay unnoticed', async () => {
  const at = await place({ ...some, 'articles/secret.md': secret })
  await built(at)
  const restore = await saved(at.out)
  await rm(join(at.content, 'articles/secret.md'))
  await built(at)
  await restore()
  expect(await refused(at)).toContain(secretPage)
})

test('the mark is put there again by a build that changes something, and by no other', async () => {
  const at = await place(some)
  const time = async () => (await stat(join(at.out, '.published-by-backfile'))).mtimeMs
  await built(at)
  const first = await time()
  expect(await built(at)).toMatch(/^0 pages rendered.*; 0 files changed, 0 removed/m)
  expect(await time()).toBe(first)
  await write(at.content, { 'articles/one.md': `${one}More text.\n` })
  await built(at)
  const second = await time()
  expect(second).toBeGreaterThan(first + 2000)
  await rm(join(at.out, 'feed.xml'))
  expect(await built(at)).toContain('1 file changed, 0 removed')
  expect(await time()).toBeGreaterThan(second + 2000)
})

test('a folder with nothing but a link or a file named like a folder of the site is refused', async () => {
  const at = await place(some)
  await built(at)
  const shelf = join(at.root, 'shelf')
  const aside = join(at.root, 'aside')
  await write(aside, { 'a.txt': 'mine' })
  await write(shelf, { archive: 'mine' })
  await symlink(aside, join(shelf, '2020'))
  const elsewhere = { ...at, out: shelf, env: { ...at.env, BACKFILE_OUT: shelf } }
  expect(await refused(elsewhere)).toContain('2020, archive')
  const { status, stderr } = await build(elsewhere, ['--adopt'])
  expect(status).toBe(1)
  expect(stderr).toContain('The site needs the places of these files')
  expect(await readlink(join(shelf, '2020'))).toBe(aside)
  expect(await readFile(join(shelf, 'archive'), 'utf8')).toBe('mine')
})

test('a search of another generator in the folder outlives a lost cache', async () => {
  const at = await place(some)
  await built(at)
  await rm(at.cache, { recursive: true })
  const docs = 'docs/pagefind/fragment/en_1.pf_fragment'
  await write(at.out, { [docs]: 'mine', '_astro/old.css': 'a', 'pagefind/2019/old.pf_meta': 'b' })
  expect(await refused(at)).toContain(`: ${docs}.`)
  await write(at.content, { 'articles/one.md': `${one}More text.\n` })
  const said = await built(at, '--adopt')
  for (const file of [docs, '_astro/old.css', 'pagefind/2019/old.pf_meta']) {
    expect(said).toContain(file)
    expect(await filesBelow(at.out)).toContain(file)
  }
})

test('one cache does not take a second folder for the first', async () => {
  const at = await place(some)
  await built(at)
  const shelf = join(at.root, 'shelf')
  await write(shelf, { 'index.html': 'mine', [page.one]: 'mine too' })
  const elsewhere = { ...at, out: shelf, env: { ...at.env, BACKFILE_OUT: shelf } }
  expect(await refused(elsewhere)).toContain('Backfile did not put there')
  expect(await readFile(join(shelf, 'index.html'), 'utf8')).toBe('mine')
})

test('a folder that was moved or copied with its times is known again', async () => {
  const at = await place(some)
  await built(at)
  await write(at.out, { 'note.txt': 'x' })
  const moved = join(at.root, 'moved')
  await rename(at.out, moved)
  const there = { ...at, out: moved, env: { ...at.env, BACKFILE_OUT: moved } }
  expect(await built(there)).toMatch(/leaves them: note\.txt\.[\s\S]*^0 pages rendered/m)
})

test('a file that is not ours is never replaced by a page, nor in the way of one unnoticed', async () => {
  const at = await place(some)
  await built(at)
  const mine = { '2022/03/three/index.html': 'mine', '2023': 'mine' }
  await write(at.out, mine)
  await write(at.content, {
    'articles/three.md': article({ title: 'Three', date: '2022-03-03' }),
    'articles/four.md': article({ title: 'Four', date: '2023-03-03' }),
  })
  const said = await refused(at)
  for (const [file, text] of Object.entries(mine)) {
    expect(said).toContain(file)
    expect(await readFile(join(at.out, file), 'utf8')).toBe(text)
    await rm(join(at.out, file))
  }
  await built(at)
})

test('empty folders at the places of files, and links at the places of folders, are mended', async () => {
  const at = await place(some)
  await built(at)
  const before = await filesBelow(at.out)
  await rm(join(at.out, 'feed.xml'))
  await mkdir(join(at.out, 'feed.xml/deep/er'), { recursive: true })
  await rm(join(at.out, '2020'), { recursive: true })
  const aside = join(at.root, 'aside')
  await write(aside, { '01/one/index.html': 'mine' })
  await symlink(aside, join(at.out, '2020'))
  await built(at)
  expect(await filesBelow(at.out)).toEqual(before)
  expect(await filesBelow(aside)).toEqual(['01/one/index.html'])
  expect(await readFile(join(aside, '01/one/index.html'), 'utf8')).toBe('mine')
})

test('a link to a folder that holds more than a site is refused', async () => {
  const at = await place(some)
  await symlink(at.content, at.out)
  const { status, stderr } = await build(at)
  expect(status).toBe(1)
  expect(stderr).toContain('the content folder')
  expect(await filesBelow(at.content)).toEqual(Object.keys(some).toSorted())
})

test('names in another Unicode form are not the files of the site', async () => {
  const at = await place({
    ...some,
    'articles/é.md': article({ title: 'Été', date: '2022-03-03' }),
  })
  await built(at)
  const before = await filesBelow(at.out)
  const accented = before.filter(file => file !== file.normalize('NFD'))
  expect(accented.length).toBeGreaterThan(0)
  const copies = Object.fromEntries(accented.map(file => [file.normalize('NFD'), 'copy']))
  await write(at.out, copies)
  await rm(join(at.content, 'articles/é.md'))
  await built(at)
  expect((await filesBelow(at.out)).filter(file => file !== file.normalize('NFC'))).toEqual([])
  await write(at.content, { 'articles/é.md': article({ title: 'Été', date: '2022-03-03' }) })
  await built(at)
  for (const file of accented) {
    await write(at.out, { [file.normalize('NFD')]: await readFile(join(at.out, file)) })
    await rm(join(at.out, file))
  }
  await built(at)
  expect(await filesBelow(at.out)).toEqual(before)
})

test('a build with another cache waits for the one that publishes into the folder', async () => {
  const at = await place(some)
  await write(at.out, {
    '.backfile~/build.lock': `${process.pid} ${processStart(process.pid)}`,
    '.backfile~/half': 'half',
  })
  expect((await build(at)).stderr).toMatch(/^Process \d+ is publishing into .+ already\./m)
  await write(at.out, { '.backfile~/build.lock': `${process.pid} 1` })
  await built(at)
  expect((await filesBelow(at.out)).filter(file => file.includes('~'))).toEqual([])
})
