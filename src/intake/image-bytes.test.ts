import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Rendition } from '../archive/image.ts'
import { imageBytes, imageIdentity } from './image-bytes.ts'
import { factsOf } from './image-facts.ts'
import { forgetOthers } from './kept-files.ts'

let content: string
let cache: string

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'backfile-kept-'))
  cache = join(content, 'cache')
})
afterEach(() => rm(content, { recursive: true, force: true }))

/** A picture 60 pixels wide and 40 high, of two colours. */
function flag(format: 'jpeg' | 'png' | 'gif' | 'avif'): Promise<Buffer> {
  const half = { create: { width: 30, height: 40, channels: 3 as const, background: '#00f' } }
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#f00' } })
    .composite([{ input: half, left: 0, top: 0 }])
    .withExif({
      IFD0: { Artist: 'Oona Pell' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    [format]()
    .toBuffer()
}

async function shownOf(file: string, bytes: Uint8Array, rendition: Rendition) {
  await writeFile(join(content, file), bytes)
  const { version } = await factsOf(join(content, file))
  return { file, version, rendition }
}

async function keptFiles(): Promise<string[]> {
  const names = await readdir(join(cache, 'pictures'), { recursive: true })
  return names.filter(name => name.includes('/')).map(name => join(cache, 'pictures', name))
}

describe('imageBytes()', () => {
  it.each([
    ['flag.jpg', 'jpeg', undefined, 'jpeg'],
    ['flag.png', 'png', undefined, 'png'],
    ['flag.jpg', 'jpeg', 'avif', 'heif'],
    ['flag.jpg', 'jpeg', 'webp', 'webp'],
  ] as const)(
    'makes of %s an upright picture without data about it, as %s to %s',
    async (file, from, to, format) => {
      const rendition = { width: 20, ...(to ? { format: to } : {}) }
      const bytes = await imageBytes(
        { content, cache },
        await shownOf(file, await flag(from), rendition),
      )
      const found = await sharp(bytes).metadata()
      expect(found).toMatchObject({ format, width: 20, height: 30 })
      expect([found.exif, found.xmp, found.iptc, found.icc, found.orientation]).toEqual(
        Array(5).fill(undefined),
      )
      const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
      const [red = 0, , blue = 0] = data
      expect(blue).toBeGreaterThan(red)
    },
  )

  it('never makes a picture larger', async () => {
    const shown = await shownOf('flag.jpg', await flag('jpeg'), { width: 480 })
    const found = await sharp(await imageBytes({ content, cache }, shown)).metadata()
    expect(found).toMatchObject({ width: 40, height: 60 })
  })

  it('makes a rendition once, and gives what was kept of it without looking at the picture', async () => {
    const shown = await shownOf('flag.jpg', await flag('jpeg'), { width: 20, format: 'webp' })
    const first = await imageBytes({ content, cache }, shown)
    const [kept = ''] = await keptFiles()
    const { mtimeMs } = await stat(kept)
    await rm(join(content, 'flag.jpg'))
    expect(Buffer.from(await imageBytes({ content, cache }, shown))).toEqual(Buffer.from(first))
    expect((await stat(kept)).mtimeMs).toBe(mtimeMs)
    expect(await keptFiles()).toHaveLength(1)
  })

  it('does not keep a picture under the version that it had before', async () => {
    const shown = await shownOf('flag.jpg', await flag('jpeg'), { width: 20 })
    await writeFile(join(content, 'flag.jpg'), await flag('png'))
    await expect(imageBytes({ content, cache }, shown)).rejects.toThrow('changed meanwhile')
  })

  it('does not publish a drawing that was changed meanwhile', async () => {
    await writeFile(join(content, 'other.svg'), '<svg viewBox="0 0 60 20"></svg>')
    const { version } = await factsOf(join(content, 'other.svg'))
    await writeFile(join(content, 'other.svg'), '<svg viewBox="0 0 60 30"></svg>')
    const made = imageBytes({ content, cache }, { file: 'other.svg', version })
    await expect(made).rejects.toThrow('changed meanwhile')
  })

  it('gives a drawing without what runs', async () => {
    const svg = '<svg viewBox="0 0 60 20" onload="x()"><rect width="9"/></svg>'
    await writeFile(join(content, 'plan.svg'), svg)
    const { version } = await factsOf(join(content, 'plan.svg'))
    const drawing = await imageBytes({ content, cache }, { file: 'plan.svg', version })
    expect(Buffer.from(drawing).toString()).toContain('<rect')
    expect(Buffer.from(drawing).toString()).not.toContain('onload')
  })

  it('leaves a moving picture moving', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 8, height: 6, channels: 3, background } })
        .png()
        .toBuffer()
    const frames = await Promise.all([frame('#f00'), frame('#00f')])
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    for (const format of [undefined, 'webp'] as const) {
      const rendition = { width: 8, ...(format ? { format } : {}) }
      const bytes = await imageBytes({ content, cache }, await shownOf('flag.gif', gif, rendition))
      const { pages, height, pageHeight } = await sharp(bytes, { animated: true }).metadata()
      expect({ pages, height, pageHeight }).toEqual({ pages: 2, height: 12, pageHeight: 6 })
    }
  })
})

describe('forgetOthers()', () => {
  it('keeps what is still of the archive, and no other', async () => {
    const bytes = await flag('jpeg')
    const small = await shownOf('flag.jpg', bytes, { width: 20 })
    const large = await shownOf('flag.jpg', bytes, { width: 30 })
    const kept = await imageBytes({ content, cache }, small)
    await imageBytes({ content, cache }, large)
    await forgetOthers(cache, [imageIdentity(small)])
    const [file = '', ...others] = await keptFiles()
    expect(others).toEqual([])
    expect((await readFile(file)).subarray(-kept.length)).toEqual(Buffer.from(kept))
  })
})
