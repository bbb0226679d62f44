import { webAddress } from '../../archive/web-address.ts'
import { plainLine } from '../clean-text.ts'
import { languageTag } from '../language-tag.ts'
import type { OldSite } from '../old-item.ts'

type Settings = ReadonlyMap<string, string>

/**
 * What the settings say of the site. Its address is none of them in most exports. The language of Ghost before 1.0
 * (`defaultLang`) is passed over: no one could set it.
 */
export function siteOf(settings: Settings): OldSite {
  const line = (name: string) => plainLine(settings.get(name) ?? '') || undefined
  return {
    name: line('title'),
    tagline: line('description'),
    address: addressOf(settings.get('url') ?? settings.get('site_url')),
    timeZone: zoneIn(settings),
    language: languageTag(
      settings.get('locale') ?? settings.get('lang') ?? settings.get('default_locale'),
    ),
  }
}

function addressOf(url: string | undefined): string | undefined {
  return url !== undefined && webAddress(url)
    ? url
        .trim()
        .replace(/[?#].*$/, '')
        .replace(/\/+$/, '')
    : undefined
}

/** In what zone days of addresses were counted. */
export function zoneOf(settings: Settings): string {
  return zoneIn(settings) ?? 'UTC'
}

function zoneIn(settings: Settings): string | undefined {
  const names = ['timezone', 'active_timezone', 'activeTimezone']
  return names.map(name => settings.get(name)).find(zone => zone !== undefined)
}

/** `__GHOST_URL__`, as exports write the address of the site, put in; of an unknown site, addresses from its root. */
export function withAddress(text: string, { address }: OldSite): string {
  return address === undefined
    ? text.replaceAll(/__GHOST_URL__(?=\/)/g, '').replaceAll('__GHOST_URL__', '/')
    : text.replaceAll('__GHOST_URL__', address)
}
