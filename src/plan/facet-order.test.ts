import { describe, expect, it } from 'vitest'
import type { Facet } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import { siteSchema } from '../archive/site.ts'
import { inOrder } from './facet-order.ts'

/** An edition of facets of one kind, sorted by their slugs as the archive keeps them. */
function edition(labels: Record<string, string>, site: Record<string, unknown>): Edition {
  const facets = Object.entries(labels).map(
    ([slug, label]): Facet => ({ kind: 'tag', slug, label, articles: [] }),
  )
  return {
    site: { ...siteSchema.parse(site), isPreview: false, path: '', direction: 'ltr' },
    ...{ articles: [], standing: [], withdrawn: [], gone: [] },
    facets: { tag: facets, source: facets, section: facets, region: facets },
    otherSlugs: { tag: new Map(), source: new Map(), section: new Map(), region: new Map() },
  }
}

const labelled = (labels: Record<string, string>, site: Record<string, unknown>) =>
  inOrder('tag', edition(labels, site)).map(({ label }) => label)

describe('inOrder()', () => {
  it('sorts labels as their language does, not by the slug of the main edition', () => {
    const quay = { a: 'Upland farming', b: 'Éditions du Quai', c: 'Ferries' }
    expect(labelled(quay, { language: 'fr' })).toEqual([
      ...['Éditions du Quai', 'Ferries', 'Upland farming'],
    ])
    const harbour = { ferries: 'عبّارات', harbour: 'ميناء', tide: 'بحر' }
    expect(labelled(harbour, { language: 'ar' })).toEqual(['بحر', 'عبّارات', 'ميناء'])
  })

  it('sorts numbers by their size, and equals by their slugs', () => {
    const piers = { a: 'Pier 10', b: 'Pier 9', d: 'Pier 1', c: 'Pier 1' }
    expect(inOrder('source', edition(piers, {})).map(({ slug }) => slug)).toEqual([
      ...['c', 'd', 'b', 'a'],
    ])
  })

  it('keeps the order in which a site lists its sections and regions', () => {
    const listed = edition({ sport: 'Sport', arts: 'Arts' }, { sections: ['Sport', 'Arts'] })
    expect(inOrder('section', listed).map(({ label }) => label)).toEqual(['Sport', 'Arts'])
    expect(inOrder('region', listed).map(({ label }) => label)).toEqual(['Arts', 'Sport'])
  })
})
