import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { ImageUse, References } from '../archive/entry.ts'
import type { Problem } from '../archive/problem.ts'
import { nearest } from '../archive/suggest.ts'
import { findFiles } from './find-files.ts'
import { safeSvg, svgSize } from './svg.ts'

/** An image of the archive. */
export interface ImageFile {
  /** Path below the content folder, which is also its address. */
  file: string
  /** Pixels, as shown (after the turn that its EXIF data asks for). */
  width: number
  height: number
  /** Changes with the file. */
  version: string
}

/** The images that articles use, by the first path at which each was looked for. */
export type Images = ReadonlyMap<string, ImageFile>

const pictures = /\.(?:jpe?g|png|webp|avif|gif|svg)$/i

/** Finds and measures every image that texts and frontmatter use; what is missing or no image is a problem. */
export async function findImages(
  root: string,
  references: readonly References[],
): Promise<{ images: Images; problems: Problem[] }> {
  const images = new Map<string, ImageFile>()
  const problems: Problem[] = []
  const known: string[] = []
  for (const { file, images: uses } of references) {
    for (const use of uses) {
      const key = use.candidates[0] ?? use.written
      if (images.has(key)) continue
      const found = await measured(root, use)
      if (found && 'width' in found) images.set(key, found)
      else {
        if (!found && known.length === 0) known.push(...mediaNames(root))
        problems.push(problemOf(file, use, found?.reason, known))
      }
    }
  }
  return { images, problems }
}

function mediaNames(root: string): string[] {
  const { files } = findFiles(root, 'media', pictures)
  return ['', ...files.map(({ file }) => file.replace(/^media\//, ''))]
}

function problemOf(
  file: string,
  { written, line, column }: ImageUse,
  reason: string | undefined,
  known: string[],
): Problem {
  const place = { file, line, column, src: written }
  if (reason !== undefined) return { code: 'image-unreadable', ...place, reason }
  const near = nearest(written.replace(/^\/?media\//, ''), known.filter(Boolean))
  return { code: 'image-missing', ...place, ...(near ? { nearest: near } : {}) }
}

async function measured(
  root: string,
  use: ImageUse,
): Promise<ImageFile | { reason: string } | undefined> {
  for (const file of use.candidates) {
    const path = join(root, file)
    const stats = await stat(path).catch(() => undefined)
    if (!stats?.isFile()) continue
    if (!(await isInside(root, path)))
      return { reason: 'it is a link that leads out of the content folder' }
    if (!pictures.test(file)) return { reason: 'its name does not end like that of an image' }
    try {
      return { file, ...(await sizeOf(path)), version: `${stats.size}-${stats.mtimeMs}` }
    } catch (error) {
      return { reason: firstLine(error) }
    }
  }
  return undefined
}

async function isInside(root: string, path: string): Promise<boolean> {
  const [real, base] = await Promise.all([realpath(path), realpath(root)])
  return real.startsWith(base + sep)
}

async function sizeOf(path: string): Promise<{ width: number; height: number }> {
  if (/\.svg$/i.test(path)) return svgSize(await readFile(path, 'utf8'))
  const { default: sharp } = await import('sharp')
  const { width, height, orientation = 1 } = await sharp(path).metadata()
  return orientation > 4 ? { width: height, height: width } : { width, height }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

/** The bytes of an image as they are published: an SVG without anything that runs or loads. */
export async function imageBytes(root: string, file: string): Promise<Uint8Array> {
  const path = join(root, file)
  if (!/\.svg$/i.test(file)) return readFile(path)
  return Buffer.from(safeSvg(await readFile(path, 'utf8')))
}
