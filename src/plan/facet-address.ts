import type { Facet, FacetKind } from '../archive/article.ts'
import type { Site } from '../archive/site.ts'

/** The first part of the addresses of each kind of facet. */
export const facetFolders = {
  tag: 'tags',
  source: 'sources',
  section: 'sections',
  region: 'regions',
} as const satisfies Record<FacetKind, string>

/** `/tags/harbour-wall/`, in its edition. */
export function facetAddress(facet: Facet, { path }: Pick<Site, 'path'>): string {
  return `${path}/${facetFolders[facet.kind]}/${facet.slug}/`
}

/** Whether a facet has too few articles for search engines: its page is there for readers, who come from an article. */
export function isThin({ articles }: Facet, { thin }: Pick<Site, 'thin'>): boolean {
  return articles.length < thin
}
