import { Temporal } from 'temporal-polyfill'
import type { Loss } from '../losses.ts'
import type { OldDate, OldSite } from '../old-item.ts'
import { withAddress, zoneOf } from './old-site.ts'
import { type Row, textIn } from './rows.ts'
import type { Related, Tables } from './tables.ts'

/** What decides at which address a post stood. */
interface Routed {
  post: Row
  page: boolean
  date: OldDate | undefined
  /** Public ones only. */
  tags: readonly Related[]
  authors: readonly Related[]
}

/**
 * Where readers found a post, its canonical address first when that is on the same site: complete as far as the address
 * of the site is known. Posts follow the `permalinks` of the settings (before Ghost 2), pages never did.
 * A canonical address elsewhere has no place and is told as a loss.
 */
export function addressesOf(
  routed: Routed,
  { settings }: Tables,
  site: OldSite,
  losses: Loss[],
): string[] {
  const pattern = routed.page ? undefined : settings.get('permalinks')
  const path = pathOf(routed, pattern ?? '/:slug/', zoneOf(settings))
  const routedTo = path && `${site.address ?? ''}${path}`
  const canonical = textIn(routed.post, 'canonical_url')?.trim()
  const own = canonical === undefined ? undefined : ownAddress(canonical, site)
  if (canonical && !own) losses.push({ code: 'field-left', detail: `canonical_url ${canonical}` })
  return [...new Set([own, routedTo].filter(address => address !== undefined))]
}

function ownAddress(written: string, site: OldSite): string | undefined {
  const address = withAddress(written, site)
  if (/^\/(?!\/)/.test(address)) return `${site.address ?? ''}${address}`
  const same = site.address !== undefined && hostOf(address) === hostOf(site.address)
  return same ? address : undefined
}

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.host.replace(/^www\./, '')
}

/** `/:year/:month/:slug/` filled in; the default when something that it asks for is not known. */
function pathOf(routed: Routed, pattern: string, zone: string): string | undefined {
  const slug = textIn(routed.post, 'slug')?.trim()
  if (slug === undefined) return undefined
  const values = { ...partsOf(routed, zone), slug }
  const names = [...pattern.matchAll(parameter)].map(([, colon, brace]) => colon ?? brace ?? '')
  if (!names.includes('slug') && !names.includes('id')) return `/${slug}/`
  if (names.some(name => !Object.hasOwn(values, name))) return `/${slug}/`
  const path = pattern.replaceAll(
    parameter,
    (_, colon, brace) => values[(colon ?? brace) as keyof typeof values] ?? '',
  )
  return `/${path}/`.replaceAll(/\/{2,}/g, '/')
}

const parameter = /:(\w+)|\{(\w+)\}/g

function partsOf({ post, date, tags, authors }: Routed, zone: string): Record<string, string> {
  const [tag = 'all', author] = [tags[0], authors[0]].map(one => textIn(one?.row, 'slug'))
  const id = textIn(post, 'id')
  return {
    ...(date ? daysOf(date, zone) : {}),
    ...(id !== undefined ? { id } : {}),
    ...{ tag, primary_tag: tag },
    ...(author !== undefined ? { author, primary_author: author } : {}),
  }
}

function daysOf({ text }: OldDate, zone: string): Record<string, string> {
  const day = dayIn(text, zone)
  return { year: day.slice(0, 4), month: day.slice(5, 7), day: day.slice(8, 10) }
}

function dayIn(text: string, zone: string): string {
  try {
    return Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDate().toString()
  } catch {
    return text.slice(0, 10)
  }
}
