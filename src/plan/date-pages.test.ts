import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { datePages, type MonthShown, type YearShown } from './date-pages.ts'
import type { ListShown } from './list-pages.ts'

function pagesOf(days: readonly string[], language = 'en-GB') {
  const entries = days.map((date, i) => ({
    ...{ file: `articles/a${i}.md`, body: 'digest', links: [], images: [] },
    fields: frontmatterSchema.parse({ title: `A${i}`, date }),
  }))
  const site = siteSchema.parse({ name: 'Courier', language })
  const rest = { standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false }
  const pages = datePages(archiveOf({ entries, site, ...rest }).editions[0])
  return (address: string) => pages.find(page => page.address === address)?.show()
}

function month(days: readonly string[], language?: string): MonthShown {
  const { months } = pagesOf(days, language)(`/${days[0]?.slice(0, 4)}/`) as YearShown
  return months[0] as MonthShown
}

describe('the calendar of a month', () => {
  it.each([
    ['en-GB', '2003-05-14', 4],
    ['en-US', '2003-05-14', 5],
    ['ar', '2003-05-14', 6],
    ['en-GB', '2003-06-01', 7],
    ['en-US', '2003-06-01', 1],
  ])('begins in %s on the weekday of %s’s first day', (language, day, starts) => {
    expect(month([day], language).starts).toBe(starts)
  })

  it('has each day of the month, and leads to those with articles', () => {
    const { days } = month(['2004-02-29', '2004-02-29', '2004-02-01'])
    expect(days).toHaveLength(29)
    expect(days[28]).toEqual({ text: '29 February 2004', count: 2, href: '/2004/02/29/' })
    expect(days.filter(({ href }) => href)).toHaveLength(2)
    expect(days[0]).toEqual({ text: '1 February 2004', count: 1, href: '/2004/02/a2/' })
    expect(month(['2003-02-01']).days).toHaveLength(28)
  })
})

describe('the list of a day', () => {
  const at = pagesOf([
    '2001-05-14',
    '2003-05-02',
    '2003-05-14',
    '2003-05-14',
    '2004-05-14',
    '2004-05-14',
  ])

  it('holds the articles of the day', () => {
    const { title, count, rows } = at('/2003/05/14/') as ListShown
    expect([title, count]).toEqual(['14 May 2003', 2])
    expect(rows.map(({ date }) => date.iso)).toEqual(['2003-05-14', '2003-05-14'])
    expect(at('/2003/05/15/')).toBeUndefined()
  })

  it('is not there for a day with one article, to which what leads to the day leads', () => {
    expect(at('/2003/05/02/')).toBeUndefined()
    expect(at('/2001/05/14/')).toBeUndefined()
    const [may] = (at('/2003/') as YearShown).months
    expect(may?.days[1]?.href).toBe('/2003/05/a1/')
    expect(may?.days[13]?.href).toBe('/2003/05/14/')
  })

  it('leads on to the days before and after it, and to the same day of other years', () => {
    const { around } = at('/2003/05/14/') as ListShown
    expect(around).toEqual({
      of: 'day',
      before: { text: '2 May 2003', href: '/2003/05/a1/' },
      after: { text: '14 May 2004', href: '/2004/05/14/' },
      otherYears: [
        { text: '2001', href: '/2001/05/a0/' },
        { text: '2004', href: '/2004/05/14/' },
      ],
    })
    const { around: last } = at('/2004/05/14/') as ListShown
    expect(last?.after).toBeUndefined()
  })

  it('stands below its month', () => {
    const { kicker } = at('/2003/05/14/') as ListShown
    expect(kicker).toEqual({ text: 'May 2003', href: '/2003/05/' })
  })
})

describe('the list of a month', () => {
  const at = pagesOf(['2001-05-14', '2003-02-02', '2003-05-14', '2004-01-14'], 'ru')

  it('stands below its year, and leads on to the months before and after it', () => {
    const { kicker, around } = at('/2003/05/') as ListShown
    expect(kicker).toEqual({ text: '2003', href: '/2003/' })
    expect(around).toEqual({
      of: 'month',
      before: { text: 'февраль 2003 г.', href: '/2003/02/' },
      after: { text: 'январь 2004 г.', href: '/2004/01/' },
      otherYears: [],
    })
  })

  it('begins with a capital where it heads a page or a part of one, and nowhere else', () => {
    expect((at('/2003/05/') as ListShown).title).toBe('Май 2003 г.')
    const [month] = (at('/2003/') as YearShown).months
    expect([month?.text, month?.whole]).toEqual(['Май', 'май 2003 г.'])
  })
})
