import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  article,
  build,
  copyOf,
  filesBelow,
  newPlace,
  type Place,
  place,
  siteFile,
  write,
} from './support/build.ts'

import { digests } from './support/desk.ts'

const where = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' }

/** A photograph as a telephone writes it: lying on its side, with its place, its camera and its maker. */
function photograph(width: number, height: number, background = '#48a'): Promise<Buffer> {
  return sharp({ create: { width: height, height: width, channels: 3, background } })
    .withExif({ IFD0: { Artist: 'Oona Pell', Model: 'Pocket Camera' }, IFD3: where })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

const ferry = {
  ...{ title: 'The ferry', date: '2019-05-04' },
  cover: { src: 'ferry.jpg', alt: 'A ferry' },
  gallery: [{ src: 'quay.jpg', alt: 'A quay', credit: 'Ed Rix' }],
}

/** A site of two pictures that no test changes. */
let twoPictures: Place
beforeAll(async () => {
  twoPictures = await newPlace()
  await write(twoPictures.content, {
    'site.yaml': 'records: json\n',
    'media/ferry.jpg': await photograph(1800, 1200),
    'media/quay.jpg': await photograph(500, 700),
    'articles/2019/ferry.md': article(ferry),
    'articles/2019/other.md': article({ title: 'Other', date: '2018-01-01' }),
  })
  await published(twoPictures)
})
afterAll(() => rm(twoPictures.root, { recursive: true, force: true }))

async function published(at: Place): Promise<void> {
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
}

const pictures = async (at: Place) =>
  (await filesBelow(at.out)).filter(file => file.startsWith('media/'))

/** When each picture of the site, and each that is kept of them, was written. */
async function times(at: Place): Promise<Record<string, number>> {
  const kept = (await filesBelow(at.cache)).filter(file => file.startsWith('pictures/'))
  const paths = [
    ...(await pictures(at)).map(file => join(at.out, file)),
    ...kept.map(file => join(at.cache, file)),
  ]
  expect(kept.length).toBeGreaterThan(5)
  return Object.fromEntries(
    await Promise.all(paths.map(async path => [path, (await stat(path)).mtimeMs] as const)),
  )
}

test('pictures are upright, of sensible sizes, and tell nothing of where they were taken', async () => {
  const at = twoPictures
  expect(await pictures(at)).toEqual(
    [
      ...['ferry.jpg', 'ferry.jpg.1600.avif', 'ferry.jpg.1600.webp', 'ferry.jpg.480.avif'],
      ...['ferry.jpg.480.webp', 'ferry.jpg.960.avif', 'ferry.jpg.960.webp'],
      ...['quay.jpg', 'quay.jpg.500.avif', 'quay.jpg.500.webp'],
    ].map(name => `media/${name}`),
  )
  for (const file of await pictures(at)) {
    const bytes = await readFile(join(at.out, file))
    const { width, height, format, exif, xmp, iptc, orientation } = await sharp(bytes).metadata()
    const [, wanted = file.includes('ferry') ? '1600' : '500'] = /\.(\d+)\.\w+$/.exec(file) ?? []
    const share = file.includes('ferry') ? 1200 / 1800 : 700 / 500
    expect({ file, width, height }).toEqual({
      ...{ file, width: Number(wanted), height: Math.round(Number(wanted) * share) },
    })
    expect([exif, xmp, iptc, orientation]).toEqual(Array(4).fill(undefined))
    expect(format).toBe(file.endsWith('.avif') ? 'heif' : file.endsWith('.webp') ? 'webp' : 'jpeg')
    for (const word of ['Exif', 'Pocket', 'Oona']) expect(bytes.includes(word), file).toBe(false)
  }
})

test('a page names sizes and makers of its pictures, and loads the first at once', async () => {
  const at = twoPictures
  const html = await siteFile(at, '2019/05/ferry/index.html')
  const [cover = '', quay = ''] = html.match(/<figure class="picture">[\s\S]*?<\/figure>/g) ?? []
  expect(cover).toMatch(/<source type="image\/avif" srcset="[^"]*ferry\.jpg\.960\.avif 960w/)
  expect(cover).toMatch(/src="\/media\/ferry.jpg" alt="A ferry" width="1600" height="1067"/)
  expect(cover).toContain('fetchpriority="high"')
  expect(cover).toContain('Oona Pell')
  expect(quay).toContain('loading="lazy"')
  expect(quay).toContain('Ed Rix')
  expect(quay).not.toContain('Oona Pell')
})

