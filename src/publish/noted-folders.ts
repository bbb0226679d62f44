import { lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { sealed, unsealed } from '../intake/sealed.ts'
import { entriesOf, isPublishable } from './site-files.ts'

/*
 * An archive has a folder for each article, and to read a folder takes several times as long as to ask when it last
 * changed. So the names in folders are noted. The system sets the time of a folder's change whenever a name in it is added,
 * removed or given to another file, and nobody else can set it: a folder of the same time and number has the same names.
 */

/** What is noted of a folder. */
interface Noted {
  /** When it was modified and when it changed, in milliseconds since 1970, and its number on the disk. */
  stamp: readonly [mtime: number, ctime: number, inode: number]
  /** The names in it; those of folders end with a slash. */
  names: readonly string[]
}

/** Folders that changed within so many milliseconds may change again without another time. */
const settlingTime = 2000

/**
 * The files below a folder, as `filesIn()` has them. Reads no folder again that is as the file `notes` says, and notes there
 * what it saw, but for folders that changed within the last `settling` milliseconds.
 */
export function filesByNotes(folder: string, notes: string, settling = settlingTime): string[] {
  const before = notesIn(notes, folder)
  const after = new Map<string, Noted>()
  const latest = Date.now() - settling
  const files: string[] = []
  const walk = (below: string) => {
    const path = `${folder}/${below}`
    const stats = (below === '' ? statSync : lstatSync)(path.slice(0, -1), quietly)
    if (!stats?.isDirectory()) return
    const stamp = [stats.mtimeMs, stats.ctimeMs, stats.ino] as const
    const noted = before.get(below)
    const same = noted?.stamp.every((part, i) => part === stamp[i]) ? noted : undefined
    const names = same?.names ?? namesIn(path)
    if (Math.max(stats.mtimeMs, stats.ctimeMs) < latest) after.set(below, { stamp, names })
    for (const name of names) {
      if (name.endsWith('/')) walk(below + name)
      else files.push(below + name)
    }
  }
  walk('')
  const isNew = ([below, { names }]: [string, Noted]) => names !== before.get(below)?.names
  if (after.size !== before.size || [...after].some(isNew)) {
    writeFileSync(notes, textOf(folder, after))
  }
  return files
}

const quietly = { throwIfNoEntry: false } as const

function namesIn(path: string): string[] {
  return entriesOf(path)
    .filter(({ name }) => isPublishable(name))
    .map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name))
}

function textOf(folder: string, noted: ReadonlyMap<string, Noted>): string {
  return sealed(JSON.stringify({ folder, noted: [...noted] }))
}

/** What is noted of a folder and those below it; nothing when that is damaged, or of another folder. */
function notesIn(path: string, folder: string): Map<string, Noted> {
  try {
    const told = JSON.parse(unsealed(readFileSync(path, 'utf8')) ?? '{}')
    return new Map(told.folder === folder ? told.noted : [])
  } catch {
    return new Map()
  }
}
