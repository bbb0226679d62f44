import type { Entry } from '../archive/entry.ts'
import type { Problem } from '../archive/problem.ts'
import type { ReadResult } from './article-worker.ts'
import { sealed, sealOf } from './sealed.ts'
import type { KnownFile, Loaded, Store } from './store.ts'

/** What is kept of a file. */
interface Held {
  entry: Entry<unknown> | undefined
  problems: Problem[]
}

/** What a store said. */
interface Memory {
  /** Of the store, when it said it. */
  version: number
  known: Map<string, KnownFile>
  /** By folder, what was loaded of its files, in their order. */
  folders: Map<string, Map<string, Held>>
}

/**
 * A store that keeps in memory what it says of files, for one who opens the archive again and again: what is saved in
 * between is all that changes. When a file is new, or another process wrote into the store, all is read again.
 */
export function remembering(store: Store): Store {
  let memory: Memory | undefined
  const fresh = (): Memory => {
    const version = store.writtenElsewhere()
    if (memory?.version !== version) {
      memory = { version, known: store.known(), folders: new Map() }
    }
    return memory
  }
  const note = ({ file, size, mtime, ctime, inode, digest, read }: ReadResult) => {
    const before = memory?.known.get(file)
    if (!before) memory = undefined
    if (!memory || !before) return
    const stamp = { size, mtime, ctime, inode }
    memory.known.set(file, { ...stamp, digest: read ? digest : before.digest })
    for (const files of memory.folders.values())
      if (read && files.has(file)) files.set(file, heldIn(read))
  }
  return {
    ...store,
    known: () => fresh().known,
    save: results => {
      store.save(results)
      for (const result of results) note(result)
    },
    forget: files => {
      store.forget(files)
      memory = undefined
    },
    load: <Fields>(folder: string) => {
      const { known, folders } = fresh()
      const held = folders.get(folder)
      if (held) return loadedFrom<Fields>(held)
      const loaded = store.load<Fields>(folder)
      const files = [...known.keys()].filter(file => file.startsWith(`${folder}/`))
      if (loaded.damaged.length === 0) folders.set(folder, byFile(files, loaded))
      return loaded
    },
  }
}

/** What was loaded of each of the files, in their order. */
function byFile(
  files: readonly string[],
  { entries, problems }: Loaded<unknown>,
): Map<string, Held> {
  const told = Map.groupBy(problems, ({ file }) => file)
  const own = new Map(entries.map(entry => [entry.file, entry]))
  return new Map(
    files.map(file => [file, { entry: own.get(file), problems: told.get(file) ?? [] }]),
  )
}

function loadedFrom<Fields>(files: ReadonlyMap<string, Held>): Loaded<Fields> {
  const all = [...files.values()]
  return {
    entries: all.flatMap(({ entry }) => (entry ? [entry as Entry<Fields>] : [])),
    problems: all.flatMap(({ problems }) => problems),
    damaged: [],
  }
}

/** What a store keeps of a file: the same in a store and in memory. */
function heldIn({ entry, problems }: Held): Held {
  const kept = entry && JSON.stringify(entry)
  return {
    entry: kept && { ...JSON.parse(kept), print: sealOf(sealed(kept)) },
    problems: JSON.parse(JSON.stringify(problems)),
  }
}
