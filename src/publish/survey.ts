import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { foldersAbove } from '../plan/site-path.ts'
import type { LedgerRow, Rows } from './file-row.ts'
import type { Folders } from './folders.ts'
import { hasDigest } from './site-files.ts'
import { isOneBuild, mark } from './site-mark.ts'
import type { Seen } from './survey-worker.ts'

/** How the output folder differs from what the ledger says; paths below it. */
export interface Survey {
  /** Files of the ledger that are missing. */
  missing: ReadonlySet<string>
  /** Files of the ledger that are there, and not as it says. */
  altered: ReadonlySet<string>
  /**
   * What took the place of the ledger's files, to be removed: copies whose names have another Unicode form, and files
   * or links where the ledger has a folder.
   */
  spare: readonly string[]
  /** Files that the ledger does not know, as they are named on the disk. */
  foreign: readonly string[]
  /** Whether the ledger is that of the last build into the folder: the folder's mark has the time that it says. */
  isLatest: boolean
}

/**
 * Compares what was seen of the output folder with the ledger. A file is as its row says when it is of the
 * same size and time, or else of the same bytes, so that a site that was copied from elsewhere is known
 * again.
 */
export function surveyOf(out: string, { files, sizes, times }: Seen, rows: Rows): Survey {
  const missing = new Set(rows.keys())
  const altered = new Set<string>()
  const unknown: string[] = []
  let isLatest = false
  const names = files === '' ? [] : files.split('\0')
  const isAsPut = (i: number, row: LedgerRow) => sizes[i] === row.size && times[i] === row.mtime
  for (const [i, name] of names.entries()) {
    const file = knownAs(out, name, rows)
    const row = file === undefined ? undefined : rows.get(file)
    if (file === undefined || !row) {
      unknown.push(name)
      continue
    }
    missing.delete(file)
    if (file === mark.file) isLatest = isOneBuild(times[i] ?? 0, row.mtime)
    const isKnown =
      isAsPut(i, row) || (sizes[i] === row.size && hasDigest(join(out, name), row.sha256))
    if (!isKnown) altered.add(file)
  }
  const { spare = [], foreign = [] } = Object.groupBy(unknown, sorter(rows))
  return { missing, altered, spare, foreign, isLatest }
}

/**
 * The name by which the ledger knows a file of the folder; undefined when it does not. A name of another Unicode form is
 * another file, but on disks for which both are one.
 */
export function knownAs(out: string, name: string, rows: Pick<Rows, 'has'>): string | undefined {
  if (rows.has(name)) return name
  const file = name.normalize('NFC')
  return file !== name && rows.has(file) && isOne(join(out, name), join(out, file))
    ? file
    : undefined
}

function isOne(path: string, other: string): boolean {
  const [one, two] = [path, other].map(at => lstatSync(at, { throwIfNoEntry: false, bigint: true }))
  return one !== undefined && one.ino === two?.ino && one.dev === two.dev
}

/** Tells files that took the place of the ledger's from others. */
function sorter(rows: Rows): (name: string) => 'spare' | 'foreign' {
  let folders: Set<string> | undefined
  return name => {
    if (rows.has(name.normalize('NFC'))) return 'spare'
    folders ??= new Set(rows.keys().flatMap(foldersAbove))
    return folders.has(name) ? 'spare' : 'foreign'
  }
}

/** Whether the survey found a file of the ledger as the ledger says. */
export function isWhole({ missing, altered }: Survey, file: string): boolean {
  return !missing.has(file) && !altered.has(file)
}

/** Looks at the files of the output folder in a thread of its own. */
export async function lookAside({ out, cache }: Pick<Folders, 'out' | 'cache'>): Promise<Seen> {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./survey-worker.ts', import.meta.url)),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
  })
  try {
    return (await pool.run({ folder: out, notes: join(cache, 'folders.json') })) as Seen
  } finally {
    void pool.destroy()
  }
}
