import fc from 'fast-check'
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feed-shown.ts'
import { wordsFor } from '../words/words.ts'
import { feedAtom } from './feed-atom.ts'
import { feedJson } from './feed-json.ts'
import { feedRss } from './feed-rss.ts'
import { opmlOf } from './opml.ts'

const words = wordsFor('en')
const image = { src: 'https://news.example/media/w.jpg', alt: 'A & B', width: 30, height: 20 }
const item: FeedItem = {
  ...{ file: 'articles/wall.md', body: 'digest', headline: 'Wall', lang: 'en' },
  ...{ address: '/2003/05/wall/', url: 'https://news.example/2003/05/wall/' },
  guid: { value: 'https://news.example/2003/05/wall/', isPermaLink: true },
  pubDate: 'Wed, 14 May 2003 07:30:00 +0100',
  ...{ published: '2003-05-14T07:30:00+01:00', updated: '2003-06-01T00:00:00+01:00' },
  ...{ credit: [], categories: [], corrections: [] },
}

function feedOf(items: Partial<FeedItem>[], more: Partial<FeedShown> = {}): FeedShown {
  return {
    ...{ title: 'Courier', description: 'News', url: 'https://news.example/', language: 'en' },
    ...{ self: 'https://news.example/atom.xml', publication: 'Courier', ...more },
    items: items.map(fields => ({ ...item, ...fields })),
  }
}

const texts = { 'articles/wall.md': '<p>x</p>' }
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

describe('feedAtom()', () => {
  it('tells of each article its text, times, names, subjects, language and cover', () => {
    const told = { credit: ['1984', 'Ö. Ü.'], categories: ['News', '1999'], image, lang: 'pt' }
    const feed = parseAtomFeed(feedAtom(feedOf([{ ...told, description: 'Done.' }]), texts, words))
    expect(feed.entries?.[0]).toMatchObject({
      ...{ id: item.guid.value, title: { value: 'Wall' }, summary: { value: 'Done.' } },
      content: { type: 'html', value: '<p>x</p>' },
      ...{ published: item.published, updated: item.updated },
      authors: [{ name: '1984' }, { name: 'Ö. Ü.' }],
      categories: [{ term: 'News' }, { term: '1999' }],
      xml: { lang: 'pt' },
      links: [
        { rel: 'alternate', href: item.url },
        { rel: 'enclosure', type: 'image/jpeg', href: image.src, title: 'A & B' },
      ],
    })
    expect(feed).toMatchObject({ updated: item.updated, xml: { lang: 'en' } })
  })

  it('says of a document of the archive that it is one, of which feed, and what is before it', () => {
    const current = 'https://news.example/atom.xml'
    const [self, older] = [2, 1].map(n => `https://news.example/archive/feed/${n}.xml`)
    const xml = feedAtom(feedOf([{}], { self: self ?? '', older, current }), texts, words)
    expect(xml).toContain('xmlns:fh="http://purl.org/syndication/history/1.0"')
    const { id, links = [] } = parseAtomFeed(xml)
    expect(id).toBe(current)
    expect(Object.fromEntries(links.map(({ rel, href }) => [rel, href]))).toEqual({
      ...{ self, alternate: 'https://news.example/', current, 'prev-archive': older },
    })
    expect(feedAtom(feedOf([{}]), texts, words)).not.toContain('fh:')
  })

  it('gives back every text, and never a character that XML has no place for', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({ unit: fc.constantFrom('&', '<', ']]', '>', '"', ';', '#', '\0', '\ud800') }),
    )
    fc.assert(
      fc.property(nasty, text => {
        const told = `a${text}z`
        const items = [{ headline: told, credit: [told], description: told, image }]
        const xml = feedAtom(feedOf(items), { 'articles/wall.md': told }, words)
        expect(xml).not.toMatch(illegal)
        const legal = told.replaceAll(illegal, '').replaceAll(/\r\n?/g, '\n')
        const [entry] = parseAtomFeed(xml).entries ?? []
        expect(entry?.content?.value).toBe(legal)
        expect(entry?.title?.value).toBe(legal)
        expect(entry?.authors?.[0]?.name).toBe(legal)
      }),
      { numRuns: 200 },
    )
  })
})

describe('feedJson()', () => {
  it('tells of each article its text, times, names, subjects, language and cover', () => {
    const told = { credit: ['1984'], categories: ['News'], image, description: 'Done.' }
    const made = JSON.parse(feedJson(feedOf([told, {}]), texts, words))
    expect(made).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://news.example/atom.xml',
    })
    expect(made.items[0]).toEqual({
      ...{ id: item.guid.value, url: item.url, title: 'Wall', content_html: '<p>x</p>' },
      ...{ summary: 'Done.', image: image.src, language: 'en', tags: ['News'] },
      ...{ date_published: item.published, date_modified: item.updated },
      authors: [{ name: '1984' }],
      attachments: [{ url: image.src, mime_type: 'image/jpeg', title: 'A & B' }],
    })
    expect(parseJsonFeed(JSON.stringify(made)).items).toHaveLength(2)
  })
})

it('each form names the hub, where there is one', async () => {
  const hub = 'https://hub.example/?a&b'
  const feed = feedOf([{}], { hub })
  const atom = parseAtomFeed(feedAtom(feed, texts, words)).links ?? []
  expect(atom.filter(({ rel }) => rel === 'hub').map(({ href }) => href)).toEqual([hub])
  const rss = parseRssFeed(await feedRss(feed, texts, words)).atom?.links ?? []
  expect(rss.map(({ rel, href }) => [rel, href])).toEqual([
    ['self', feed.self],
    ['hub', hub],
  ])
  expect(parseJsonFeed(feedJson(feed, texts, words)).hubs).toEqual([{ type: 'WebSub', url: hub }])
  for (const form of [feedAtom, feedRss, feedJson])
    expect(await form(feedOf([{}]), texts, words)).not.toContain('hub')
})

describe('opmlOf()', () => {
  it('lists feeds with their pages, those of a kind together', () => {
    const at = (path: string) => ({
      ...{ url: `https://n.example/${path}`, feed: `https://n.example/${path}atom.xml` },
    })
    const { head, body } = parseOpml(
      opmlOf(
        {
          title: 'Courier & Co',
          groups: [
            { kind: 'all', feeds: [{ text: 'Courier', ...at('') }, at('corrections/')] },
            { kind: 'tag', feeds: [{ text: 'a < b', ...at('tags/a/') }] },
          ],
        },
        words,
      ),
    )
    expect(head?.title).toBe('Courier & Co')
    expect(body?.outlines).toMatchObject([
      { text: 'Courier', type: 'rss', xmlUrl: 'https://n.example/atom.xml' },
      { text: 'Corrections', xmlUrl: 'https://n.example/corrections/atom.xml' },
      { text: 'Tags', outlines: [{ text: 'a < b', htmlUrl: 'https://n.example/tags/a/' }] },
    ])
  })
})
