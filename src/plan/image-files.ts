import { byText } from '../archive/order.ts'
import { type Planned, planned } from './page.ts'
import type { ImageFacts } from './row.ts'

/** An image that articles show, by its path below the content folder. */
export interface ImageShown {
  file: string
  /** Changes with the file. */
  version: string
}

/** Every image that a published article uses, once; its address is its path below the content folder. */
export function imageFiles(images: ImageFacts): Planned[] {
  const versions = new Map([...images.values()].map(({ file, version }) => [file, version]))
  return [...versions]
    .sort(([a], [b]) => byText(a, b))
    .map(([file, version]) => planned('image', `/${file}`, () => ({ file, version })))
}
