import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../archive/entry.ts'
import { findImages, imageBytes } from './images.ts'

let root: string

async function put(file: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), bytes)
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'backfile-images-'))
  const grey = sharp({ create: { width: 6, height: 4, channels: 3, background: '#888' } })
  await put('media/gull.jpg', await grey.clone().jpeg().toBuffer())
  await put(
    'media/turned.jpg',
    await grey.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  )
  await put('media/gull.webp', await grey.clone().webp().toBuffer())
  await put('media/plan.svg', '<svg viewBox="0 0 60 20" onload="x()"><rect width="9"/></svg>')
  await put('media/torn.png', 'not a picture')
  await put('articles/near.jpg', await grey.clone().jpeg().toBuffer())
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** What is found of one image that an article uses, looked for at each of the paths. */
async function found(...candidates: string[]) {
  const written = candidates[0] ?? ''
  const images = [{ written, candidates, line: 7, column: 3 }]
  const entry: Entry<unknown> = { file: 'articles/a.md', fields: {}, body: '', links: [], images }
  return findImages(root, [entry])
}

describe('findImages()', () => {
  it.each([
    ['media/gull.jpg', 6, 4],
    ['media/gull.webp', 6, 4],
    ['media/plan.svg', 60, 20],
  ])('measures %s', async (file, width, height) => {
    const { images, problems } = await found(file)
    expect([...images]).toMatchObject([[file, { file, width, height }]])
    expect(problems).toEqual([])
  })

  it('measures a photograph as it is shown, after the turn that it asks for', async () => {
    const { images } = await found('media/turned.jpg')
    expect(images.get('media/turned.jpg')).toMatchObject({ width: 4, height: 6 })
  })

  it('looks at one path after the other', async () => {
    const { images } = await found('media/near.jpg', 'articles/near.jpg')
    expect(images.get('media/near.jpg')).toMatchObject({ file: 'articles/near.jpg' })
  })

  it('tells of an image that is not there, and of the name most like it', async () => {
    expect((await found('media/gul.jpg')).problems).toEqual([
      {
        ...{ code: 'image-missing', file: 'articles/a.md', line: 7, column: 3 },
        ...{ src: 'media/gul.jpg', nearest: 'gull.jpg' },
      },
    ])
  })

  it('tells of a file that holds no picture', async () => {
    const { images, problems } = await found('media/torn.png')
    expect(images.size).toBe(0)
    expect(problems).toMatchObject([{ code: 'image-unreadable', line: 7 }])
  })
})

describe('imageBytes()', () => {
  it('gives a photograph as it is and a drawing without what runs', async () => {
    const drawing = Buffer.from(await imageBytes(root, 'media/plan.svg')).toString()
    expect(drawing).toContain('<rect')
    expect(drawing).not.toContain('onload')
    const { format } = await sharp(await imageBytes(root, 'media/gull.jpg')).metadata()
    expect(format).toBe('jpeg')
  })
})
