import { readFile } from 'node:fs/promises'
import { digestOf } from '../archive/digest.ts'
import type { Image } from '../archive/image.ts'
import { creditIn } from './credit.ts'
import { moves, reading, recipeVersion } from './encode-picture.ts'
import { safeSvg, svgSize } from './svg.ts'

/** What is known of an image without its name. */
export type ImageFacts = Omit<Image, 'file'>

/** Reads what there is to know of an image file. Throws when it is no image, or not a whole one. */
export async function factsOf(path: string): Promise<ImageFacts> {
  const bytes = await readFile(path)
  if (/\.svg$/i.test(path)) return drawingFacts(bytes.toString())
  const { default: sharp } = await import('sharp')
  const metadata = await sharp(path, reading).metadata()
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

function drawingFacts(source: string): ImageFacts {
  return { ...svgSize(source), version: digestOf(safeSvg(source)), form: 'drawing' }
}
