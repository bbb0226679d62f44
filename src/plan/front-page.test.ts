import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import type { Entry } from '../archive/entry.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { type FrontShown, frontPage } from './front-page.ts'

const images = new Map([
  ['media/a.jpg', { file: 'media/a.jpg', width: 40, height: 30, version: '1' }],
])

function entry(title: string, fields: Record<string, unknown>): Entry {
  const whole = frontmatterSchema.parse({ title, ...fields })
  return { file: `articles/${title}.md`, fields: whole, body: '', links: [], images: [] }
}

/** The front page of an archive of articles on consecutive days, the last on the 28th of March 2024. */
function front(
  count: number,
  fieldsOf: (age: number) => Record<string, unknown> = () => ({}),
  site: Record<string, unknown> = {},
): FrontShown {
  const entries = Array.from({ length: count }, (_, age) => {
    const date = new Date(Date.UTC(2024, 2, 28 - age)).toISOString().slice(0, 10)
    return entry(`age ${age}`, { date, ...fieldsOf(age) })
  })
  const archive = archiveOf({
    ...{ entries, standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false },
    site: siteSchema.parse(site),
  })
  return frontPage(archive.editions[0], images).show() as FrontShown
}

const names = (rows: readonly { headline: string }[]) => rows.map(({ headline }) => headline)

describe('frontPage()', () => {
  it('leads with the newest article, and goes on with the next', () => {
    const { lead, seconds, briefs } = front(30)
    expect(lead?.headline).toBe('age 0')
    expect(names(seconds)).toEqual(['age 1', 'age 2', 'age 3'])
    expect(names(briefs)).toEqual(['age 4', 'age 5', 'age 6', 'age 7', 'age 8', 'age 9'])
  })

  it('leads with the newest article that has a picture, where one of the newest has', () => {
    const cover = { src: '/media/a.jpg', alt: 'A' }
    const { lead, seconds } = front(30, age => (age === 2 || age === 5 ? { cover } : {}))
    expect(lead).toMatchObject({ headline: 'age 2', cover: { src: '/media/a.jpg', width: 40 } })
    expect(names(seconds)).toEqual(['age 0', 'age 1', 'age 3'])
    expect(front(30, age => (age === 20 ? { cover } : {})).lead?.headline).toBe('age 0')
  })

  it('shows no article twice on top and in the sections, in the site’s order of sections', () => {
    const section = (age: number) => ({ section: age % 2 === 0 ? 'Sport' : 'News' })
    const { sections } = front(30, section, { sections: ['News', 'Sport'] })
    expect(sections.map(({ link }) => link)).toEqual([
      { href: '/sections/news/', text: 'News' },
      { href: '/sections/sport/', text: 'Sport' },
    ])
    expect(sections.map(({ rows }) => names(rows))).toEqual([
      ['age 11', 'age 13', 'age 15', 'age 17', 'age 19', 'age 21', 'age 23', 'age 25'],
      ['age 10', 'age 12', 'age 14', 'age 16', 'age 18', 'age 20', 'age 22', 'age 24'],
    ])
  })

  it('gives the first sections more headlines where the last row of four would have a hole', () => {
    const labels = Array.from({ length: 9 }, (_, i) => `S${i}`)
    const lengths = (count: number) =>
      front(300, age => ({ section: labels[age % count] }), {
        sections: labels.slice(0, count),
      }).sections.map(({ rows }) => rows.length)
    expect(lengths(3)).toEqual([8, 4, 4])
    expect(lengths(4)).toEqual([4, 4, 4, 4])
    expect(lengths(5)).toEqual([16, 4, 4, 4, 4])
    expect(lengths(6)).toEqual([8, 8, 4, 4, 4, 4])
  })

  it('shows of a report and its translation the one in the language of the edition', () => {
    const inFrench = (age: number) =>
      age % 2 === 0 ? { lang: 'fr', translationOf: `2024/03/age-${age + 1}` } : {}
    const { lead, seconds, sections, count } = front(40, age => ({
      ...{ section: 'News', slug: `age-${age}`, id: `2024/03/age-${age}` },
      ...inFrench(age),
    }))
    const shown = [lead, ...seconds, ...sections.flatMap(({ rows }) => rows)]
    expect(shown.map(row => row?.headline).slice(0, 5)).toEqual([
      ...['age 1', 'age 3', 'age 5', 'age 7', 'age 21'],
    ])
    expect(count).toBe(40)
  })

  it('recalls the same month of earlier years, the nearest first', () => {
    const date = (age: number) => ({ date: `${2033 - age}-${age === 11 ? '04' : '03'}-05` })
    const { earlier } = front(20, age => (age > 9 ? date(age) : {}))
    expect(names(earlier)).toEqual(['age 10', 'age 12', 'age 13', 'age 14', 'age 15'])
  })

  it('names the commonest tags first, and every year with its number of articles', () => {
    const { tags, years, count } = front(100, age => ({ tags: ['A', ...(age % 2 ? ['B'] : [])] }))
    expect(tags.map(({ text, count }) => [text, count])).toEqual([
      ['A', 100],
      ['B', 50],
    ])
    expect(years.map(({ text, count }) => [text, count])).toEqual([
      ['2023', 12],
      ['2024', 88],
    ])
    expect(count).toBe(100)
  })

  it('is there when there is no article', () => {
    expect(front(0)).toMatchObject({ lead: undefined, seconds: [], briefs: [], count: 0 })
  })
})
