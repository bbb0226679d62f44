import { isPlatform } from './idle-names.ts'
import type { OldItem, OldSite } from './old-item.ts'

/**
 * From whom an item was taken; undefined when that is the old site itself, by its host or by its name. Of a platform, which
 * nobody writes for, it is the site there; none when its address is not known.
 */
export function foreignSource(source: OldItem['source'], site: OldSite): OldItem['source'] {
  if (source === undefined) return undefined
  const isOwn = isOfHost(source.url, site.address) || wordsOf(source.name) === wordsOf(site.name)
  if (isOwn) return undefined
  if (!isPlatform(source.name)) return source
  const host = URL.parse(source.url ?? '')?.hostname.replace(/^www\./, '') ?? ''
  return isPlatform(host) || host === '' || isPlatform(host.replace(/\.\w+$/, ''))
    ? undefined
    : { ...source, name: host }
}

/** Whether an address is one of the host of a site, with or without `www.`; false when either is not told. */
export function isOfHost(address: string | undefined, site: string | undefined): boolean {
  const [a, b] = [address, site].map(one => URL.parse(one ?? '')?.host.replace(/^www\./, ''))
  return a !== undefined && a === b
}

function wordsOf(name: string | undefined): string {
  return (name ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
