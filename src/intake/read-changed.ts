import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import type { ReadResult, ReadTask } from './article-worker.ts'
import { isSameStamp, settled } from './file-stamp.ts'
import type { FoundFile } from './find-files.ts'
import type { KnownFile, Store } from './store.ts'
import { workers } from './workers.ts'

/** What was done to bring the store up to date. */
export interface ReadCount {
  /** Files that were read and rendered. */
  read: number
  /** Files that the store knew and that are gone. */
  gone: number
}

/** Is told how many of how many files have been read. */
export type Progress = (done: number, all: number) => void

/**
 * What a worker gets at a time, and what is kept before it is saved: so many files, or fewer when they are long (bytes).
 * While much is saved, no worker would get anything.
 */
const task = { files: 24, bytes: 250_000 }
const transaction = { files: 48, bytes: 400_000 }

/**
 * Reads the files that are not the known ones by what the disk says of them, in worker threads, and keeps
 * what they hold. A file touched in the last two seconds is not trusted by its time next time.
 */
export async function readChanged(
  root: string,
  found: readonly FoundFile[],
  store: Store,
  progress: Progress,
): Promise<ReadCount> {
  const known = store.known()
  const changed = found.filter(file => !isUnchanged(file, known.get(file.file)))
  const present = new Set(found.map(({ file }) => file))
  const gone = [...known.keys()].filter(file => !present.has(file))
  if (gone.length > 0) store.forget(gone)
  if (changed.length === 0) return { read: 0, gone: gone.length }
  const tasks = inTasks(root, changed, known)
  let done = 0
  let read = 0
  const pending: ReadResult[] = []
  let bytes = 0
  const flush = () => {
    store.save(pending.splice(0))
    bytes = 0
  }
  const finished = (results: ReadResult[]) => {
    pending.push(...results.map(settled))
    done += results.length
    bytes += results.reduce((sum, { size }) => sum + size, 0)
    read += results.filter(result => result.read).length
    if (pending.length >= transaction.files || bytes >= transaction.bytes) flush()
    progress(done, changed.length)
  }
  await inWorkers(tasks, finished)
  flush()
  return { read, gone: gone.length }
}

function isUnchanged(file: FoundFile, known: KnownFile | undefined): boolean {
  return isSameStamp(file, known) && known?.digest !== ''
}

/** Files in tasks of a size that is bounded by bytes; a longer file is a task of its own. */
export function inTasks(
  root: string,
  files: readonly FoundFile[],
  known: ReadonlyMap<string, KnownFile>,
): ReadTask[] {
  const tasks: ReadTask[] = []
  let bytes = 0
  for (const file of files) {
    const last = tasks.at(-1)
    const entry = { ...file, digest: known.get(file.file)?.digest }
    bytes += file.size
    if (last && last.files.length < task.files && bytes <= task.bytes) last.files.push(entry)
    else {
      tasks.push({ root, files: [entry] })
      bytes = file.size
    }
  }
  return tasks
}

/** Few files are read here and now: starting threads would take longer. */
async function inWorkers(
  tasks: ReadTask[],
  finished: (results: ReadResult[]) => void,
): Promise<void> {
  if (tasks.length < 3) {
    const { default: readAll } = await import('./article-worker.ts')
    for (const task of tasks) finished(readAll(task))
    return
  }
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./article-worker.ts', import.meta.url)),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: Math.min(workers(), tasks.length),
  })
  try {
    await Promise.all(tasks.map(async task => finished((await pool.run(task)) as ReadResult[])))
  } finally {
    await pool.destroy()
  }
}
