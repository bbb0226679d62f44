import { posix } from 'node:path'
import type { Entry } from './entry.ts'
import { senseOf } from './holding-words.ts'
import type { Problem } from './problem.ts'

/** Folders whose names hold their texts back elsewhere (`drafts/`, `private/`), each with how many it publishes. */
export function checkFolders(
  shown: readonly { entry: Pick<Entry<unknown>, 'file'>; withheld: boolean }[],
): Problem[] {
  const published = shown.filter(({ withheld }) => !withheld)
  const counts = new Map<string, number>()
  for (const [folder, { length }] of Map.groupBy(published, ({ entry }) =>
    posix.dirname(entry.file),
  )) {
    const holding = holdingFolder(folder)
    if (holding !== undefined) counts.set(holding, (counts.get(holding) ?? 0) + length)
  }
  return [...counts].map(([file, count]) => ({ code: 'folder-may-hold-back', file, count }))
}

/** Of a folder and those above it, the topmost below `articles/` or `pages/` whose name says that its texts are not for readers. */
function holdingFolder(folder: string): string | undefined {
  const folders = folder.split('/')
  const at = folders.findIndex((name, i) => i > 0 && saysHeldBack(name))
  return at < 0 ? undefined : folders.slice(0, at + 1).join('/')
}

/** Words that hide only as a state (`review`, `future`) are names of sections too. */
function saysHeldBack(name: string): boolean {
  const { has, hides, isWhole, isSure } = senseOf(name.replaceAll(/\p{N}+/gu, ' '))
  const isClear = has('hides', 'draft', 'mayHide', 'hidesThis', 'shows', 'showsThis')
  return isWhole && isSure && hides === true && isClear
}
