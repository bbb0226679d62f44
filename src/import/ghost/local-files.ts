import { dirname, join, posix, resolve } from 'node:path'
import { decodedName } from '../clean-text.ts'
import { isFile } from '../is-file.ts'
import type { OldSite } from '../old-item.ts'

/**
 * Finds pictures and files in a copy of the folder `content` that stands beside an export, or in folders `images`,
 * `media` and `files` beside it, as in backups; a picture of a smaller size is the whole picture. Undefined when it is
 * not there, or belongs to another site.
 */
export function fileFinder(path: string, site: OldSite): (src: string) => string | undefined {
  const folder = resolve(dirname(path))
  return src => {
    const name = nameOf(src, site)
    if (name === undefined) return undefined
    const whole = name.replace(/^images\/(?:(?:size|format)\/[^/]+\/)+/, 'images/')
    return [...new Set([name, whole])]
      .flatMap(one => [join(folder, 'content', one), join(folder, one)])
      .find(isFile)
  }
}

/** `images/2019/05/wall.jpg` of any address of it. */
function nameOf(src: string, site: OldSite): string | undefined {
  const address = URL.parse(src, site.address ?? 'https://site.invalid')
  if (!address) return undefined
  const own = site.address === undefined || address.host === URL.parse(site.address)?.host
  const [, name] = /\/content\/((?:images|media|files)\/.+)$/.exec(address.pathname) ?? []
  if (!own || name === undefined) return undefined
  const path = posix.normalize(decodedName(name))
  return /^(?:images|media|files)\//.test(path) ? path : undefined
}
