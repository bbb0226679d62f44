import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import pLimit from 'p-limit'
import { digestOf } from '../archive/digest.ts'
import type { ImageUse, References } from '../archive/entry.ts'
import type { Image } from '../archive/image.ts'
import { imageKey } from '../archive/picture-files.ts'
import type { Problem } from '../archive/problem.ts'
import { nearest } from '../archive/suggest.ts'
import { type FileStamp, isSameStamp, settled, stampOf } from './file-stamp.ts'
import { findFiles } from './find-files.ts'
import { factsOf } from './image-facts.ts'
import { faultOfBytes, faultOfName } from './image-fault.ts'
import type { KnownImage, Store } from './store.ts'
import { workers } from './workers.ts'

/** The images that articles use, by their keys (`imageKey`). */
export type Images = ReadonlyMap<string, Image>

/** What there is at a place where an image was looked for. */
type Found = Image | { reason: string } | undefined

const pictures = /\.(?:jpe?g|png|webp|avif|gif|svg)$/i

/**
 * Finds every image that texts and frontmatter use, and looks at those that the store does not know as
 * they are; what is missing or no image is a problem.
 */
export async function findImages(
  root: string,
  references: readonly References[],
  store: Pick<Store, 'images'>,
): Promise<{ images: Images; problems: Problem[] }> {
  const uses = references.flatMap(({ file, images }) => images.map(use => ({ file, use })))
  const found = await lookAt(root, new Map(uses.map(({ use }) => [keyOf(use), use])), store)
  const images = new Map<string, Image>()
  const problems: Problem[] = []
  const known: string[] = []
  for (const { file, use } of uses) {
    const image = found.get(keyOf(use))
    if (image && 'width' in image) images.set(keyOf(use), image)
    else {
      if (!image && known.length === 0) known.push(...mediaNames(root))
      problems.push(problemOf(file, use, image?.reason, known))
    }
  }
  return { images, problems }
}

function keyOf({ candidates, written }: ImageUse): string {
  return imageKey(candidates) ?? written
}

/** Looks for each of the images, at several at a time, and keeps what is known of those that are there. */
async function lookAt(
  root: string,
  uses: ReadonlyMap<string, ImageUse>,
  store: Pick<Store, 'images'>,
): Promise<Map<string, Found>> {
  const before = store.images.known()
  const now = new Map<string, KnownImage>()
  const atATime = pLimit(workers() * 2)
  const found = await Promise.all(
    [...uses].map(([key, use]) =>
      atATime(async () => [key, await lookFor(root, use, before, now)] as const),
    ),
  )
  store.images.save(now, before)
  return new Map(found)
}

async function lookFor(
  root: string,
  use: ImageUse,
  before: ReadonlyMap<string, KnownImage>,
  now: Map<string, KnownImage>,
): Promise<Found> {
  for (const file of use.candidates) {
    const path = join(root, file)
    const stats = await stat(path).catch(() => undefined)
    if (!stats?.isFile()) continue
    if (!(await isInside(root, path)))
      return { reason: 'it is a link that points outside the content folder' }
    if (!pictures.test(file)) return { reason: faultOfName(file) }
    try {
      const known = await knownNow(path, stampOf(stats), before.get(file))
      now.set(file, known)
      return { file, ...known.facts }
    } catch (error) {
      return { reason: await faultOfBytes(path, error) }
    }
  }
  return undefined
}

/**
 * What is known of an image; the very same when the disk says that the file is. One of other stamp and the same bytes is
 * not looked at again.
 */
async function knownNow(
  path: string,
  stamp: FileStamp,
  known: KnownImage | undefined,
): Promise<KnownImage> {
  if (known && isSameStamp(stamp, known)) return known
  const digest = digestOf(await readFile(path))
  const facts = known?.digest === digest ? known.facts : await factsOf(path)
  return settled({ ...stamp, digest, facts })
}

function mediaNames(root: string): string[] {
  const { files } = findFiles(root, 'media', pictures)
  return ['', ...files.map(({ file }) => file.replace(/^media\//, ''))]
}

function problemOf(
  file: string,
  { written, line, column, linked }: ImageUse,
  reason: string | undefined,
  known: string[],
): Problem {
  const place = { file, line, column, src: written }
  if (linked) return { code: 'site-link-unknown', file, line, column, target: written }
  if (reason !== undefined) return { code: 'image-unreadable', ...place, reason }
  const near = nearest(written.replace(/^\/?media\//, ''), known.filter(Boolean))
  return { code: 'image-missing', ...place, ...(near ? { nearest: near } : {}) }
}

async function isInside(root: string, path: string): Promise<boolean> {
  const [real, base] = await Promise.all([realpath(path), realpath(root)])
  return real.startsWith(base + sep)
}
