import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import type { Rows } from './ledger.ts'
import { hasDigest } from './site-files.ts'

/** The files of a folder as they were seen, in a form that is cheap to hand from thread to thread. */
export interface Seen {
  /** Their names, with a NUL between each two. */
  files: string
  /** Bytes; −1 for what is no plain file. */
  sizes: Float64Array
  /** Milliseconds since 1970, with fractions. */
  times: Float64Array
}

/** How the output folder differs from what the ledger says; paths below it, in NFC as there. */
export interface Survey {
  /** Files of the ledger that are missing. */
  missing: ReadonlySet<string>
  /** Files of the ledger that are there, and not as it says. */
  altered: ReadonlySet<string>
  /** Files that the ledger does not know, as they are named on the disk. */
  extra: readonly string[]
}

/**
 * Compares what was seen of the output folder with the ledger. A file is as its row says when it is of the
 * same size and time, or else of the same bytes, so that a site that was copied from elsewhere is known
 * again.
 */
export function surveyOf(out: string, { files, sizes, times }: Seen, rows: Rows): Survey {
  const missing = new Set(rows.keys())
  const altered = new Set<string>()
  const extra: string[] = []
  const names = files === '' ? [] : files.split('\0')
  for (const [i, name] of names.entries()) {
    const file = name.normalize('NFC')
    const row = rows.get(file)
    if (!row) {
      extra.push(name)
      continue
    }
    missing.delete(file)
    const isKnown =
      sizes[i] === row.size && (times[i] === row.mtime || hasDigest(join(out, name), row.sha256))
    if (!isKnown) altered.add(file)
  }
  return { missing, altered, extra }
}

/** Whether the survey found a file of the ledger as the ledger says. */
export function isWhole({ missing, altered }: Survey, file: string): boolean {
  return !missing.has(file) && !altered.has(file)
}

/** Looks at the files of a folder in a thread of its own. */
export async function lookAside(folder: string): Promise<Seen> {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./survey-worker.ts', import.meta.url)),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
  })
  try {
    return (await pool.run(folder)) as Seen
  } finally {
    void pool.destroy()
  }
}
