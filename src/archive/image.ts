/** An image of the archive, as it is shown. */
export interface Image {
  /** Path below the content folder, which is also its address. */
  file: string
  /** Pixels, after the turn that its EXIF data asks for. */
  width: number
  height: number
  /** Changes with the file, and with the way in which its renditions are made. */
  version: string
  /** Absent for a photograph, or another picture of pixels that stands still. */
  form?: 'moving' | 'drawing'
  /** Who is to be named, by the file itself. */
  credit?: string
}

/** A form in which an image is published: how many pixels wide, in which format; without one, in its own. */
export interface Rendition {
  width: number
  format?: 'avif' | 'webp'
}

/** A file in which an image is published; a drawing has no rendition. */
export interface ImageShown {
  file: string
  version: string
  rendition?: Rendition
}
