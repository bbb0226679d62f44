import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { recordOf, sortable } from './search-records.ts'

const recordFrom = (fields: Record<string, unknown>) => {
  const entry = {
    ...{ file: 'articles/wall.md', body: 'digest', links: [], images: [] },
    fields: frontmatterSchema.parse({ title: 'Wall', date: '2003-05-14', ...fields }),
  }
  const archive = archiveOf({
    ...{ entries: [entry], standing: [], tags: [], sources: [], now: 0, withDrafts: false },
    site: siteSchema.parse({ name: 'Courier', basePath: '/a/' }),
  })
  const [article] = archive.articles
  return article && recordOf(article, archive.editions[0])
}

describe('recordOf()', () => {
  it('says of an article what results and filters show', () => {
    const fields = { section: 'News', region: 'North', source: 'Gull', tags: ['Tide'], lang: 'ar' }
    expect(recordFrom(fields)).toEqual({
      ...{ file: 'articles/wall.md', body: 'digest', url: '/a/2003/05/wall/' },
      meta: { title: 'Wall' },
      filters: {
        ...{ source: ['Gull'], section: ['News'], region: ['North'], tag: ['Tide'], lang: ['ar'] },
        ...{ year: ['2003'], month: ['2003-05'], day: ['2003-05-14'] },
      },
      sort: { date: `2003-05-14 ${sortable(Date.parse('2003-05-14'))} wall` },
    })
  })

  it('leaves out what an article does not say', () => {
    const named = Object.keys(recordFrom({})?.filters ?? {})
    expect(named).toEqual(['source', 'lang', 'year', 'month', 'day'])
  })
})

describe('sortable()', () => {
  it('sorts as text as instants sort as numbers', () => {
    const instant = fc.integer({ min: Date.parse('0001-01-01'), max: Date.parse('9999-12-31') })
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(sortable(a) < sortable(b)).toBe(a < b)
        expect(sortable(a)).toMatch(/^\d{16}$/)
      }),
    )
  })
})
