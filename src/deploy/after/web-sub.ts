import { inAttempts, type Patience } from '../attempts.ts'
import { askService } from './ask-service.ts'

/**
 * Tells a hub of feeds that changed (`hub.mode=publish`), which fetches them and sends them to their subscribers. Each is told
 * by itself, since hubs differ in how they take several. `told` hears of each that the hub knows; throws, after all were told,
 * when it did not take one.
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
      // One that does not take so many will take none of the others.
      if (faults.length >= patienceWithHub) break
    }
  }
  if (faults.length > 0) throw faults[0]
}

/** So many feeds may fail before a hub is left alone. */
const patienceWithHub = 3
