import { stringify } from 'yaml'
import { isTimeZone } from '../archive/time-zone.ts'
import { languageTag } from './language-tag.ts'
import type { OldEdition, OldSite } from './old-item.ts'

/** What `site.yaml` is to say of a new archive, by what the old site says of itself. */
interface NewSite {
  name?: string
  tagline?: string
  whoWeAre?: string
  copyrightHolder?: string
  address?: string
  language?: string
  timeZone?: string
  editions?: OldEdition[]
}

/** What the old site says of itself, in the words of `site.yaml`. */
export function newSite({
  name,
  tagline,
  whoWeAre,
  copyrightHolder,
  address,
  language,
  timeZone,
  editions,
}: OldSite): NewSite {
  const tongue = languageTag(language)
  return {
    ...(name ? { name } : {}),
    ...(tagline ? { tagline } : {}),
    ...(whoWeAre ? { whoWeAre } : {}),
    ...(copyrightHolder ? { copyrightHolder } : {}),
    ...(address && /^https?:/.test(address) && URL.canParse(address)
      ? { address: new URL(address).origin }
      : {}),
    ...(tongue ? { language: tongue } : {}),
    ...(timeZone && isTimeZone(timeZone) ? { timeZone } : {}),
    ...(editions && editions.length > 0 ? { editions } : {}),
  }
}

/** The same as the text of a file; undefined when the old site tells neither its name nor its address. */
export function newSiteFile(site: OldSite): string | undefined {
  const told = newSite(site)
  return told.name === undefined && told.address === undefined
    ? undefined
    : stringify(told, { lineWidth: 0 })
}