test('pictures are made once: not for a text that changes, not for another site of the same', async () => {
  const at = await copyOf(twoPictures)
  const [before, cold] = [await times(at), await digests(at.out)]
  await writeFile(
    join(at.content, 'articles/2019/ferry.md'),
    article(ferry, 'The ferry was two hours late, and then it was not there.\n'),
  )
  await published(at)
  expect(await times(at)).toEqual(before)
  await writeFile(join(at.content, 'articles/2019/ferry.md'), article(ferry))
  await rm(at.out, { recursive: true })
  await published(at)
  const after = await times(at)
  for (const path of Object.keys(before).filter(path => path.startsWith(at.cache)))
    expect(after[path]).toBe(before[path])
  expect(await digests(at.out)).toEqual(cold)
})

test('a picture that changes is made again, with the pages and records that say its size, and nothing else', async () => {
  const at = await copyOf(twoPictures)
  const before = await digests(at.out)
  await writeFile(join(at.content, 'media/quay.jpg'), await photograph(600, 700, '#a84'))
  await published(at)
  const after = await digests(at.out)
  const changed = Object.keys({ ...before, ...after }).filter(file => before[file] !== after[file])
  expect(changed.filter(file => !file.startsWith('media/quay'))).toEqual([
    ...['2019/05/ferry/index.html', '2019/05/ferry/index.json'],
    ...['archive/catalogue-2019.jsonl', 'archive/catalogue.json'],
  ])
  expect(Object.keys(after)).toContain('media/quay.jpg.600.avif')
  expect(Object.keys(after)).not.toContain('media/quay.jpg.500.avif')
  const kept = (await filesBelow(at.cache)).filter(file => file.startsWith('pictures/'))
  expect(kept).toHaveLength((await pictures(at)).length)
})

test('a chosen article has a card of its headline, one that cannot be drawn shows its cover', async () => {
  const at = await copyOf(twoPictures)
  const bridge = { ...ferry, title: 'جسر', date: '2020-01-01', card: true, lang: 'ar' }
  await write(at.content, {
    'site.yaml': 'address: https://gull.example\nsocialCards: chosen\n',
    'articles/2019/ferry.md': article({ ...ferry, card: true }),
    'articles/2020/bridge.md': article(bridge),
  })
  await published(at)
  const image = async (page: string) =>
    /property="og:image" content="([^"]*)"/.exec(await siteFile(at, `${page}/index.html`))?.[1]
  expect(await image('2019/05/ferry')).toBe('https://gull.example/2019/05/ferry/card.png')
  expect(await image('2020/01/bridge')).toBe('https://gull.example/media/ferry.jpg')
  expect(await image('2018/01/other')).toBeUndefined()
  const cards = (await filesBelow(at.out)).filter(file => file.endsWith('card.png'))
  expect(cards).toEqual(['2019/05/ferry/card.png'])
  const card = join(at.out, '2019/05/ferry/card.png')
  const { mtimeMs } = await stat(card)
  await write(at.content, { 'articles/2019/ferry.md': article({ ...ferry, card: true }, 'New.') })
  await published(at)
  expect((await stat(card)).mtimeMs).toBe(mtimeMs)
})

test('pictures of any name and any shape are published', async () => {
  const tall = await sharp({
    create: { width: 90, height: 17_000, channels: 3, background: '#222' },
  })
    .png({ compressionLevel: 9 })
    .toBuffer()
  const names = ['50% off.jpg', 'no #1.jpg', 'what%20ever.jpg', 'ÄRGER.JPG']
  const small = await photograph(30, 20)
  const at = await place({
    ...Object.fromEntries(names.map(name => [`media/${name}`, small])),
    'media/tall.png': tall,
    'articles/a.md': article({
      ...{ title: 'A', date: '2019-05-04' },
      gallery: [...names, 'tall.png'].map(name => ({ src: encodeURIComponent(name), alt: 'A' })),
    }),
  })
  await published(at)
  const made = await pictures(at)
  for (const name of names) expect(made).toContain(`media/${name}`.normalize('NFC'))
  const html = await siteFile(at, '2019/05/a/index.html')
  for (const address of ['50%25%20off.jpg', 'no%20%231.jpg', 'what%2520ever.jpg'])
    expect(html).toContain(`/media/${address}"`)
  const { height } = await sharp(join(at.out, 'media/tall.png')).metadata()
  expect(height).toBeLessThan(16_384)
})
