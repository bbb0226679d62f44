import { setTimeout } from 'node:timers/promises'
import pRetry from 'p-retry'
import { TargetFault } from './target.ts'

/** How often something is asked of a target before a deploy gives up, and milliseconds before it is asked again. */
export interface Patience {
  retries: number
  least: number
  most: number
}

/** For targets that people use: six times more, in about a minute. */
export const usual: Patience = { retries: 6, least: 1000, most: 20_000 }

/** The longest wait that a target may ask for, in seconds: longer ones end the deploy. */
const longest = 120

/** Does something that a target may not do at once. A target that says when it may be asked again is asked then. */
export function inAttempts<Done>(act: () => Promise<Done>, patience: Patience): Promise<Done> {
  const { retries, least: minTimeout, most: maxTimeout } = patience
  return pRetry(act, {
    ...{ retries, minTimeout, maxTimeout, factor: 2, randomize: true },
    shouldRetry: ({ error }) =>
      error instanceof TargetFault && error.isPassing && (error.after ?? 0) <= longest,
    onFailedAttempt: async ({ error }) => {
      if (error instanceof TargetFault && error.after) await setTimeout(error.after * 1000)
    },
  })
}
