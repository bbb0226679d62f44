import type { PageKind } from './page.ts'

/**
 * Who makes the bytes of each kind: a template (HTML by Astro), a writer of texts (`src/files/`), the plan itself with
 * the whole archive at hand, or those who draw pictures.
 */
export const makers = {
  ...{ front: 'template', article: 'template', facetIndex: 'template', facet: 'template' },
  ...{ all: 'template', year: 'template', month: 'template', day: 'template' },
  ...{ standing: 'template', standingIndex: 'template', corrections: 'template' },
  ...{ search: 'template', notFound: 'template', feeds: 'template' },
  ...{ feed: 'text', atom: 'text', jsonFeed: 'text', feedArchive: 'text', opml: 'text' },
  ...{ sitemap: 'text', robots: 'text', alias: 'text', asked: 'text', mark: 'text' },
  ...{ catalogue: 'text', segments: 'text', filters: 'text' },
  ...{ record: 'archive', cataloguePart: 'archive' },
  ...{ image: 'picture', card: 'card' },
} as const satisfies Record<PageKind, Maker>

export type Maker = 'template' | 'text' | 'archive' | 'picture' | 'card'

/** The kinds that a maker makes. */
type KindOf<By extends Maker> = {
  [Kind in PageKind]: (typeof makers)[Kind] extends By ? Kind : never
}[PageKind]

/** Kinds that have a template. */
export type TemplateKind = KindOf<'template'>

/** Kinds whose text is written from what the page shows alone. */
export type TextKind = KindOf<'text'>

/** Whether a template makes a page of a kind. */
export function hasTemplate(kind: PageKind): kind is TemplateKind {
  return makers[kind] === 'template'
}

/** Whether a file of a kind is written from what it shows alone. */
export function isText(kind: PageKind): kind is TextKind {
  return makers[kind] === 'text'
}
