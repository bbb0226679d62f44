import { lstatSync } from 'node:fs'
import { filesByNotes } from './noted-folders.ts'

/** The files of a folder as they were seen, in a form that is cheap to hand from thread to thread. */
export interface Seen {
  /** Their names, with a NUL between each two. */
  files: string
  /** Bytes; −1 for what is no plain file. */
  sizes: Float64Array
  /** Milliseconds since 1970, with fractions. */
  times: Float64Array
}

const quietly = { throwIfNoEntry: false } as const

/** What to look at. */
interface Looking {
  folder: string
  /** The file in which the names of folders are noted. */
  notes: string
  /** Milliseconds after which a folder that changed is noted. */
  settling?: number
}

/** Looks at every file of a folder; runs in a worker thread, beside the reading of articles. */
export default function look({ folder, notes, settling }: Looking): Seen {
  const files = filesByNotes(folder, notes, settling)
  const sizes = new Float64Array(files.length)
  const times = new Float64Array(files.length)
  files.forEach((file, i) => {
    const stats = lstatSync(`${folder}/${file}`, quietly)
    sizes[i] = stats?.isFile() ? stats.size : -1
    times[i] = stats?.mtimeMs ?? 0
  })
  return { files: files.join('\0'), sizes, times }
}
