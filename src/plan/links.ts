import type { Site } from '../archive/site.ts'

/** An address of the site (decoded, from its root) as a link within the site: base path and encoding. */
export function href(site: Site, address: string): string {
  return encodeURI(site.basePath.slice(0, -1) + address).replaceAll(/[?#]/g, encodeURIComponent)
}

/** An address of the site as a complete URL. */
export function absolute(site: Site, address: string): string {
  return site.address + href(site, address)
}

/** A web address as it is, and the path of a page of the site as a complete URL. */
export function complete(site: Site, link: string): string {
  return link.startsWith('/') ? absolute(site, link) : link
}

/** An address as people read it: its letters and digits in their own script, all else as it is encoded. */
export function readable(url: string): string {
  return url.replaceAll(/(?:%[\dA-F]{2})+/g, encoded => {
    const text = decodeURIComponent(encoded)
    return /^[\p{L}\p{M}\p{N}]+$/u.test(text) ? text : encoded
  })
}
