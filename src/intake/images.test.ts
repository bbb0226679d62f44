import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../archive/entry.ts'
import { imageKey, pictureFiles } from '../archive/picture-files.ts'
import { factsOf } from './image-facts.ts'
import { findImages } from './images.ts'
import { openStore, type Store } from './store.ts'

let root: string
let store: Store

async function put(file: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), bytes)
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'backfile-images-'))
  store = openStore(join(root, 'cache/archive.sqlite'), '1').store
  const grey = sharp({ create: { width: 6, height: 4, channels: 3, background: '#888' } })
  await put('media/gull.jpg', await grey.clone().jpeg().toBuffer())
  await put(
    'media/turned.jpg',
    await grey.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  )
  await put('media/gull.webp', await grey.clone().webp().toBuffer())
  await put('media/plan.svg', '<svg viewBox="0 0 60 20" onload="x()"><rect width="9"/></svg>')
  await put('media/torn.png', 'not a picture')
  const whole = await sharp({
    create: { width: 300, height: 300, channels: 3, background: '#888', noise },
  })
    .png()
    .toBuffer()
  await put('media/half.png', whole.subarray(0, whole.length / 2))
  await put('media/flag.gif', await moving('gif'))
  await put('articles/other/near.jpg', await grey.clone().jpeg().toBuffer())
  await put('articles/near.jpg', await grey.clone().jpeg().toBuffer())
})
afterAll(() => {
  store.close()
  return rm(root, { recursive: true, force: true })
})

const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const

/** A picture of two frames, 8 pixels wide and 6 high. */
async function moving(format: 'gif' | 'webp'): Promise<Buffer> {
  const frame = (background: string) =>
    sharp({ create: { width: 8, height: 6, channels: 3, background } })
      .png()
      .toBuffer()
  const frames = await Promise.all([frame('#f00'), frame('#00f')])
  return sharp(frames, { join: { animated: true } })
    [format]()
    .toBuffer()
}

/** What is found of one image that an article uses, looked for at each of the paths. */
async function found(...candidates: string[]) {
  const written = candidates[0] ?? ''
  const images = [{ written, candidates, line: 7, column: 3 }]
  const entry: Entry<unknown> = { file: 'articles/a.md', fields: {}, body: '', links: [], images }
  return findImages(root, [entry], store)
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
    expect([...images.values()]).toMatchObject([{ file: 'articles/near.jpg' }])
  })

  it('tells images of one name in several folders apart', async () => {
    const use = (folder: string) => {
      const candidates = pictureFiles('near.jpg', `articles/${folder}a.md`)
      const images = [{ written: 'near.jpg', candidates, line: 7, column: 3 }]
      return { file: `articles/${folder}a.md`, links: [], images }
    }
    const uses = [use('none/'), use(''), use('other/'), use('none/')]
    const { images, problems } = await findImages(root, uses, store)
    const fileOf = ({ images: [one] }: (typeof uses)[number]) =>
      images.get(imageKey(one?.candidates ?? []) ?? '')?.file
    expect(uses.map(fileOf)).toEqual([
      ...[undefined, 'articles/near.jpg', 'articles/other/near.jpg', undefined],
    ])
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ['image-missing', 'articles/none/a.md'],
      ['image-missing', 'articles/none/a.md'],
    ])
  })

  it('tells of an image that is not there, and of the name most like it', async () => {
    expect((await found('media/gul.jpg')).problems).toEqual([
      {
        ...{ code: 'image-missing', file: 'articles/a.md', line: 7, column: 3 },
        ...{ src: 'media/gul.jpg', nearest: 'gull.jpg' },
      },
    ])
  })

  it.each(['media/torn.png', 'media/half.png'])(
    'tells that %s holds no whole picture',
    async file => {
      const { images, problems } = await found(file)
      expect(images.size).toBe(0)
      expect(problems).toMatchObject([{ code: 'image-unreadable', line: 7 }])
    },
  )

  it('tells a moving picture and a drawing from a photograph', async () => {
    const form = async (file: string) => (await found(file)).images.get(file)?.form
    expect(await form('media/flag.gif')).toBe('moving')
    expect(await form('media/plan.svg')).toBe('drawing')
    expect(await form('media/gull.webp')).toBeUndefined()
  })

  it('looks at a file again only when its bytes are others', async () => {
    const file = 'media/gull.jpg'
    await utimes(join(root, file), 1000, 1000)
    await found(file)
    const known = store.images.known().get(file)
    expect(known).toMatchObject({ mtime: 1_000_000, facts: await factsOf(join(root, file)) })
    if (known)
      store.images.save(new Map([[file, { ...known, facts: { ...known.facts, width: 99 } }]]))
    expect((await found(file)).images.get(file)).toMatchObject({ width: 99 })
    await utimes(join(root, file), 2000, 2000)
    expect((await found(file)).images.get(file)).toMatchObject({ width: 99 })
    expect(store.images.known().get(file)?.mtime).toBe(2_000_000)
    const bytes = await readFile(join(root, file))
    const other = Buffer.from(bytes)
    other[other.length - 1] = 0xd8
    await writeFile(join(root, file), other)
    await utimes(join(root, file), 2000, 2000)
    expect((await found(file)).images.get(file)?.width).not.toBe(99)
    await writeFile(join(root, file), bytes)
  })

  it('knows one file by one version, wherever it lies and whenever it was written', async () => {
    await put('media/copy.jpg', await readFile(join(root, 'media/gull.jpg')))
    const version = async (file: string) => (await found(file)).images.get(file)?.version
    expect(await version('media/copy.jpg')).toBe(await version('media/gull.jpg'))
    expect(await version('media/copy.jpg')).not.toBe(await version('media/gull.webp'))
  })
})
