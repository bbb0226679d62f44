import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { headOf } from './decoded.ts'
import { Unusable } from './old-item.ts'

/**
 * Throws `Unusable` for archives of systems that are not read as what they are: another reader would take their drafts,
 * comments and texts for paying readers for public ones. The message says which system it is, and the way on.
 */
export async function refuseOtherSystems(path: string): Promise<void> {
  const way = isZola(path)
    ? zola
    : isSubstack(path)
      ? substack
      : (await isMovableType(path))
        ? movable
        : undefined
  if (way !== undefined) throw new Unusable(`${path} is ${way}`)
}

const zola =
  'a site of Zola, which is not read yet. Build it with “zola build”, which leaves out its drafts, and import its folder “public” with --from page.'
const substack =
  'an export of Substack, which is not read yet: which of its texts are drafts, or for paying readers, stands in posts.csv alone. Import it into Ghost or WordPress and export it from there, or import its feed, which holds the newest public posts.'

import { namesIn } from './markdown/names-in.ts'
import { textOrNone } from './text-or-none.ts'

const movable =
  'an export of Movable Type or TypePad, which is not read yet: drafts and comments stand between its posts. Import it into WordPress (Tools, Import, Movable Type and TypePad) and export it from there.'

/** Zola’s settings have `base_url` above all tables, where Hugo’s never have it; what it built lies outside of its texts. */
function isZola(path: string): boolean {
  const root = foldersFrom(path, 6).find(folder =>
    ['zola.toml', 'config.toml'].some(
      name =>
        existsSync(join(folder, 'content')) &&
        /^\s*base_url\s*=/m.test(beforeTables(textOrNone(join(folder, name)))),
    ),
  )
  const part = root === undefined ? undefined : relative(root, path)
  return part !== undefined && (part === '' || /^content(?:[\\/]|$)/.test(part))
}

/** What a TOML document says before its first table. */
function beforeTables(toml: string): string {
  return toml.split(/^\s*\[/m, 1)[0] ?? ''
}

/** Substack’s list of posts lies in the folder above them. */
function isSubstack(path: string): boolean {
  return [...foldersFrom(path, 3), ...foldersIn(path)].some(folder => {
    const [header = ''] = textOrNone(join(folder, 'posts.csv')).split('\n')
    return header.includes('post_id') && header.includes('is_published')
  })
}

async function isMovableType(path: string): Promise<boolean> {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
  const files = isFile
    ? [path]
    : namesIn(path)
        .sort()
        .filter(name => /\.(?:txt|mt|export)$/i.test(name))
        .slice(0, 50)
        .map(name => join(path, name))
  for (const file of files) {
    const isThere = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
    const head = isThere ? (await headOf(file, 1 << 14)).toString('latin1') : ''
    const begins = /^[\s\xef\xbb\xbf]*(?:[A-Z][A-Z ]+:[^\n]*\r?\n)+/.exec(head)?.[0] ?? ''
    if (
      /^TITLE:/m.test(begins) &&
      /^(?:STATUS|DATE|AUTHOR):/m.test(begins) &&
      /^-----\s*$/m.test(head)
    )
      return true
  }
  return false
}

/** A folder, or that of a file, and the folders above it. */
function foldersFrom(path: string, count: number): string[] {
  const first = statSync(path, { throwIfNoEntry: false })?.isFile() ? dirname(path) : path
  const folders = [first]
  while (folders.length < count) folders.push(dirname(folders.at(-1) ?? first))
  return [...new Set(folders)]
}

function foldersIn(path: string): string[] {
  return namesIn(path)
    .sort()
    .slice(0, 100)
    .map(name => join(path, name))
}
