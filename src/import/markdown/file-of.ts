import { posix } from 'node:path'
import { decodedName } from '../clean-text.ts'
import type { OldItem } from '../old-item.ts'
import { fileIn } from './file-in.ts'
import type { Folder } from './folder.ts'
import { addressIn, basePathOf } from './site-of.ts'

/** Folders whose files a site shows from its root, after that of the texts. */
const shown = [
  ...['', 'static', 'assets', 'source', 'public', 'content', 'images', 'src', 'src/assets'],
  ...['static/images', 'assets/images', 'source/images', 'content/images', 'src/content', 'media'],
  ...['src/images', 'content/extra', 'uploads', 'src/public', 'src/static'],
]

/**
 * Where a picture or file that an item names lies on the disk: beside the item, in a folder called after it, or in one
 * of the folders whose files a site shows. Nothing outside the site's folder is found.
 */
export function fileOf(
  src: string,
  item: Pick<OldItem, 'base' | 'place'>,
  folder: Folder,
): string | undefined {
  const path = localPath(src, folder)
  if (path === undefined || path === '') return undefined
  const plain = [decodedName(path), path, decodedName(path.replace(/[?#].*$/, ''))]
  const names = [...new Set(plain.map(name => name.replaceAll('\\', '/')))]
  return names
    .values()
    .flatMap(name => candidates(name, item, folder))
    .map(one => fileIn(one, folder))
    .find(Boolean)
}

/** A source as a path; undefined when it leads to another site. */
function localPath(src: string, folder: Folder): string | undefined {
  const tidy = src
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\{(?:static|attach|filename|photo)\}/, '')
  const address = addressIn(folder)
  const bare = address?.replace(/^https?:/i, '')
  const isOwn = bare !== undefined && tidy.replace(/^https?:/i, '').startsWith(`${bare}/`)
  if (isOwn) return tidy.replace(/^https?:/i, '').slice(bare.length)
  if (/^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(tidy)) return undefined
  return tidy.replace(/^[@~]\/?(?=\w)/, '/')
}

function candidates(
  name: string,
  { base, place }: Pick<OldItem, 'base' | 'place'>,
  folder: Folder,
): string[] {
  const beside = posix.dirname(place)
  const stem = place.replace(/\.[^./]+$/, '')
  const inFolders = (path: string) => [folder.content, ...shown].map(one => posix.join(one, path))
  const below = withoutSiteFolder(name, folder)
  if (name.startsWith('/'))
    return [...inFolders(name), ...inFolders(below), posix.join(beside, name)]
  const above = withoutSiteFolder(base.replace(/^https?:\/\/[^/]+/i, ''), folder)
  const atBase = posix.join(above.replace(/[^/]*$/, ''), name)
  return [
    posix.join(beside, name),
    posix.join(stem, name),
    ...inFolders(atBase),
    ...inFolders(name),
  ]
}

/** A path without the folder in which the old site stood on its host. */
function withoutSiteFolder(path: string, folder: Folder): string {
  const at = basePathOf(folder)
  return at !== '' && path.startsWith(`${at}/`) ? path.slice(at.length) : path
}
