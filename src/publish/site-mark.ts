import { statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The file by which an output folder says that Backfile publishes into it. Its text is always the same. Every build that
 * changes the folder puts it there again, so its time identifies that build.
 */
export const mark = {
  file: '.published-by-backfile',
  text: 'Backfile publishes a site into this folder. It removes from it only what it put there.\n',
} as const

/** Disks and copies round times by fewer milliseconds. */
const rounding = 2000

/** Whether two times (milliseconds since 1970) of a mark are those of one build. */
export function isOneBuild(time: number, other: number): boolean {
  return Math.abs(time - other) < rounding
}

/** The time of the mark in a folder, by whichever ledger it was put there; 0 without one. */
export function timeOfMark(folder: string): number {
  return statSync(join(folder, mark.file), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Writes a mark into a folder, with a time that cannot be taken for that of the build before. */
export function writeMark(folder: string, before = 0): void {
  const path = join(folder, mark.file)
  writeFileSync(path, mark.text)
  const seconds = Math.max(Date.now(), before + 2 * rounding) / 1000
  utimesSync(path, seconds, seconds)
}
