import type { Image } from '../archive/image.ts'
import type { PlacedImage } from '../archive/placeholder.ts'
import type { Site } from '../archive/site.ts'
import { absolute, href } from './links.ts'
import { pictureSizes } from './picture-sizes.ts'
import { publishedSize, sourcesOf } from './renditions.ts'

/** An image of a text as HTML: with all its renditions on a page, as a plain `<img>` in a feed. */
export function pictureOf(
  image: Image,
  { attributes, alone }: Pick<PlacedImage, 'attributes' | 'alone'>,
  site: Site,
  style: 'page' | 'feed',
): string {
  const address = (style === 'page' ? href : absolute)(site, `/${image.file}`)
  const { width, height } = publishedSize(image)
  const size = ` width="${width}" height="${height}"`
  const img = `<img${attribute('src', address)}${size}${attributes}>`
  const credit = alone && image.credit ? creditLine(image.credit) : ''
  const sources = style === 'page' ? sourcesOf(image, site) : []
  if (sources.length === 0) return img + credit
  const told = sources.map(
    ({ type, srcset }) =>
      `<source type="${type}"${attribute('srcset', srcset)} sizes="${pictureSizes.text}">`,
  )
  return `<picture>${told.join('')}${img}</picture>${credit}`
}

/** An attribute with its value. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${escaped(value)}"`
}

function creditLine(credit: string): string {
  return `<figcaption><small dir="auto">${escaped(credit)}</small></figcaption>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;').replaceAll('<', '&#x3C;')
}
