import { sameAddress } from '../archive/address.ts'
import type { Edition } from '../archive/edition.ts'
import { byText } from '../archive/order.ts'
import { isNamed, type StandingPage } from '../archive/standing-page.ts'

/** As many standing pages as the foot names by itself. */
const mostInFoot = 8

/** Where the standing pages are listed that the foot does not name. */
export function standingIndexAddress(site: Pick<Edition['site'], 'path'>): string {
  return `${site.path}/pages/`
}

/** The standing pages of an edition by their place. */
interface FootPages {
  /** Those that the foot names. */
  named: StandingPage[]
  /** Those that a page of their own lists. */
  others: StandingPage[]
  /** The edition's own page for contact, which the foot names beside the other ways to reach it. */
  contact?: StandingPage | undefined
}

/**
 * Parts the standing pages of an edition: the foot names those that the settings name, in their order, or the first
 * few by the names of their files, numbers by their size.
 */
export function footPages({ site, standing }: Pick<Edition, 'site' | 'standing'>): FootPages {
  const url = site.contact?.url
  const contact = url?.startsWith('/')
    ? standing.find(({ address }) => sameAddress(address) === sameAddress(url))
    : undefined
  const { compare } = new Intl.Collator(site.language, { numeric: true })
  const inOrder = standing
    .filter(page => page !== contact)
    .sort((a, b) => compare(a.file, b.file) || byText(a.file, b.file))
  const named = site.pages
    ? new Set(site.pages.flatMap(name => inOrder.find(page => isNamed(name, page)) ?? []))
    : new Set(inOrder.slice(0, mostInFoot))
  return { contact, named: [...named], others: inOrder.filter(page => !named.has(page)) }
}
