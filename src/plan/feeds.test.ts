import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import type { FeedShown } from './feed-shown.ts'
import { feeds } from './feeds.ts'
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
        const items = 21 - itemsPerFeed
        const pages = feeds(ground(articles, { itemsPerFeed, feeds: { from: 1, items } }))
        const newest = articles.map(({ title }) => title).reverse()
        expect(headlines(feedAt(pages, '/feed.xml'))).toEqual(newest.slice(0, itemsPerFeed))
        if (count === 0) return
        const ofTag = feedAt(pages, '/tags/tide/feed.xml')
        expect(headlines(ofTag)).toEqual(newest.slice(0, items))
      }),
      { numRuns: 30 },
    )
  })

  it('name the hub, and documents of the archive, which never change, do not', () => {
    const hub = 'https://hub.example/'
    const pages = feeds(ground([{}, {}], { itemsPerFeed: 1, feeds: { hub, archive: true } }))
    const named = pages.map(({ kind, show }) => [kind, (show() as FeedShown).hub])
    expect(named.filter(([, of]) => of === hub).map(([kind]) => kind)).toEqual([
      ...['feed', 'atom', 'jsonFeed'],
    ])
    expect(named.filter(([kind]) => kind === 'feedArchive')).toHaveLength(2)
  })

  const fields = { tags: ['Tide', 'جسر'], section: 'News', region: 'North', source: 'Gull' }
  const lists = ['/sections/news/', '/sources/gull/', '/tags/tide/', '/tags/جسر/']
  const addressesOf = (articles: Record<string, unknown>[], site: Record<string, unknown> = {}) =>
    feeds(ground(articles, site)).map(({ address }) => address)
  const inAllForms = (at: string) => [`${at}feed.xml`, `${at}atom.xml`, `${at}feed.json`]

  it('are one for the edition in three forms, and one for each section, source and tag as RSS', () => {
    expect(addressesOf(Array.from({ length: 5 }, () => fields))).toEqual([
      ...inAllForms('/'),
      ...lists.map(at => `${at}feed.xml`),
    ])
  })

  it('are in those forms that the site chooses', () => {
    const forms = ['json', 'rss', 'atom']
    expect(addressesOf([fields], { feeds: { forms, from: 1 } })).toEqual(
      ['/', ...lists].flatMap(inAllForms),
    )
    expect(addressesOf([fields], { feeds: { forms: ['json'], from: 1 } })).toEqual([
      ...inAllForms('/'),
      ...lists.map(at => `${at}feed.json`),
    ])
    expect(addressesOf([fields], { feeds: { forms: [], from: 1 } })).toEqual(inAllForms('/'))
  })

  it('are not for lists with fewer articles than the site says', () => {
    const four = Array.from({ length: 4 }, () => fields)
    expect(addressesOf(four)).toEqual(inAllForms('/'))
    const five = [...four, { ...fields, tags: ['Tide'] }]
    expect(addressesOf(five)).toContain('/tags/tide/feed.xml')
    expect(addressesOf(five)).not.toContain('/tags/جسر/feed.xml')
    expect(addressesOf(four, { feeds: { from: 4 } })).toContain('/tags/جسر/feed.xml')
  })

  it('hold whole texts for the edition, and for lists where the site wants them', () => {
    const brief = (site: Record<string, unknown>, address: string) =>
      feedAt(feeds(ground([fields], site)), address).inBrief ?? false
    expect(brief({ feeds: { from: 1 } }, '/feed.xml')).toBe(false)
    expect(brief({ feeds: { from: 1 } }, '/tags/tide/feed.xml')).toBe(true)
    expect(brief({ feeds: { from: 1, text: 'full' } }, '/tags/tide/feed.xml')).toBe(false)
  })

  it('have no documents to walk the archive by unless the site wants them', () => {
    const many = Array.from({ length: 41 }, () => ({}))
    expect(addressesOf(many).filter(address => address.startsWith('/archive/'))).toEqual([])
    expect(feedAt(feeds(ground(many)), '/atom.xml').older).toBeUndefined()
    expect(addressesOf(many, { feeds: { archive: true } })).toContain('/archive/feed/2.xml')
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
    const site = {
      ...{ basePath: '/archive/', language: 'pt', tagline: 'All the news', feeds: { from: 1 } },
    }
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
        const planned = (count: number) =>
          feeds(ground(articles(count), { itemsPerFeed, feeds: { archive: true } }))
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

  const day = (n: number) => new Date(Date.UTC(2003, 0, 1 + n)).toISOString().slice(0, 10)
  const withdrawnOn = (n: number, more: Record<string, unknown> = {}) => ({
    withdrawn: { reason: 'error', date: day(n), text: 'Not so.', ...more },
  })

  it('tell of what was withdrawn by its date, beside the newest articles, and by its own guid', () => {
    const articles = Array.from({ length: 9 }, (_, n) => ({ date: day(n), tags: ['Tide'] }))
    const at = (n: number, more: Record<string, unknown>) => {
      const some = articles.map((fields, i) => (i === n ? { ...fields, ...more } : fields))
      const pages = feeds(ground(some, { itemsPerFeed: 3, feeds: { from: 1, items: 3 } }))
      return ['/feed.xml', '/tags/tide/feed.xml'].map(feed => headlines(feedAt(pages, feed)))
    }
    const [whole] = [['A8', 'A7', 'A6']]
    expect(at(0, {})).toEqual([whole, whole])
    expect(at(0, withdrawnOn(6))).toEqual([
      ['A8', 'A7', 'A0', 'A6'],
      ['A8', 'A7', 'A0', 'A6'],
    ])
    expect(at(0, withdrawnOn(5))).toEqual([whole, whole])
    expect(at(8, withdrawnOn(9))).toEqual([
      ['A8', 'A7', 'A6', 'A5'],
      ['A8', 'A7', 'A6', 'A5'],
    ])
    expect(at(0, { tags: [], ...withdrawnOn(9) })).toEqual([['A0', ...whole], whole])
    expect(at(0, withdrawnOn(9, { reason: 'legal' }))[0]).toEqual(['', ...whole])
    const [first] = feedAt(feeds(ground([{ id: 'w', ...withdrawnOn(500) }, {}])), '/feed.xml').items
    expect(first).toMatchObject({
      ...{ body: '', file: '', guid: { value: 'https://news.example/#w', isPermaLink: false } },
      gone: { reason: 'error', text: 'Not so.' },
    })
    const { items } = feedAt(feeds(ground([withdrawnOn(500)])), '/corrections/feed.xml')
    expect(items.map(({ correction, guid }) => [correction, guid.value])).toEqual([
      ['withdrawal', 'https://news.example/2003/05/a0/#withdrawn'],
    ])
  })

  it('keep the place of what was withdrawn in documents of the archive, so that one of them changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.nat(29),
        fc.integer({ min: 1, max: 7 }),
        (count, n, itemsPerFeed) => {
          const planned = (taken: Record<string, unknown>) => {
            const articles = Array.from({ length: count }, (_, i) => ({
              ...{ date: day(i), ...(i === n % count ? taken : {}) },
            }))
            const pages = feeds(ground(articles, { itemsPerFeed, feeds: { archive: true } }))
            const documents = pages.filter(({ kind }) => kind === 'feedArchive')
            return { pages, shown: documents.map(page => page.show() as FeedShown) }
          }
          const [before, after] = [planned({}), planned(withdrawnOn(99))]
          expect(after.shown.length).toBe(before.shown.length)
          const changed = after.shown.filter((one, i) => {
            return JSON.stringify(one) !== JSON.stringify(before.shown[i])
          })
          const isInDocument = n % count < before.shown.length * itemsPerFeed
          expect(changed.length).toBe(isInDocument ? 1 : 0)
          const feed = feedAt(after.pages, '/atom.xml')
          const told = [feed, ...after.shown].flatMap(({ items }) => items)
          const live = new Set(told.filter(({ gone }) => !gone).map(({ headline }) => headline))
          expect(live.size).toBe(count - 1)
          expect(live.has(`A${n % count}`)).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
  })
})
