import { isAskedAddress } from '../archive/address.ts'
import type { Edition } from '../archive/edition.ts'
import { href } from './links.ts'
import { type Planned, planned } from './page.ts'

/** A page that leads on to another address. */
export interface AliasShown {
  to: string
}

/** A page at every older address of an article or a standing page. */
export function aliases({ site, articles, standing }: Edition): Planned[] {
  return [...articles, ...standing].flatMap(({ aliases, address }) =>
    aliases
      .filter(alias => !isAskedAddress(alias))
      .map(alias => planned('alias', alias, () => ({ to: href(site, address) }))),
  )
}
