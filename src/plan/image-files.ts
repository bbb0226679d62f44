import type { Image, ImageShown } from '../archive/image.ts'
import { byText } from '../archive/order.ts'
import { type Planned, planned } from './page.ts'
import { renditionsOf } from './renditions.ts'
import type { ImageFacts } from './row.ts'

declare module './page.ts' {
  interface Shown {
    image: ImageShown
  }
}

/** Every file of the images that published articles use; each image is at its path below the content folder. */
export function imageFiles(images: ImageFacts): Planned<'image'>[] {
  return imagesIn(images)
    .sort((a, b) => byText(a.file, b.file))
    .flatMap(filesOf)
}

/** Each image once, at however many paths it was looked for. */
export function imagesIn(images: ImageFacts): Image[] {
  return [...new Map([...images.values()].map(image => [image.file, image])).values()]
}

function filesOf(image: Image): Planned<'image'>[] {
  const { file, version, form } = image
  if (form === 'drawing') return [planned('image', `/${file}`, () => ({ file, version }))]
  return renditionsOf(image).map(({ address, rendition }) =>
    planned('image', address, () => ({ file, version, rendition })),
  )
}
