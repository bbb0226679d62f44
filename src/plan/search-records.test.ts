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
  it('says of an article all that readers look for and see', () => {
    const fields = {
      ...{ section: 'News', region: 'North', source: 'Gull', tags: ['Tide'], lang: 'ar' },
      ...{ description: 'It held.', authors: ['Ada Pell'] },
      cover: { src: 'wall.jpg', alt: 'A wall', caption: 'The wall at noon', credit: 'B. Moss' },
      gallery: [{ src: 'b.jpg', alt: 'A crane' }],
      corrections: [{ type: 'correction', date: '2003-06-01', text: 'It is older.' }],
    }
    expect(recordFrom(fields)).toEqual({
      ...{ file: 'articles/wall.md', body: 'digest', sourced: true },
      shown: {
        ...{ url: '/a/2003/05/wall/', headline: 'Wall', standfirst: 'It held.' },
        ...{ authors: ['Ada Pell'], tags: ['Tide'], section: 'News', region: 'North' },
        ...{ source: 'Gull', lang: 'ar', day: '2003-05-14' },
        beside: ['The wall at noon', 'A wall', 'B. Moss', 'A crane', 'It is older.'],
      },
      filters: {
        ...{ source: ['Gull'], section: ['News'], region: ['North'], tag: ['Tide'], lang: ['ar'] },
        ...{ year: ['2003'], month: ['2003-05'], day: ['2003-05-14'] },
      },
      sort: { date: `2003-05-14 ${sortable(Date.parse('2003-05-14'))} wall` },
    })
  })

  it('leaves out what an article does not say', () => {
    const record = recordFrom({})
    expect(Object.keys(record?.filters ?? {})).toEqual(['source', 'lang', 'year', 'month', 'day'])
    expect(record).toMatchObject({ sourced: false, shown: { authors: [], tags: [], beside: [] } })
    expect(record?.shown).not.toHaveProperty('standfirst')
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
