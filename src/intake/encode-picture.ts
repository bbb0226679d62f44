import { extname } from 'node:path'
import type { Metadata } from 'sharp'
import type { Rendition } from '../archive/image.ts'
import { packageVersion } from './package-version.ts'

/** How pictures are made. After a change here pictures are made again, as they are with another version of sharp. */
const recipe = {
  steps: 1,
  avif: { quality: 50, effort: 2 },
  webp: { quality: 75, smartSubsample: true },
  jpeg: { quality: 80, mozjpeg: true },
  png: { compressionLevel: 9 },
  gif: { effort: 7 },
} as const

/** How pictures are opened: of any size, and only when nothing of them is missing. */
export const reading = { failOn: 'error', limitInputPixels: false } as const

/** Says how pictures are made. */
export function recipeVersion(): string {
  return JSON.stringify([recipe, packageVersion('sharp')])
}

/** By the ends of names. */
const formats: Record<string, Exclude<keyof typeof recipe, 'steps'>> = {
  avif: 'avif',
  gif: 'gif',
  jpeg: 'jpeg',
  jpg: 'jpeg',
  png: 'png',
  webp: 'webp',
}

/** Whether a file holds a moving picture, and has the name of one. */
export function moves(file: string, { pages = 1, format }: Metadata): boolean {
  const canMove = format === 'gif' || format === 'webp'
  return canMove && pages > 1 && /\.(?:gif|webp)$/i.test(file)
}

/**
 * A rendition of a picture: turned as its EXIF data asks, never enlarged, in sRGB, and with none of the
 * data about it that the file holds (place, camera, names). `file` is its name, which tells its own
 * format. Throws when the bytes are no picture.
 */
export async function encoded(
  bytes: Uint8Array,
  file: string,
  rendition: Rendition,
): Promise<Uint8Array> {
  const format = rendition.format ?? formats[extname(file).slice(1).toLowerCase()]
  if (format === undefined) throw new Error(`${file} has no name of an image`)
  const { default: sharp } = await import('sharp')
  const metadata = await sharp(bytes, reading).metadata()
  const opened = moves(file, metadata)
    ? sharp(bytes, { ...reading, animated: true })
    : sharp(bytes, reading).autoOrient()
  const sized = opened.resize({ width: rendition.width, withoutEnlargement: true })
  switch (format) {
    case 'png':
      return sized.png({ ...recipe.png, palette: metadata.isPalette ?? false }).toBuffer()
    case 'jpeg':
      return sized.flatten({ background: '#fff' }).jpeg(recipe.jpeg).toBuffer()
    default:
      return sized[format](recipe[format]).toBuffer()
  }
}
