import { digestOf } from '../archive/digest.ts'
import { slugOf } from '../archive/slug.ts'
import { addressKey } from './old-addresses.ts'

/** The path of a picture below `media/`, without its ending: what follows the folder of uploads in its old address. */
export function mediaPath(address: string): string {
  const path = addressKey(address).replace(/\?.*$/, '')
  const [, rest = path] =
    /\/(?:wp-content\/uploads|content\/images|uploads|images|static|assets|media|files)\/(?!.*\/(?:wp-content\/uploads|content\/images)\/)(.+)$/.exec(
      path,
    ) ?? []
  const parts = rest
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .split('/')
    .map(slugOf)
    .filter(part => part !== '')
  const short = parts.map(part =>
    Buffer.byteLength(part) > 90
      ? `${Array.from(part).slice(0, 24).join('')}-${digestOf(part).slice(0, 8)}`
      : part,
  )
  return short.join('/') || `picture-${digestOf(address).slice(0, 8)}`
}
