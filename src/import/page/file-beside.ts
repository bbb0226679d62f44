import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { decodedName } from '../clean-text.ts'
import type { OldItem } from '../old-item.ts'

/**
 * Where a file that was saved beside a page is on the disk: by its path from the page, or by its address when the page
 * is one of a copy of the whole site. Undefined when it is not there, or not within the folder of the archive.
 */
export function fileBeside(
  root: string,
  src: string,
  { place, base }: Pick<OldItem, 'base' | 'place'>,
): string | undefined {
  const names = [src, fromBase(src, base)].flatMap(name => name ?? [])
  return names.map(name => within(root, dirname(place), name)).find(path => path !== undefined)
}

function fromBase(src: string, base: string): string | undefined {
  const folder = URL.parse('.', base)?.href
  return folder && src.startsWith(folder) ? src.slice(folder.length) : undefined
}

function within(root: string, folder: string, name: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(name) || name.startsWith('//') || name.includes('\0'))
    return undefined
  const written = name.replace(/[?#].*$/s, '')
  const start = written.startsWith('/') ? root : join(root, folder)
  const path = [written, decodedName(written)]
    .map(one => resolve(start, `./${one}`))
    .find(one => existsSync(one) && statSync(one).isFile())
  if (path === undefined) return undefined
  return realpathSync(path).startsWith(realpathSync(root) + sep) ? path : undefined
}
