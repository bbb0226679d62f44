import { isAskedAddress } from '../archive/address.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import { absolute, href } from './links.ts'
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

/** Leads on to an address of the site. */
export function leading(site: Site, address: string): AliasShown {
  return { to: href(site, address), complete: absolute(site, address) }
}
