import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { type FeedShown, feeds, rfc822 } from './feeds.ts'
import type { Planned } from './page.ts'

function edition(articles: Record<string, unknown>[], site: Record<string, unknown> = {}) {
  const entries = articles.map((fields, i) => ({
    ...{ file: `articles/a${i}.md`, body: 'digest', links: [], images: [] },
    fields: frontmatterSchema.parse({ title: `A${i}`, date: '2003-05-14', ...fields }),
  }))
  const { editions } = archiveOf({
    ...{ entries, standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false },
    site: siteSchema.parse({ name: 'Courier', address: 'https://news.example', ...site }),
  })
  return editions[0]
}

function feedAt(pages: readonly Planned[], address: string): FeedShown {
  return pages.find(page => page.address === address)?.show() as FeedShown
}

const headlines = (feed: FeedShown) => feed.items.map(({ headline }) => headline)

describe('feeds()', () => {
  it('hold the newest articles, newest first, and no more than the site wants', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 20 }), (count, itemsPerFeed) => {
        const days = Array.from({ length: count }, (_, i) => new Date(Date.UTC(2003, 0, i + 1)))
        const articles = days.map((day, i) => ({
          ...{ title: String(i), date: day.toISOString().slice(0, 10), tags: ['Tide'] },
        }))
        const pages = feeds(edition(articles, { itemsPerFeed }))
        const wanted = articles
          .map(({ title }) => title)
          .reverse()
          .slice(0, itemsPerFeed)
        expect(headlines(feedAt(pages, '/feed.xml'))).toEqual(wanted)
        if (count > 0) expect(headlines(feedAt(pages, '/tags/tide/feed.xml'))).toEqual(wanted)
      }),
      { numRuns: 30 },
    )
  })

  it('are one for the archive, and one for each section, source and tag', () => {
    const fields = { tags: ['Tide', 'جسر'], section: 'News', region: 'North', source: 'Gull' }
    expect(feeds(edition([fields])).map(({ address }) => address)).toEqual([
      ...['/feed.xml', '/sections/news/feed.xml', '/sources/gull/feed.xml'],
      ...['/tags/tide/feed.xml', '/tags/جسر/feed.xml'],
    ])
  })

  it('hold the corrections of all articles, newest first, each with a name of its own', () => {
    const pages = feeds(
      edition([
        {
          title: 'Tide',
          corrections: [
            { date: '2004-01-02', text: 'Not six.' },
            { date: '2004-01-02', text: 'Nor seven.', type: 'clarification' },
          ],
        },
        { title: 'Gull', corrections: [{ date: '2003-06-01', text: 'All.', type: 'retraction' }] },
      ]),
    )
    const { items, ofCorrections } = feedAt(pages, '/corrections/feed.xml')
    expect(ofCorrections).toBe(true)
    expect(
      items.map(({ headline, correction, description, published, guid }) => [
        ...[headline, correction, description, published.slice(5, 16)],
        guid.value.replace('https://news.example/2003/05/', ''),
      ]),
    ).toEqual([
      [
        'Tide',
        'clarification',
        'Nor seven.',
        '02 Jan 2004',
        expect.stringMatching(/^a0\/#correction-/),
      ],
      ['Tide', 'correction', 'Not six.', '02 Jan 2004', expect.stringMatching(/^a0\/#correction-/)],
      ['Gull', 'retraction', 'All.', '01 Jun 2003', expect.stringMatching(/^a1\/#correction-/)],
    ])
    expect(new Set(items.map(({ guid }) => guid.value)).size).toBe(3)
    expect(feeds(edition([{}])).map(({ address }) => address)).not.toContain(
      '/corrections/feed.xml',
    )
  })

  it('name themselves and their page by complete addresses', () => {
    const site = { basePath: '/archive/', language: 'pt', tagline: 'All the news' }
    const pages = feeds(edition([{ tags: ['Tide'] }], site))
    expect(feedAt(pages, '/feed.xml')).toMatchObject({
      ...{ title: 'Courier', description: 'All the news', language: 'pt' },
      url: 'https://news.example/archive/',
      self: 'https://news.example/archive/feed.xml',
    })
    expect(feedAt(pages, '/tags/tide/feed.xml')).toMatchObject({
      ...{ title: 'Courier: Tide', url: 'https://news.example/archive/tags/tide/' },
    })
  })

  it('tell of each article its particulars', () => {
    const fields = {
      ...{ title: 'Wall', authors: ['A. Reed'], tags: ['Tide'], section: 'News', source: 'Gull' },
      ...{ lang: 'pt', description: 'Finished.', date: '2003-05-14T07:30' },
      corrections: [{ type: 'correction', date: '2003-06-01', text: 'Not 1.' }],
    }
    const feed = feedAt(feeds(edition([fields], { timeZone: 'Europe/Lisbon' })), '/feed.xml')
    expect(feed.items).toEqual([
      {
        ...{ file: 'articles/a0.md', body: 'digest', headline: 'Wall', description: 'Finished.' },
        ...{ address: '/2003/05/a0/', url: 'https://news.example/2003/05/a0/', lang: 'pt' },
        guid: { value: 'https://news.example/2003/05/a0/', isPermaLink: true },
        published: 'Wed, 14 May 2003 07:30:00 +0100',
        ...{ authors: ['A. Reed'], categories: ['News', 'Tide'], source: 'Gull' },
        corrections: [{ type: 'correction', date: '2003-06-01', text: 'Not 1.' }],
      },
    ])
  })

  it('give no source to articles of the publication itself', () => {
    expect(feedAt(feeds(edition([{}])), '/feed.xml').items[0]?.source).toBeUndefined()
  })

  it('keep the guid of an article with an id when its address changes', () => {
    const guid = (fields: Record<string, unknown>) =>
      feedAt(feeds(edition([fields])), '/feed.xml').items[0]?.guid
    expect(guid({ id: 'w-1', slug: 'one' })).toEqual({
      ...{ value: 'tag:news.example,2003:w-1', isPermaLink: false },
    })
    expect(guid({ id: 'w-1', slug: 'two' })).toEqual(guid({ id: 'w-1', slug: 'one' }))
    expect(guid({ id: 'جسر' })?.value).toMatch(/^[\x21-\x7e]+$/)
    expect(guid({ slug: 'two' })).toEqual({
      ...{ value: 'https://news.example/2003/05/two/', isPermaLink: true },
    })
  })
})

describe('rfc822()', () => {
  it.each([
    ['UTC', 'Wed, 14 May 2003 06:30:00 +0000'],
    ['Europe/Lisbon', 'Wed, 14 May 2003 07:30:00 +0100'],
    ['America/St_Johns', 'Wed, 14 May 2003 04:00:00 -0230'],
    ['Asia/Kathmandu', 'Wed, 14 May 2003 12:15:00 +0545'],
    ['Pacific/Apia', 'Tue, 13 May 2003 19:30:00 -1100'],
    ['Pacific/Kiritimati', 'Wed, 14 May 2003 20:30:00 +1400'],
  ])('writes an instant in %s', (zone, text) => {
    expect(rfc822(Date.parse('2003-05-14T06:30Z'), zone)).toBe(text)
  })

  it('names midnight, noon and the ends of a year aright', () => {
    expect(rfc822(Date.parse('2000-01-01T00:00Z'), 'UTC')).toBe('Sat, 01 Jan 2000 00:00:00 +0000')
    expect(rfc822(Date.parse('1999-12-31T12:00Z'), 'UTC')).toBe('Fri, 31 Dec 1999 12:00:00 +0000')
  })

  it('is read back as the same second, on the weekday that it names, in every zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const seconds = fc.integer({ min: Date.UTC(1973) / 1000, max: Date.UTC(2037) / 1000 })
    fc.assert(
      fc.property(seconds, zones, (seconds, zone) => {
        const text = rfc822(seconds * 1000, zone)
        expect(text).toMatch(
          /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/,
        )
        expect(Date.parse(text)).toBe(seconds * 1000)
        const [weekday, date] = [text.slice(0, 3), text.slice(5, 16)]
        expect(new Date(`${date} 00:00 UTC`).toUTCString().slice(0, 3)).toBe(weekday)
      }),
      { numRuns: 1000 },
    )
  })

  it('has four digits in the year and a whole offset in centuries past', () => {
    for (const zone of ['UTC', 'Europe/Lisbon', 'Africa/Monrovia']) {
      expect(rfc822(Date.parse('1848-03-18'), zone)).toMatch(/ 1848 \d\d:\d\d:\d\d [+-]\d{4}$/)
    }
  })
})
