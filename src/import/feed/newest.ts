import { momentOf } from '../../archive/moment.ts'
import type { OldItem } from '../old-item.ts'

/** What tells the versions of an item apart. */
type Version = Pick<OldItem, 'key' | 'place' | 'date' | 'updated'>

/** Which of the versions of each item is the newest: the latest change, otherwise the first that was met. */
export class Newest {
  readonly #best = new Map<string, { place: string; at: number }>()

  /** Meets an item, once for each time it stands somewhere. */
  meet(item: Version): void {
    const known = this.#best.get(item.key)
    const at = instantOf(item)
    if (!known || at > known.at) this.#best.set(item.key, { place: item.place, at })
  }

  /** Where the newest version of an item stands. */
  placeOf(item: Version): string | undefined {
    return this.#best.get(item.key)?.place
  }
}

function instantOf({ updated, date }: Version): number {
  const text = (updated ?? date)?.text
  try {
    return text === undefined ? 0 : momentOf(text, 'UTC').instant
  } catch {
    return 0
  }
}
