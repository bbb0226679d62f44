import { readFile } from 'node:fs/promises'
import type { Metadata } from 'sharp'
import { digestOf } from '../archive/digest.ts'
import type { Image } from '../archive/image.ts'
import { creditIn } from './credit.ts'
import { moves, reading, recipeVersion } from './encode-picture.ts'
import { safeSvg, svgSize } from './svg.ts'

/** What is known of an image without its name. */
export type ImageFacts = Omit<Image, 'file'>

/** Why an image is larger than is read, in words that follow “it cannot be read:”. */
export class TooLarge extends Error {}

/** The largest drawing, in bytes: its elements are read one by one. */
const largestDrawing = 2_000_000

/** The most pixels of a picture, all its frames together: those of an interlaced one are in memory at once. */
const mostPixels = 268_000_000

/**
 * Reads what there is to know of an image file.
 *
 * @throws TooLarge when it has more bytes or pixels than are read, any other error when it is not a whole image
 */
export async function factsOf(path: string): Promise<ImageFacts> {
  const bytes = await readFile(path)
  if (/\.svg$/i.test(path)) return drawingFacts(bytes)
  const { default: sharp } = await import('sharp')
  const metadata = await sharp(path, reading).metadata()
  checkPixels(metadata)
  await sharp(path, reading).resize({ width: 8, kernel: 'nearest' }).raw().toBuffer()
  const { width, height } = metadata.autoOrient
  const credit = await creditIn(bytes)
  return {
    ...{ width, height, version: versionOf(bytes) },
    ...(moves(path, metadata) ? { form: 'moving' } : {}),
    ...(credit === undefined ? {} : { credit }),
  }
}

/** What tells one file of pixels from another, and what is made of them. */
export function versionOf(bytes: Uint8Array): string {
  return digestOf(`${digestOf(bytes)} ${recipeVersion()}`)
}

function checkPixels({ width, height, pages = 1 }: Metadata): void {
  const pixels = width * height * pages
  if (pixels <= mostPixels) return
  throw new TooLarge(
    `it has ${millions(pixels)} million pixels, and a picture may have ${millions(mostPixels)} million. Make it smaller`,
  )
}

function millions(count: number): string {
  return Math.round(count / 1_000_000).toLocaleString('en')
}

function drawingFacts(bytes: Uint8Array): ImageFacts {
  if (bytes.length > largestDrawing)
    throw new TooLarge(
      `it has ${bytes.length.toLocaleString('en')} bytes, and a drawing may have ${largestDrawing.toLocaleString('en')}. Simplify it, or save it as PNG`,
    )
  const source = new TextDecoder().decode(bytes)
  return { ...svgSize(source), version: digestOf(safeSvg(source)), form: 'drawing' }
}
