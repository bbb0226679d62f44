import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { primaryLanguage } from '../archive/language.ts'
import type { SiteFile } from '../archive/site.ts'
import { isTimeZone } from '../archive/time-zone.ts'
import type { Settings } from '../intake/read-settings.ts'
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

/** The same as the text of a file; undefined when the old site tells neither name nor address, and is in English alone. */
export function newSiteFile(site: OldSite): string | undefined {
  const told = newSite(site)
  const isEnglish = told.language === undefined || primaryLanguage(told.language) === 'en'
  return told.name === undefined && told.address === undefined && isEnglish && !told.editions
    ? undefined
    : stringify(told, { lineWidth: 0 })
}

/** The settings of an archive; where it has none yet, with those that it is about to get. */
export function siteAfter(into: string, { site }: Settings, oldSite: OldSite): SiteFile {
  if (!isNew(into, oldSite)) return site
  const { language, timeZone, editions = [] } = newSite(oldSite)
  return {
    ...site,
    ...(language ? { language } : {}),
    ...(timeZone ? { timeZone } : {}),
    editions: editions.map(edition => ({ ...edition, formerPaths: [], contact: {} })),
  }
}

/** Whether site.yaml is about to be written. */
function isNew(into: string, oldSite: OldSite): boolean {
  return !existsSync(join(into, 'site.yaml')) && newSiteFile(oldSite) !== undefined
}

/** The language that site.yaml says, or is about to say. */
export function toldLanguage(
  into: string,
  { site, positions }: Settings,
  oldSite: OldSite,
): string | undefined {
  if (isNew(into, oldSite)) return newSite(oldSite).language
  return positions['site.yaml']?.language && site.language
}
