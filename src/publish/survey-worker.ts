import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn } from './site-files.ts'

/** The files of a folder as they were seen, in a form that is cheap to hand from thread to thread. */
export interface Seen {
  /** Their names, with a NUL between each two. */
  files: string
  /** Bytes; −1 for what is no plain file. */
  sizes: Float64Array
  /** Milliseconds since 1970, with fractions. */
  times: Float64Array
}

/** Looks at every file of a folder; runs in a worker thread, beside the reading of articles. */
export default function look(folder: string): Seen {
  const files = filesIn(folder)
  const sizes = new Float64Array(files.length)
  const times = new Float64Array(files.length)
  files.forEach((file, i) => {
    const stats = lstatSync(join(folder, file), { throwIfNoEntry: false })
    sizes[i] = stats?.isFile() ? stats.size : -1
    times[i] = stats?.mtimeMs ?? 0
  })
  return { files: files.join('\0'), sizes, times }
}
