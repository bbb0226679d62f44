import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import type { ImageShown } from '../archive/image.ts'
import { encoded } from './encode-picture.ts'
import { versionOf } from './image-facts.ts'
import { keptOrMade } from './kept-files.ts'
import { safeSvg } from './svg.ts'

/**
 * The bytes of an image as they are published: a rendition, made once; or an SVG without anything that
 * runs or loads. Throws when the image is another than it was.
 */
export async function imageBytes(
  { content, cache }: { content: string; cache: string },
  image: ImageShown,
): Promise<Uint8Array> {
  const { file, version, rendition } = image
  const path = join(content, file)
  if (!rendition) {
    const drawing = safeSvg(await readFile(path, 'utf8'))
    if (digestOf(drawing) !== version) throw changed(file)
    return Buffer.from(drawing)
  }
  return keptOrMade(cache, imageIdentity(image), async () => {
    const bytes = await readFile(path)
    if (versionOf(bytes) !== version) throw changed(file)
    return encoded(bytes, file, rendition)
  })
}

function changed(file: string): Error {
  return new Error(`${file} was changed meanwhile: build again`)
}

/** What a rendition is kept under. */
export function imageIdentity({ file, version, rendition }: ImageShown): string {
  const { width, format = extname(file).toLowerCase() } = rendition ?? {}
  return `${version} ${width} ${format} ${extname(file).toLowerCase()}`
}
