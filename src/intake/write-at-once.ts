import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file, all at once, and the folders that it needs. */
export function writeAtOnce(path: string, text: string | Iterable<string>): void {
  const file = openedAt(`${path}~`)
  let pieces = ''
  for (const piece of typeof text === 'string' ? [text] : text) {
    pieces += piece
    if (pieces.length < 65_536) continue
    writeFileSync(file, pieces)
    pieces = ''
  }
  writeFileSync(file, pieces)
  closeSync(file)
  renameSync(`${path}~`, path)
}

/** Opens a file that is not there yet: one that was left, or a link, is removed before. */
function openedAt(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  return openSync(path, 'wx')
}
