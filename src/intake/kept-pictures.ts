import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import pLimit from 'p-limit'
import { digestOf } from '../archive/digest.ts'
import type { ImageShown, Rendition } from '../archive/image.ts'
import { encoded } from './encode-picture.ts'
import { versionOf } from './image-facts.ts'
import { safeSvg } from './svg.ts'
import { workers } from './workers.ts'

/** Where images are, and where what is made of them is kept. */
interface Places {
  content: string
  cache: string
}

/** Pictures are made so many at a time. */
const makeOne = pLimit(workers())

/**
 * The bytes of an image as they are published: a rendition, made once and then kept by what it is made
 * from; or an SVG without anything that runs or loads. Throws when the image is another than it was.
 */
export async function imageBytes(places: Places, image: ImageShown): Promise<Uint8Array> {
  const path = join(places.content, image.file)
  const { rendition } = image
  if (!rendition) return Buffer.from(safeSvg(await readFile(path, 'utf8')))
  const kept = keptPath(places.cache, image)
  const known = await readFile(kept).catch(() => undefined)
  if (known && known.length > 0) return known
  return makeOne(() => made(path, image, rendition, kept))
}

async function made(
  path: string,
  { file, version }: ImageShown,
  rendition: Rendition,
  kept: string,
): Promise<Uint8Array> {
  const bytes = await readFile(path)
  if (versionOf(bytes) !== version) throw new Error(`${file} was changed meanwhile: build again`)
  const result = await encoded(bytes, file, rendition)
  await mkdir(dirname(kept), { recursive: true })
  await writeFile(`${kept}~${process.pid}`, result)
  await rename(`${kept}~${process.pid}`, kept)
  return result
}

const keptIn = (cache: string) => join(cache, 'pictures')

function keptPath(cache: string, image: ImageShown): string {
  return join(keptIn(cache), keptName(image))
}

/** `ab/cdef…`: no folder gets too many. */
function keptName({ file, version, rendition }: ImageShown): string {
  const { width, format = extname(file).toLowerCase() } = rendition ?? {}
  const name = digestOf(`${version} ${width} ${format}`)
  return join(name.slice(0, 2), name.slice(2))
}

/** Forgets the pictures that are kept and are none of these. */
export async function forgetPictures(cache: string, but: Iterable<ImageShown>): Promise<void> {
  const wanted = new Set<string>()
  for (const image of but) wanted.add(keptName(image))
  const kept = await readdir(keptIn(cache), { recursive: true }).catch(() => [])
  const old = kept.filter(name => /[/\\]/.test(name) && !wanted.has(name))
  await Promise.all(old.map(name => rm(join(keptIn(cache), name), { force: true })))
}
