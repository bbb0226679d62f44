import {
  copyFileSync,
  type Dirent,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { foldersAbove } from '../plan/site-path.ts'
import type { LedgerRow } from './file-row.ts'

/** The folder below the output folder where a build keeps its lock and files that are not whole yet. */
export const workshop = '.backfile~'

const passedOver: ReadonlySet<string> = new Set(['.git', workshop])

/** Whether a file or folder may be of a site: the history of a folder in git never is. */
export function isPublishable(path: string): boolean {
  return !passedOver.has(basename(path))
}

/**
 * The files below a folder, with forward slashes; a symbolic link counts as a file. A site's own git
 * history and a build's workshop are passed over. None when there is no folder.
 */
export function filesIn(folder: string, below = ''): string[] {
  return entriesOf(join(folder, below)).flatMap(entry => {
    if (passedOver.has(entry.name)) return []
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    return entry.isDirectory() ? filesIn(folder, file) : [file]
  })
}

/** What is in a folder; nothing when there is none. */
export function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** What there is to know of a file. */
export function rowOf(path: string, fingerprint: string): LedgerRow {
  const { size, mtimeMs } = lstatSync(path)
  return { fingerprint, size, mtime: mtimeMs, sha256: digestOf(readFileSync(path)) }
}

/** Whether a file has a SHA-256; one that cannot be read has none. */
export function hasDigest(path: string, sha256: string): boolean {
  try {
    return digestOf(readFileSync(path)) === sha256
  } catch {
    return false
  }
}

/**
 * Puts finished files of one folder in their places below another, each at once: whoever opens a place
 * finds the old file or the new one, never a part of one. A folder that is new there goes as a whole.
 */
export function placeAll(files: readonly string[], from: string, to: string): void {
  const there = new Set<string>()
  const gone = new Set<string>()
  mkdirSync(to, { recursive: true })
  for (const file of files) {
    const above = foldersAbove(file)
    if (above.some(folder => gone.has(folder))) continue
    const fresh = above.find(folder => !there.has(folder) && !isFolder(join(to, folder)))
    const moved = fresh ?? file
    if (fresh !== undefined) gone.add(fresh)
    for (const folder of above) if (folder.length < moved.length) there.add(folder)
    moveAtOnce(join(from, moved), to, moved)
  }
}

/** Whether a folder is at a path, or a link to one. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** Moves to a place below a folder; from another disk by a copy that is made in the workshop. */
function moveAtOnce(from: string, folder: string, place: string): void {
  const to = join(folder, place)
  if (!isFolder(from) && isFolder(to)) removeEmpty(to)
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    const half = join(folder, workshop, 'half')
    rmSync(half, { recursive: true, force: true })
    mkdirSync(dirname(half), { recursive: true })
    copy(from, half)
    renameSync(half, to)
  }
}

/** Removes a folder that holds nothing but folders. Throws when it holds more. */
function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name))
  }
  rmdirSync(folder)
}

/** Copies a file, or a folder with all in it. Files keep their times. */
function copy(from: string, to: string): void {
  if (!isFolder(from)) {
    copyFileSync(from, to)
    const { atime, mtime } = statSync(from)
    utimesSync(to, atime, mtime)
  } else {
    mkdirSync(to)
    for (const name of readdirSync(from)) copy(join(from, name), join(to, name))
  }
}

/** Removes files below a folder, those that are there, and the folders that are empty then. */
export function remove(folder: string, files: readonly string[]): void {
  for (const file of files) {
    rmSync(join(folder, file), { force: true })
    for (let above = dirname(file); above !== '.'; above = dirname(above)) {
      const path = join(folder, above)
      if (entriesOf(path).length > 0) break
      if (isFolder(path)) rmdirSync(path)
    }
  }
}
