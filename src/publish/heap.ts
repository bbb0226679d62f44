import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** A heap of so many bytes is worth the third of a second that it takes to clear it. */
const worthwhile = 384e6

/**
 * Gives back the memory that has been done with, and lets the heap grow by half of what lives in it before
 * it is cleared again: V8 by itself would let it grow by up to three times as much. Does nothing for a
 * small archive, whose build it would slow down.
 */
export function collectGarbage(): void {
  if (process.memoryUsage().heapTotal < worthwhile) return
  setFlagsFromString('--heap-growing-percent=50')
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
