import { lstatSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { Unusable } from './old-item.ts'

/** Where an import writes, below the content folder. */
const own = /^(?:site\.yaml$|(?:articles|pages|media)\/.)/

/**
 * Whether a path that a report or a journal names is one that an import may write: relative, with forward slashes,
 * normal, and of an article, a standing page, a picture or `site.yaml`. Looks at the name alone.
 */
export function isContentPath(file: unknown): file is string {
  return (
    typeof file === 'string' &&
    own.test(file) &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are refused
    !/[\u0000-\u001f\u007f\\]/.test(file) &&
    file.split('/').every(part => part !== '' && part !== '.' && part !== '..')
  )
}

/**
 * The whole path of a file of the content folder, to be written or removed. Links within the content folder are
 * followed; the file itself may not be one.
 *
 * @throws Unusable when the name is not one of content, or links lead out of the content folder
 */
export function placeIn(content: string, file: string): string {
  if (!isContentPath(file)) throw new Unusable(`“${file}” is not a path within the content folder`)
  const path = join(content, file)
  if (isLink(path)) throw new Unusable(`${file} is a symbolic link`)
  const [root, folder] = [realpathSync(existing(content)), realpathSync(existing(dirname(path)))]
  const isInside = folder === root || folder.startsWith(root + sep) || !isThere(content)
  if (!isInside) throw new Unusable(`${file} leads out of the content folder by a symbolic link`)
  return path
}

/** The nearest folder above a path that is there. */
function existing(path: string): string {
  return isThere(path) || dirname(path) === path ? path : existing(dirname(path))
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}
