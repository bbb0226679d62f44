import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import type { Edition } from '../archive/edition.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { type SegmentsShown, segmentDigest, segmentsFile, segmentsOf } from './search-segments.ts'

const editionWith = (days: readonly string[], bodies: Record<number, string> = {}): Edition =>
  archiveOf({
    ...{ standing: [], tags: [], sources: [], now: Date.parse('2030-01-01'), withDrafts: false },
    site: siteSchema.parse({ name: 'Courier' }),
    entries: days.map((date, i) => ({
      ...{ file: `articles/a${i}.md`, body: bodies[i] ?? 'digest', links: [], images: [] },
      fields: frontmatterSchema.parse({
        title: `Article ${i}`,
        date,
        section: 'News',
        tags: ['Tide'],
      }),
    })),
  }).editions[0]

const names = (days: readonly string[], most: number) =>
  segmentsOf(editionWith(days), most).map(({ name }) => name)

const anyDay = fc
  .integer({ min: Date.UTC(1980, 0), max: Date.UTC(2024, 11) })
  .map(ms => new Date(ms).toISOString().slice(0, 10))

describe('segmentsOf()', () => {
  it('has none for an archive without articles, and one for a small archive', () => {
    expect(names([], 3)).toEqual([])
    expect(names(['1990-01-01', '2003-05-14', '2024-12-31'], 3)).toEqual(['all'])
  })

  it('cuts what is too large into decades, years, quarters, months, tens of days and days', () => {
    const busy = [
      '2014-05-03',
      '2014-05-03',
      '2014-05-03',
      '2014-05-09',
      '2014-06-30',
      '2014-07-01',
    ]
    const days = ['1998-01-01', '2001-01-01', '2012-02-02', ...busy]
    expect(names(days, 6)).toEqual(['1990s', '2000s', '2012', '2014'])
    expect(names(days, 5)).toEqual(['1990s', '2000s', '2012', '2014-q2', '2014-q3'])
    expect(names(days, 4)).toEqual(['1990s', '2000s', '2012', '2014-05', '2014-06', '2014-q3'])
    expect(names(days, 2)).toContain('2014-05-03')
    const ends = [
      '2014-05-01',
      '2014-05-09',
      '2014-05-10',
      '2014-05-19',
      '2014-05-20',
      '2014-05-31',
    ]
    expect(names(ends, 2)).toEqual(['2014-05-00s', '2014-05-10s', '2014-05-20s'])
  })

  it('holds each article once, in order, and none too many but for one day', () => {
    fc.assert(
      fc.property(
        fc.array(anyDay, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (days, most) => {
          const edition = editionWith(days)
          const segments = segmentsOf(edition, most)
          expect(segments.flatMap(({ articles }) => articles)).toEqual(edition.articles)
          expect(new Set(segments.map(({ name }) => name)).size).toBe(segments.length)
          for (const { name, articles } of segments) {
            if (articles.length > most) expect(name).toMatch(/^\d{4}-\d\d-\d\d$/)
          }
        },
      ),
    )
  })

  it('keeps every other segment when a text changes', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { minLength: 5, maxLength: 60 }), fc.nat(4), (days, i) => {
        const told = (edition: Edition) =>
          new Map(segmentsOf(edition, 4).map(one => [one.name, segmentDigest(one, edition)]))
        const before = told(editionWith(days))
        const after = told(editionWith(days, { [i]: 'other' }))
        const changed = [...after].filter(([name, digest]) => before.get(name) !== digest)
        expect(changed).toHaveLength(1)
      }),
    )
  })
})

describe('segmentsFile()', () => {
  it('says what the search page has to know before it opens a segment', () => {
    const edition = editionWith(['1998-01-01', '2014-05-03', '2014-05-09'])
    const segments = segmentsOf(edition, 2)
    expect(segmentsFile(edition, segments, 'one way').show()).toEqual({
      segments: [
        { name: '1990s', from: '1998-01-01', to: '1998-01-01', count: 1, tag: expect.any(String) },
        { name: '2010s', from: '2014-05-03', to: '2014-05-09', count: 2, tag: expect.any(String) },
      ],
      years: { 1998: 1, 2014: 2 },
    })
  })

  it('names the metadata of segments anew when they are made in another way', () => {
    const edition = editionWith(['1998-01-01', '2014-05-03'])
    const tags = (indexing: string) =>
      (segmentsFile(edition, segmentsOf(edition), indexing).show() as SegmentsShown).segments.map(
        ({ tag }) => tag,
      )
    expect(tags('one way')).toEqual(tags('one way'))
    expect(tags('one way')).not.toEqual(tags('another'))
  })
})
