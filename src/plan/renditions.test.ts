import { describe, expect, it } from 'vitest'
import type { Image } from '../archive/image.ts'
import { siteSchema, sitesOf } from '../archive/site.ts'
import { publishedSize, renditionsOf, sourcesOf } from './renditions.ts'

const image = (file: string, width: number, form?: Image['form']): Image => ({
  ...{ file: `media/${file}`, width, height: width / 2, version: '1' },
  ...(form ? { form } : {}),
})

/** What stands after the image's own address, of each file besides itself. */
function others(of: Image): string[] {
  const [plain, ...rest] = renditionsOf(of).map(({ address }) => address)
  expect(plain).toBe(`/${of.file}`)
  return rest.map(address => address.slice(of.file.length + 2))
}

describe('renditionsOf()', () => {
  it.each([
    ['a.jpg', 4000, ['480.avif', '960.avif', '1600.avif', '480.webp', '960.webp', '1600.webp']],
    ['a.jpg', 1000, ['480.avif', '1000.avif', '480.webp', '1000.webp']],
    ['a.PNG', 300, ['300.avif', '300.webp']],
    ['a.webp', 1600, ['480.avif', '960.avif', '1600.avif', '480.webp', '960.webp']],
    ['a.AVIF', 960, ['480.avif', '480.webp', '960.webp']],
  ])('of %s, %i pixels wide', (file, width, wanted) => {
    expect(others(image(file, width))).toEqual(wanted)
  })

  it('of moving pictures are WebP at full width', () => {
    expect(others(image('a.gif', 2000, 'moving'))).toEqual(['1600.webp'])
    expect(others(image('a.webp', 2000, 'moving'))).toEqual([])
  })
})

describe('publishedSize()', () => {
  it('is the image’s own up to 1600 pixels, and keeps its proportions beyond', () => {
    expect(publishedSize(image('a.jpg', 1600))).toEqual({ width: 1600, height: 800 })
    expect(publishedSize(image('a.jpg', 4000))).toEqual({ width: 1600, height: 800 })
    expect(publishedSize({ ...image('a.jpg', 90_000), height: 1 })).toEqual({
      width: 1600,
      height: 1,
    })
    expect(publishedSize(image('a.svg', 4000, 'drawing'))).toEqual({ width: 4000, height: 2000 })
  })
})

describe('sourcesOf()', () => {
  const [site] = sitesOf(siteSchema.parse({ basePath: '/a' }))

  it('names each width once, that at the image’s own address too', () => {
    expect(sourcesOf(image('a b.webp', 600), site)).toEqual([
      {
        type: 'image/avif',
        srcset: '/a/media/a%20b.webp.480.avif 480w, /a/media/a%20b.webp.600.avif 600w',
      },
      { type: 'image/webp', srcset: '/a/media/a%20b.webp.480.webp 480w, /a/media/a%20b.webp 600w' },
    ])
  })

  it('are none for what is published in one form', () => {
    expect(sourcesOf(image('a.svg', 600, 'drawing'), site)).toEqual([])
    expect(sourcesOf(image('a.webp', 600, 'moving'), site)).toEqual([])
  })
})
