import type { Stats } from 'node:fs'

/**
 * What a disk says of a file without reading it: what git's index compares. Size and time of modification alone can be
 * those of another file, since programs set times as they like; a change, a swap or a copy shows in the others.
 */
export interface FileStamp {
  /** Bytes. */
  size: number
  /** When it was modified: milliseconds since 1970, with fractions where the disk keeps them. */
  mtime: number
  /** When its data or its place in the disk's tables changed; the system alone sets it. */
  ctime: number
  /** Its number on the disk. */
  inode: number
}

/** What a disk says of a file. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp {
  return { size, mtime: mtimeMs, ctime: ctimeMs, inode: ino }
}

/** Whether a file is, by what the disk says, the same as it was. */
export function isSameStamp(one: FileStamp, other: FileStamp | undefined): boolean {
  return (
    one.size === other?.size &&
    one.mtime === other.mtime &&
    one.ctime === other.ctime &&
    one.inode === other.inode
  )
}

/** A stamp to rely on later: of a file so new that it may change again within its time of modification, none is. */
export function settled<Stamp extends FileStamp>(stamp: Stamp): Stamp {
  return Date.now() - stamp.mtime < 2000 ? { ...stamp, mtime: -1 } : stamp
}
