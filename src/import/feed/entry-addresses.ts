import { completeAddress } from '../address-parts.ts'
import { withoutTracking } from '../tracked-address.ts'
import type { Entry, FeedHead } from './entry.ts'

/** Where the site of a feed is, complete: told relative to the feed, or to the base that it tells. */
export function siteAddress({ address, base, self }: FeedHead): string | undefined {
  const around = completeAddress(self)
  return completeAddress(address, completeAddress(base, around) ?? around)
}

/** Against what addresses of an entry are meant: each base is relative to the one around it. */
export function baseOf(entry: Entry, head: FeedHead): string | undefined {
  const around = [head.base, head.address, head.self].reduceRight<string | undefined>(
    (base, address) => completeAddress(address, base) ?? base,
    undefined,
  )
  return completeAddress(entry.base, around) ?? around
}

/**
 * Where an entry itself is, and what else it leads to: a weblog of links gives the address of what it is about before
 * its own. Complete, or from the root of the site when nothing tells where that is.
 */
export function entryAddresses(
  entry: Entry,
  head: FeedHead,
): { own: string | undefined; others: string[] } {
  const base = baseOf(entry, head)
  const all = entry.links.flatMap(link => addressOf(link, base))
  const site = hostOf(siteAddress(head) ?? head.base ?? '')
  const own = all.find(address => site !== undefined && hostOf(address) === site) ?? all[0]
  const others = all.filter(address => site !== undefined && hostOf(address) !== site)
  return { own, others: own === all[0] ? [] : others }
}

function addressOf(link: string, base: string | undefined): string[] {
  const complete = completeAddress(link, base)
  return [complete ? withoutTracking(complete) : link].filter(
    address => complete || address.startsWith('/'),
  )
}

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.hostname.replace(/^www\./, '')
}
