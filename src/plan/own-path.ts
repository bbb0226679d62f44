import { namesFile } from '../archive/address.ts'
import type { TextLink } from '../archive/entry.ts'
import type { Site } from '../archive/site.ts'

/** The path below the base path that a link within the site leads to, decoded; undefined for one that leads elsewhere. */
export function pathOf(
  { kind, target }: Pick<TextLink, 'kind' | 'target'>,
  { address, basePath }: Site,
): string | undefined {
  if (kind === 'site') return target
  const url = kind === 'web' ? URL.parse(target) : null
  if (!url || bareHost(url) !== bareHost(new URL(address))) return undefined
  const path = decoded(url.pathname)
  if (`${path}/` === basePath) return '/'
  return path.startsWith(basePath) ? path.slice(basePath.length - 1) : undefined
}

/** The address of the page that a path leads to: NFC, a folder with its slash and without `index.html`. */
export function addressAt(path: string): string {
  const whole = path.normalize('NFC').replace(/\/index\.html?$/i, '/')
  return whole.endsWith('/') || namesFile(whole) ? whole : `${whole}/`
}

function bareHost({ host }: URL): string {
  return host.replace(/^www\./, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
