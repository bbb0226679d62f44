import type { Facet, FacetKind } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import { byText } from '../archive/order.ts'

/**
 * The facets of a kind as readers look for them: sections and regions in the order in which the site lists them,
 * others by what they are called, as the edition's language sorts names, and numbers by their size.
 */
export function inOrder(kind: FacetKind, { site, facets }: Edition): Facet[] {
  if (kind === 'section' && site.sections.length > 0) return facets.section
  if (kind === 'region' && site.regions.length > 0) return facets.region
  const { compare } = new Intl.Collator(site.language, { numeric: true })
  return facets[kind].toSorted((a, b) => compare(a.label, b.label) || byText(a.slug, b.slug))
}
