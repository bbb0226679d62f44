import { join } from 'node:path'
import { foldersAbove } from '../plan/site-path.ts'
import { Refusal } from '../terminal/telling.ts'
import { partOf } from './search-parts.ts'
import { hasDigest, rowOf } from './site-files.ts'

/** A file that is not ours lies where the site needs to put one of its own. */
class InTheWay extends Refusal {}

/**
 * Throws `InTheWay` when files of the output folder that are not ours are at a place of the finished files `staged`, above
 * one or below one. The very same file is not in the way, and neither is one of a part of the search, whose folder
 * holds nothing else.
 */
export function checkWay(
  out: string,
  foreign: readonly string[],
  staged: ReadonlyMap<string, string>,
): void {
  if (foreign.length === 0) return
  const folders = new Set(staged.keys().flatMap(foldersAbove))
  const blocks = (file: string) => {
    const made = staged.get(file)
    if (made !== undefined)
      return partOf(file) === undefined && !hasDigest(join(out, file), rowOf(made, '').sha256)
    return folders.has(file) || foldersAbove(file).some(folder => staged.has(folder))
  }
  const blocking = foreign.filter(blocks)
  if (blocking.length === 0) return
  throw new InTheWay(
    `The site needs the places of these files, which Backfile did not put there: ${blocking.slice(0, 5).join(', ')}. Move them away.`,
  )
}
