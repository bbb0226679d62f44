import { completeAddress, siteOf } from '../address-parts.ts'
import { lineOf } from '../clean-text.ts'
import type { OldItem } from '../old-item.ts'
import { withoutTracking } from '../tracked-address.ts'
import type { Facts } from './page-facts.ts'

/** Where readers found it; a canonical address that is the front page of the site is a mistake of many sites. */
export function pageAddresses(
  document: Document,
  facts: Facts,
  known: string | undefined,
): string[] {
  const canonical = document.querySelector('link[rel~="canonical" i]')?.getAttribute('href')
  const own = completeAddress(known)
  const base = own ?? completeAddress(facts.address)
  const told = [canonical ?? undefined, facts.address]
    .flatMap(written => completeAddress(written, base) ?? [])
    .filter(address => !isFrontPage(address) || own === undefined || isFrontPage(own))
  return [
    ...new Set(
      [...told, own].flatMap(address =>
        address ? withoutTracking(address.replace(/#.*$/, '')) : [],
      ),
    ),
  ]
}

function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address)
  return pathname === '/' && search === ''
}

/** The site that a page is of, by the name that it tells or by its host. */
export function sourceOf({ site }: Facts, address: string | undefined): OldItem['source'] {
  const url = siteOf(address)
  const told = lineOf(site ?? '')
  const name =
    (/^https?:/.test(told) ? '' : told) || URL.parse(address ?? '')?.hostname.replace(/^www\./, '')
  return name ? { name, url } : undefined
}

/** Against what the addresses of a page are meant; undefined when nothing tells. */
export function pageBase(document: Document, address: string | undefined): string | undefined {
  const told = document.querySelector('base[href]')?.getAttribute('href') ?? undefined
  return completeAddress(told, address) ?? address
}
