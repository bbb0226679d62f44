import { availableParallelism } from 'node:os'

/** How many threads work at a time: `BACKFILE_WORKERS`, or as many as there are processors. */
export function workers(env: NodeJS.ProcessEnv = process.env): number {
  const asked = Number(env.BACKFILE_WORKERS)
  return Number.isInteger(asked) && asked > 0 ? asked : availableParallelism()
}
