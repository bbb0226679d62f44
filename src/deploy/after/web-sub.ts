import { inAttempts, type Patience } from '../attempts.ts'
import { TargetFault } from '../target.ts'
import { askService } from './ask-service.ts'

/**
 * Tells a hub of feeds that changed (`hub.mode=publish`), which fetches them and sends them to their subscribers. Each has a
 * request of its own, since hubs differ in how they take several. `told` is called for each feed that the hub took. When it did
 * not take one, throws the first fault: at once when the hub is away, and otherwise after all were tried or several have failed.
 */
export async function tellHub(
  feeds: readonly string[],
  { hub, patience, told }: { hub: string; patience: Patience; told: (feed: string) => void },
): Promise<void> {
  const faults: unknown[] = []
  for (const feed of feeds) {
    const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed })
    // A redirect that was followed would ask for the page there, and tell nobody.
    const init = { method: 'POST', body, redirect: 'manual' } as const
    try {
      await inAttempts(() => askService('WebSub', new Request(hub, init)), patience)
      told(feed)
    } catch (error) {
      faults.push(error)
      // One that cannot be reached, or does not take so many, will take none of the others.
      const isAway = error instanceof TargetFault && error.isPassing
      if (isAway || faults.length >= mostFaults) break
    }
  }
  if (faults.length > 0) throw faults[0]
}

/** After so many feeds that failed, a hub is left alone. */
const mostFaults = 3
