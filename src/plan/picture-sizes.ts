/**
 * How wide a picture is shown, for `sizes`, by its place: what src/styles/ makes of `--measure`, `--wide`
 * and `--edge`, near enough for a browser to choose a file.
 */
export const pictureSizes = {
  text: '(min-width: 39rem) 36rem, 92vw',
  cover: '(min-width: 62rem) 50rem, (min-width: 39rem) 36rem, 92vw',
  gallery: '(min-width: 39rem) 18rem, 92vw',
  lead: '(min-width: 81rem) 56rem, (min-width: 62rem) calc(100vw - 25rem), 92vw',
} as const

/** Where a picture is shown. */
export type PicturePlace = keyof typeof pictureSizes
