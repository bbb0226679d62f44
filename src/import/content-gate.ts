import { lstatSync, realpathSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
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
  return unlinked(content, file)
}

/**
 * The path of a report, to be read or written: it lies in a folder of the content folder, and so do its page and its
 * journal.
 *
 * @param report `CONTENT/imports/NAME.json`
 * @throws Unusable when one of them is a link, or links lead out of the content folder
 */
export function reportIn(report: string): string {
  const content = dirname(dirname(report))
  for (const end of ['.json', '.html', '.journal']) {
    try {
      unlinked(content, relative(content, report.replace(/\.json$/, end)))
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      throw new Unusable(
        `${error.message}. Reports decide which files an import writes and removes: move them into a real folder ${dirname(report)}.`,
      )
    }
  }
  return report
}

/** A path below the content folder, if it is no link and no link leads out. */
function unlinked(content: string, file: string): string {
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
