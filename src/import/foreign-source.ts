import type { OldItem, OldSite } from './old-item.ts'

/** From whom an item was taken; undefined when that is the old site itself, by its host or by its name. */
export function foreignSource(source: OldItem['source'], site: OldSite): OldItem['source'] {
  if (source === undefined) return undefined
  const isOwn = isOfHost(source.url, site.address) || wordsOf(source.name) === wordsOf(site.name)
  return isOwn ? undefined : source
}

/** Whether an address is one of the host of a site, with or without `www.`; false when either is not told. */
export function isOfHost(address: string | undefined, site: string | undefined): boolean {
  const [a, b] = [address, site].map(one => URL.parse(one ?? '')?.host.replace(/^www\./, ''))
  return a !== undefined && a === b
}

function wordsOf(name: string | undefined): string {
  return (name ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
