import pLimit from 'p-limit'
import { inAttempts, type Patience } from './attempts.ts'
import type { Stage } from './deploy-plan.ts'

/** How files are sent or removed. */
interface Sending {
  /** Files at a time. */
  atOnce: number
  patience: Patience
  /** Does what is to be done with one file, or with several at once. */
  act: (file: string) => Promise<void>
}

/**
 * Does something with files, stage after stage, many at a time. What fails for good ends all of it, after what is under
 * way.
 */
export async function inStages(
  stages: readonly Pick<Stage, 'files'>[],
  { atOnce, patience, act }: Sending,
): Promise<void> {
  for (const { files } of stages) {
    const limit = pLimit(atOnce)
    let fault: { error: unknown } | undefined
    const work = async (file: string) => {
      if (fault) return
      try {
        await inAttempts(() => act(file), patience)
      } catch (error) {
        fault ??= { error }
      }
    }
    await Promise.all(files.map(file => limit(work, file)))
    if (fault) throw fault.error
  }
}
