import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
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
  if (!rendition) return Buffer.from(safeSvg(await readFile(path, 'utf8')))
  return keptOrMade(cache, imageIdentity(image), async () => {
    const bytes = await readFile(path)
    if (versionOf(bytes) !== version) throw new Error(`${file} was changed meanwhile: build again`)
    return encoded(bytes, file, rendition)
  })
}

/** What a rendition is kept under. */
export function imageIdentity({ file, version, rendition }: ImageShown): string {
  const { width, format = extname(file).toLowerCase() } = rendition ?? {}
  return `${version} ${width} ${format} ${extname(file).toLowerCase()}`
}
