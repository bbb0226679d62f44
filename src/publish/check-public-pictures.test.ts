import { rename, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { place } from '../../test/support/build.ts'
import { isSameStamp, stampOf } from '../intake/file-stamp.ts'
import { openStore } from '../intake/store.ts'
import { checkPublicPictures } from './check-public-pictures.ts'

const grey = sharp({ create: { width: 6, height: 4, channels: 3, background: '#888' } }).jpeg()
const plain = await grey.clone().toBuffer()
const placed = await grey
  .clone()
  .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
  .toBuffer()

/** A `public/` with pictures that were written long ago, and a store. */
async function folderOf(files: Record<string, Buffer>) {
  const { content: folder, cache } = await place(files)
  const { store } = openStore(join(cache, 'archive.sqlite'), '1')
  onTestFinished(() => store.close())
  const age = (file: string) => utimes(join(folder, file), 1_000_000, 1_000_000)
  for (const file of Object.keys(files)) await age(file)
  const check = async (names = Object.keys(files)) =>
    (await checkPublicPictures(folder, names, '../public', store)).map(({ file }) => file)
  return { folder, store, age, check }
}

test('a picture that says where it was taken is found each time, and read once', async () => {
  const { folder, store, age, check } = await folderOf({ 'a.jpg': placed, 'b.jpg': plain })
  expect(await check()).toEqual(['../public/a.jpg'])
  expect(await check()).toEqual(['../public/a.jpg'])
  const known = store.publicPictures.known()
  for (const [file, looked] of known) {
    expect(isSameStamp(stampOf(await stat(join(folder, file))), looked)).toBe(true)
    known.set(file, { ...looked, saysWhereTaken: !looked.saysWhereTaken })
  }
  store.publicPictures.save(known)
  expect(await check()).toEqual(['../public/b.jpg'])
  await age('a.jpg')
  await age('b.jpg')
  expect(await check()).toEqual(['../public/a.jpg'])
})

test('pictures that swap names are read again', async () => {
  const padded = Buffer.concat([plain, Buffer.alloc(placed.length - plain.length)])
  const { folder, check } = await folderOf({ 'a.jpg': placed, 'b.jpg': padded })
  expect(await check()).toEqual(['../public/a.jpg'])
  const path = (file: string) => join(folder, file)
  await rename(path('a.jpg'), path('c'))
  await rename(path('b.jpg'), path('a.jpg'))
  await rename(path('c'), path('b.jpg'))
  expect(await check()).toEqual(['../public/b.jpg'])
})

test('a picture that was just written is read again, since it may have changed within its time', async () => {
  const { folder, store, check } = await folderOf({ 'a.jpg': plain })
  await writeFile(join(folder, 'a.jpg'), plain)
  expect(await check()).toEqual([])
  const { mtimeMs } = await stat(join(folder, 'a.jpg'))
  expect(store.publicPictures.known().get('a.jpg')?.mtime).not.toBe(mtimeMs)
})

test('a picture that is gone, or cannot be read, is forgotten', async () => {
  const { store, check } = await folderOf({ 'a.jpg': placed, 'b.jpg': plain })
  await check()
  expect(await check(['b.jpg', 'gone.jpg'])).toEqual([])
  expect([...store.publicPictures.known().keys()]).toEqual(['b.jpg'])
})
