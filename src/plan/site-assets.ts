/*
 * Which files of a site pages load, and which are for hosts. What pages load has to be there before the pages that name it,
 * and to go after them.
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

/** Whether a file at the root of a site is for its host, and not for readers. */
export function isOfHost(file: string): boolean {
  return ofHosts.test(file)
}

const ofHosts =
  /^(?:_redirects|_headers|_worker\.js|_routes\.json|\.htaccess|vercel\.json|redirects\.json|staticwebapp\.config\.json)$/

const pictures = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i
