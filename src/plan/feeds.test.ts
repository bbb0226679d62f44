import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { type FeedShown, feeds } from './feeds.ts'
import type { Planned } from './page.ts'

const images = new Map([
  ['media/w.jpg', { file: 'media/w.jpg', width: 30, height: 20, version: '1' }],
])

function ground(articles: Record<string, unknown>[], site: Record<string, unknown> = {}) {
  const entries = articles.map((fields, i) => ({
    ...{ file: `articles/a${i}.md`, body: 'digest', links: [], images: [] },
    fields: frontmatterSchema.parse({ title: `A${i}`, date: '2003-05-14', ...fields }),
  }))
  const { editions } = archiveOf({
    ...{ entries, standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false },
    site: siteSchema.parse({ name: 'Courier', address: 'https://news.example', ...site }),
  })
  return { edition: editions[0], images }
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
        const pages = feeds(ground(articles, { itemsPerFeed }))
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

  it('are one for the edition, and one for each section, source and tag, in three forms', () => {
    const fields = { tags: ['Tide', 'جسر'], section: 'News', region: 'North', source: 'Gull' }
    const folders = ['/', '/sections/news/', '/sources/gull/', '/tags/tide/', '/tags/جسر/']
    expect(feeds(ground([fields])).map(({ address }) => address)).toEqual(
      folders.flatMap(at => [`${at}feed.xml`, `${at}atom.xml`, `${at}feed.json`]),
    )
  })

  it('hold the corrections of all articles, newest first, each with a name of its own', () => {
    const pages = feeds(
      ground([
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
      items.map(({ headline, correction, description, pubDate, guid }) => [
        ...[headline, correction, description, pubDate.slice(5, 16)],
        guid.value.replace('https://news.example/2003/05/', ''),
      ]),
    ).toEqual([
      ['Tide', 'clarification', 'Nor seven.', '02 Jan 2004', 'a0/#correction-2004-01-02-2'],
      ['Tide', 'correction', 'Not six.', '02 Jan 2004', 'a0/#correction-2004-01-02'],
      ['Gull', 'retraction', 'All.', '01 Jun 2003', 'a1/#correction-2003-06-01'],
    ])
    expect(new Set(items.map(({ guid }) => guid.value)).size).toBe(3)
    expect(feeds(ground([{}])).map(({ address }) => address)).not.toContain('/corrections/feed.xml')
  })

  it('name themselves and their page by complete addresses', () => {
    const site = { basePath: '/archive/', language: 'pt', tagline: 'All the news' }
    const pages = feeds(ground([{ tags: ['Tide'] }], site))
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
      cover: { src: '/media/w.jpg', alt: 'A wall', credit: 'H. Weir' },
    }
    const feed = feedAt(feeds(ground([fields], { timeZone: 'Europe/Lisbon' })), '/feed.xml')
    expect(feed.items).toEqual([
      {
        ...{ file: 'articles/a0.md', body: 'digest', headline: 'Wall', description: 'Finished.' },
        ...{ address: '/2003/05/a0/', url: 'https://news.example/2003/05/a0/', lang: 'pt' },
        guid: { value: 'https://news.example/2003/05/a0/', isPermaLink: true },
        pubDate: 'Wed, 14 May 2003 07:30:00 +0100',
        published: '2003-05-14T07:30:00+01:00',
        updated: '2003-06-01T00:00:00+01:00',
        image: {
          ...{ src: 'https://news.example/media/w.jpg', alt: 'A wall', width: 30, height: 20 },
          ...{ caption: undefined, credit: 'H. Weir' },
        },
        ...{ credit: ['A. Reed'], categories: ['News', 'Tide'], source: 'Gull' },
        corrections: [{ type: 'correction', date: '2003-06-01', text: 'Not 1.' }],
      },
    ])
  })

  it('give no source to articles of the publication itself', () => {
    expect(feedAt(feeds(ground([{}])), '/feed.xml').items[0]?.source).toBeUndefined()
  })

  it('keep the guid of an article with an id when its address changes', () => {
    const guid = (fields: Record<string, unknown>) =>
      feedAt(feeds(ground([fields])), '/feed.xml').items[0]?.guid
    expect(guid({ id: 'w-1', slug: 'one' })).toEqual({
      ...{ value: 'https://news.example/#w-1', isPermaLink: false },
    })
    expect(guid({ id: 'w-1', slug: 'two' })).toEqual(guid({ id: 'w-1', slug: 'one' }))
    expect(guid({ id: 'جسر' })?.value).toMatch(/^[\x21-\x7e]+$/)
    expect(guid({ slug: 'two' })).toEqual({
      ...{ value: 'https://news.example/2003/05/two/', isPermaLink: true },
    })
  })

  it('can be walked from the newest article to the oldest, by documents that never change', () => {
    const size = fc.integer({ min: 1, max: 7 })
    fc.assert(
      fc.property(fc.nat(30), size, (count, itemsPerFeed) => {
        const articles = (count: number) =>
          Array.from({ length: count }, (_, i) => ({ date: new Date(i * 864e5).toISOString() }))
        const planned = (count: number) => feeds(ground(articles(count), { itemsPerFeed }))
        const pages = planned(count)
        const met: string[] = []
        let feed: FeedShown | undefined = feedAt(pages, '/atom.xml')
        for (let steps = 0; feed && steps <= count; steps += 1) {
          met.push(...headlines(feed).filter(headline => !met.includes(headline)))
          const { older }: FeedShown = feed
          feed = older === undefined ? undefined : feedAt(pages, new URL(older).pathname)
        }
        expect(met).toEqual(Array.from({ length: count }, (_, i) => `A${count - 1 - i}`))
        const documents = (pages: readonly Planned[]) =>
          pages
            .filter(({ kind }) => kind === 'feedArchive')
            .map(page => [page.address, page.show()])
        const before = documents(pages)
        expect(documents(planned(count + 1)).slice(0, before.length)).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })
})
