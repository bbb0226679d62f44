import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** A heap of so many bytes is worth the third of a second that it takes to clear it. */
const worthwhile = 256e6

/**
 * Gives back the memory that reading and planning took, before Astro takes its own: otherwise V8, which
 * clears up only when it has to, would let the process grow by both. Does nothing for a small archive.
 */
export function collectGarbage(): void {
  if (process.memoryUsage().heapTotal < worthwhile) return
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
