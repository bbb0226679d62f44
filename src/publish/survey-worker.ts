import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn } from './site-files.ts'
import type { Seen } from './survey.ts'

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
