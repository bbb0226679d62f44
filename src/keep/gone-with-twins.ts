import { sameAddress } from '../archive/address.ts'
import type { Archive } from '../archive/archive.ts'
import { isSameOwner } from '../archive/published.ts'
import type { Lost } from '../plan/lost-addresses.ts'
import type { Wishes } from './wishes.ts'

/** An address that is gone, and the one of the same text (or itself) that its keeper named. */
type GoneWith = Wishes['gone'][number] & { by: string }

/** Addresses that are gone, with those that led to the same text: nobody has to name each of them. */
export function goneWithTwins(
  gone: Wishes['gone'],
  lost: readonly Lost[],
  { published: { texts } }: Archive,
): GoneWith[] {
  const ownersOf = (address: string) => texts.get(address)?.owners ?? []
  const twins = gone.flatMap(({ address, reason }) =>
    lost
      // What is found elsewhere lives on.
      .filter(one => one.to === undefined)
      .filter(one =>
        ownersOf(one.address).some(owner =>
          ownersOf(address).some(other => isSameOwner(owner, other)),
        ),
      )
      .map(one => ({ address: one.address, reason, by: address })),
  )
  const named = gone.map(one => ({ ...one, by: one.address }))
  return [...new Map([...named, ...twins].map(one => [sameAddress(one.address), one])).values()]
}
