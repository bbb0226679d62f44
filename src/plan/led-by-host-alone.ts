import { isAskedAddress } from '../archive/address.ts'
import type { Plan } from './plan.ts'
import { feedsOf, publishedPages, sizesOf } from './published-addresses.ts'

/**
 * Addresses that were published or that `redirects.yaml` names, and that lead on only where a host has rules: at them is no
 * page that does so, since they are of feeds, pictures and other files, or differ from a page's in capital letters alone.
 * Files beside articles are not among them: the ledger does not say whether an address that leads to an article was ever
 * its own, and had any. None where the site names its host.
 */
export function ledByHostAlone({ archive, answer, find }: Plan): string[] {
  const { site, published, redirects } = archive
  if (site.host.length > 0) return []
  const found = new Set<string>()
  const take = (address: string) => {
    if (isAskedAddress(address) || find(address) !== undefined) return
    if (answer(address)?.status === 301) found.add(address)
  }
  for (const { from } of redirects) take(from)
  for (const address of publishedPages(published)) take(address)
  for (const [address, list] of published.lists)
    for (const feed of feedsOf(address, list)) take(feed)
  for (const [address, picture] of published.pictures) {
    for (const one of sizesOf(address, picture)) take(one)
  }
  for (const address of published.files.keys()) take(address)
  return [...found]
}
