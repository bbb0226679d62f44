import type { Facet, FacetKind } from '../archive/article.ts'

/** The first part of the addresses of each kind of facet. */
export const facetFolders = {
  tag: 'tags',
  source: 'sources',
  section: 'sections',
  region: 'regions',
} as const satisfies Record<FacetKind, string>

/** `/tags/harbour-wall/`. */
export function facetAddress(facet: Facet): string {
  return `/${facetFolders[facet.kind]}/${facet.slug}/`
}
