import type { Image, Rendition } from '../archive/image.ts'
import type { Site } from '../archive/site.ts'
import { href } from './links.ts'

/** The widest that an image is published, in pixels, and the widths below that. */
const widest = 1600

/** Pixels of height that AVIF and WebP can hold, with some to spare. */
const tallest = 16_000
const narrower = [480, 960]

/** A width of so much of the full one is not worth a file of its own. */
const near = 0.85

/** What a browser that knows the type loads in place of an `<img>`. */
export interface PictureSource {
  type: string
  srcset: string
}

/** A rendition with its address. */
interface Placed {
  address: string
  rendition: Rendition
}

type Format = NonNullable<Rendition['format']>

/** The size in pixels of an image at its own address. A drawing is as large as it says. */
export function publishedSize({ width, height, form }: Image): { width: number; height: number } {
  const scale = Math.min(1, widest / width, tallest / height)
  if (form === 'drawing' || scale === 1) return { width, height }
  const scaled = (pixels: number) => Math.max(1, Math.round(pixels * scale))
  return { width: scaled(width), height: scaled(height) }
}

/** Everything that an image of pixels is published as: first itself, at its own address. */
export function renditionsOf(image: Image): Placed[] {
  const plain = { address: `/${image.file}`, rendition: { width: publishedSize(image).width } }
  const others = formatsOf(image).flatMap(format => renditionsIn(image, format))
  return [plain, ...others.filter(({ address }) => address !== plain.address)]
}

/** What stands for an image on a page, the best first; nothing when it is published in one form only. */
export function sourcesOf(image: Image, site: Site): PictureSource[] {
  return formatsOf(image).map(format => ({
    type: `image/${format}`,
    srcset: renditionsIn(image, format)
      .map(({ address, rendition }) => `${href(site, address)} ${rendition.width}w`)
      .join(', '),
  }))
}

/** AVIF and WebP; a moving picture is made WebP, when it is not that already. */
function formatsOf({ file, form }: Image): Format[] {
  if (form === 'drawing') return []
  if (form === 'moving') return /\.webp$/i.test(file) ? [] : ['webp']
  return ['avif', 'webp']
}

/** An image at each of its widths; at the full width in its own format it is at its own address. */
function renditionsIn(image: Image, format: Format): Placed[] {
  const { file, form } = image
  const { width: full } = publishedSize(image)
  const isOwn = file.toLowerCase().endsWith(`.${format}`)
  const less = form === 'moving' ? [] : narrower.filter(width => width < full * near)
  return [...less, full].map(width => {
    const address = isOwn && width === full ? `/${file}` : `/${file}.${width}.${format}`
    return { address, rendition: { width, format } }
  })
}
