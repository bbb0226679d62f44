import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { headOf } from './decoded.ts'
import { namesIn } from './markdown/names-in.ts'
import { Unusable } from './old-item.ts'
import { textOrNone } from './text-or-none.ts'

/** A system whose archives are not read as what they are. */
export interface OtherSystem {
  /** What an archive is called: “a site of Zola”. */
  what: string
  /** Why it is not read, and the way on. */
  why: string
}

/**
 * The system that an archive is of, if that is none of those that are read: another reader would take its drafts,
 * comments and texts for paying readers for public ones.
 */
export async function otherSystem(path: string): Promise<OtherSystem | undefined> {
  if (isZola(path)) return zola
  if (isSubstack(path)) return substack
  return (await isMovableType(path)) ? movable : undefined
}

/** Refuses an archive of another system, with the way on. */
export function refusal(path: string, { what, why }: OtherSystem): Unusable {
  return new Unusable(
    `${path} is ${what}, which is not read yet. ${why} To import it all the same, say with --from what it is to be read as.`,
  )
}

/** What is to be said of an archive of another system that its keeper wants to be read as something else. */
export function warning({ what }: OtherSystem, asked: string): string {
  return `Warning: this looks like ${what}, and was read as --from ${asked} says. Drafts, comments and texts for paying readers may have become public articles: look through them before you publish.`
}

const zola: OtherSystem = {
  what: 'a site of Zola',
  why: 'Build it with “zola build”, which leaves out its drafts, and import its folder “public” with --from page.',
}
const substack: OtherSystem = {
  what: 'an export of Substack',
  why: 'Only posts.csv says which of its texts are drafts, or for paying readers. Import it into Ghost or WordPress and export it from there, or import its feed, which holds the newest public posts.',
}
const movable: OtherSystem = {
  what: 'an export of Movable Type or TypePad',
  why: 'Drafts and comments stand between its posts. Import it into WordPress (Tools, Import, Movable Type and TypePad) and export it from there.',
}

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
