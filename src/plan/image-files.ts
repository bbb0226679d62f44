import { type Planned, planned } from './page.ts'
import type { ImageFacts } from './row.ts'

/** An image that articles show, by its path below the content folder. */
export interface ImageShown {
  file: string
}

/** Every image that a published article uses, once; its address is its path below the content folder. */
export function imageFiles(images: ImageFacts): Planned[] {
  const files = new Set([...images.values()].map(({ file }) => file))
  return [...files].sort().map(file => planned('image', `/${file}`, () => ({ file })))
}
