import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { digestOf } from '../archive/digest.ts'
import { Media, type PlacedPicture } from './media.ts'

const root = mkdtempSync(join(tmpdir(), 'backfile-media-'))
const [content, folder] = [join(root, 'content'), join(root, 'uploads')]
afterAll(() => rmSync(root, { recursive: true }))
beforeEach(() => {
  for (const at of [content, folder]) {
    rmSync(at, { recursive: true, force: true })
    mkdirSync(at)
  }
})

const item = { base: '', place: 'wall.md' }
const uploads = 'https://old.example/wp-content/uploads'

async function picture(red: number, size = 40): Promise<Buffer> {
  const background = { r: red, g: 0, b: 0 }
  return sharp({ create: { width: size, height: size, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

function media(before: ReadonlyMap<string, PlacedPicture> = new Map()): Media {
  return new Media({ content, source: {}, from: { folder }, writes: true, before })
}

const fogAt = `${uploads}/fog.jpg`

describe('a picture that was brought along before', () => {
  const again = async (change: () => void | Promise<void>) => {
    writeFileSync(join(folder, 'fog.jpg'), await picture(10))
    const first = media()
    await first.fateOf(fogAt, fogAt, item)
    await change()
    const second = media(first.placed)
    expect(await second.fateOf(fogAt, fogAt, item)).toEqual({
      kind: 'placed',
      src: '/media/fog.jpg',
    })
    const [placed] = second.placed.values()
    return {
      first: [...first.placed.values()][0],
      placed,
      there: readFileSync(join(content, 'media/fog.jpg')),
    }
  }

  test('is brought anew when it changed in the old archive', async () => {
    const changed = await picture(200)
    const { placed, there } = await again(() => writeFileSync(join(folder, 'fog.jpg'), changed))
    expect(there.equals(changed)).toBe(true)
    expect(placed?.digest).toBe(digestOf(changed))
  })

  test('is left when its author changed it, and known as it was imported', async () => {
    const own = await picture(100)
    const { first, placed, there } = await again(async () => {
      writeFileSync(join(folder, 'fog.jpg'), await picture(200))
      writeFileSync(join(content, 'media/fog.jpg'), own)
    })
    expect(there.equals(own)).toBe(true)
    expect(placed).toEqual(first)
  })
})

test('two sizes of one picture become one file, both at once', async () => {
  writeFileSync(join(folder, 'fog.jpg'), await picture(10, 3000))
  const both = media()
  const fates = await Promise.all(
    ['fog-300x200.jpg', 'fog.jpg', 'fog-150x100.jpg'].map(name =>
      both.fateOf(`${uploads}/${name}`, `${uploads}/${name}`, item),
    ),
  )
  expect(fates).toEqual(Array.from(fates, () => ({ kind: 'placed', src: '/media/fog.jpg' })))
})

test.each([
  ['too long', `${uploads}/${'a'.repeat(300)}.jpg`],
  ['with a NUL', `${uploads}/a%00b.jpg`],
])('an address that is %s is of no picture in the folder', async (_, address) => {
  expect(await media().fateOf(address, address, item)).toMatchObject({ kind: 'left' })
})

test('a picture that the disk refuses is missing, and tells why', async () => {
  const source = { fileOf: () => folder }
  const refused = new Media({ content, source, from: 'skip', writes: true, before: new Map() })
  expect(await refused.fateOf('fog.jpg', '/fog.jpg', item)).toMatchObject({
    kind: 'missing',
    reason: expect.stringContaining('EISDIR'),
  })
})
