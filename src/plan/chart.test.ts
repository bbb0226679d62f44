import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema, sitesOf } from '../archive/site.ts'
import { byMonth, courseOf } from './chart.ts'

const file = siteSchema.parse({ name: 'Courier', basePath: '/a/', language: 'en-GB' })
const [site] = sitesOf(file)

function articlesOf(days: readonly string[]) {
  const entries = days.map((date, i) => ({
    ...{ file: `articles/a${i}.md`, body: 'digest', links: [], images: [] },
    fields: frontmatterSchema.parse({ title: `A${i}`, date }),
  }))
  const rest = { standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false }
  return archiveOf({ entries, site: file, ...rest }).articles
}

const dates = fc.array(
  fc
    .date({ min: new Date('1995-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10)),
  { maxLength: 30 },
)

describe('byMonth()', () => {
  it('has all twelve months of every year from the first to the last, newest year first', () => {
    const { years, most } = byMonth(articlesOf(['2001-05-03', '2001-05-09', '2003-01-01']), site)
    expect(years.map(({ text, count, href }) => [text, count, href])).toEqual([
      ['2003', 1, '/a/2003/'],
      ['2002', 0, undefined],
      ['2001', 2, '/a/2001/'],
    ])
    expect(most).toBe(2)
    expect(years.map(({ months }) => months.length)).toEqual([12, 12, 12])
    expect(years[2]?.months[4]).toEqual({ text: 'May 2001', count: 2, href: '/a/2001/05/' })
    expect(years[2]?.months[5]).toEqual({ text: 'June 2001', count: 0 })
  })

  it('counts every article once, and leads exactly to the months that have some', () => {
    fc.assert(
      fc.property(dates, days => {
        const months = byMonth(articlesOf(days), site).years.flatMap(({ months }) => months)
        expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(days.length)
        expect(months.every(({ count, href }) => count > 0 === (href !== undefined))).toBe(true)
      }),
    )
  })
})

describe('courseOf()', () => {
  it('tells the first and last day, and how many articles each year between has', () => {
    expect(courseOf(articlesOf(['2003-01-01', '2001-05-03', '2001-05-09']), site)).toEqual({
      first: { iso: '2001-05-03', text: '3 May 2001' },
      last: { iso: '2003-01-01', text: '1 January 2003' },
      perYear: [2, 0, 1],
    })
  })

  it('is of nothing when there is nothing', () => {
    expect(courseOf([], site)).toBeUndefined()
  })
})
