import { isAskedAddress } from '../archive/address.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import { absolute, href } from './links.ts'
import { pathOf } from './own-path.ts'
import { type Planned, planned } from './page.ts'

/** A page that leads on to another address. */
export interface AliasShown {
  to: string
  /** The same, complete. */
  complete: string
}

declare module './page.ts' {
  interface Shown {
    alias: AliasShown
  }
}

/** A page at every older address of an article, one that was withdrawn too, or a standing page. */
export function aliases({ site, articles, standing, withdrawn }: Edition): Planned[] {
  return [...articles, ...standing, ...withdrawn].flatMap(({ aliases, address }) =>
    aliases
      .filter(alias => !isAskedAddress(alias))
      .map(alias => planned('alias', alias, () => leading(site, address))),
  )
}

/** Leads on to an address of the site, or to a complete one elsewhere. */
export function leading(site: Site, address: string): AliasShown {
  if (!address.startsWith('/')) return { to: address, complete: address }
  return { to: href(site, address), complete: absolute(site, address) }
}

/** The address that a page leads on to: of the site, decoded, or a complete one elsewhere. */
export function ledTo({ complete }: AliasShown, site: Site): string {
  return pathOf({ kind: 'web', target: complete }, site) ?? complete
}
