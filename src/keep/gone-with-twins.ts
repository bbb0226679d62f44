import { sameAddress } from '../archive/address.ts'
import type { Archive } from '../archive/archive.ts'
import { ownerName } from '../archive/published.ts'
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
  const namesOf = (address: string) => texts.get(address)?.owners.map(ownerName) ?? []
  // What is found elsewhere lives on.
  const pairs = lost
    .filter(one => one.to === undefined)
    .flatMap(({ address }) => namesOf(address).map(name => ({ address, name })))
  const byName = Map.groupBy(pairs, ({ name }) => name)
  const twins = gone.flatMap(({ address, reason }) =>
    namesOf(address)
      .flatMap(name => byName.get(name) ?? [])
      .map(twin => ({ address: twin.address, reason, by: address })),
  )
  const named = gone.map(one => ({ ...one, by: one.address }))
  return [...new Map([...named, ...twins].map(one => [sameAddress(one.address), one])).values()]
}
