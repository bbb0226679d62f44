/*
 * Which files of a site pages load. They have to be there before the pages that name them, and to go after them.
 */

/**
 * The part of the search to which a file of the site belongs, by the folder that holds it alone: `pagefind/2014`, or
 * `ar/pagefind/2014` in an edition; undefined for other files.
 */
export function partOf(file: string): string | undefined {
  return /^(?:[^/]+\/)?pagefind\/[^/]+(?=\/)/.exec(file)?.[0]
}

/** Whether a file is one that pages load: a script, style or font, a part of the search, or a picture. */
export function isAsset(file: string): boolean {
  return file.startsWith('_astro/') || partOf(file) !== undefined || pictures.test(file)
}

const pictures = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i
