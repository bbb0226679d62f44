import { type Stats, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { findFiles } from '../intake/find-files.ts'
import { Unusable } from './old-item.ts'

/** A file of an old archive. */
export interface FileAt {
  /** Where it is on the disk. */
  path: string
  /** Its path within the archive, with forward slashes; of a single file its name. */
  place: string
  size: number
  /** Milliseconds since 1970. */
  mtime: number
}

/**
 * The file at a path, or the files below a folder by the end of their names, in the order of their names. Links that
 * lead out of the folder are not followed.
 *
 * @throws Unusable when there is nothing at the path
 */
export function filesAt(path: string, ends: RegExp): FileAt[] {
  const full = resolve(path)
  const { isFile, size, mtime } = statAt(full)
  if (isFile) return [{ path: full, place: basename(full), size, mtime }]
  return findFiles(full, '', ends).files.map(found => ({
    path: join(full, found.file),
    place: found.file,
    size: found.size,
    mtime: found.mtime,
  }))
}

function statAt(path: string): { isFile: boolean; size: number; mtime: number } {
  let stats: Stats
  try {
    stats = statSync(path)
  } catch {
    throw new Unusable(
      `${path} does not exist, or may not be read. Give the path of a file or folder.`,
    )
  }
  return { isFile: stats.isFile(), size: stats.size, mtime: stats.mtimeMs }
}
