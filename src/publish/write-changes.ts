import { join } from 'node:path'
import { writeAtOnce } from '../intake/write-at-once.ts'
import { type Change, changesText } from './changes.ts'
import type { Folders } from './folders.ts'

/** Where the list of what the last build changed is, below the cache folder: it is not public. */
function changesPath({ cache }: Pick<Folders, 'cache'>): string {
  return join(cache, 'changes.json')
}

/** Writes what a build changed. */
export function writeChanges(changes: readonly Change[], folders: Pick<Folders, 'cache'>): void {
  writeAtOnce(changesPath(folders), changesText(changes, new Date().toISOString()))
}
