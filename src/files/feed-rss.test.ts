import fc from 'fast-check'
import { parseFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import type { FeedItem } from '../plan/feed-items.ts'
import type { FeedShown } from '../plan/feed-shown.ts'
import { wordsFor } from '../words/words.ts'
import { feedRss } from './feed-rss.ts'

const words = wordsFor('en')

const item: FeedItem = {
  ...{ file: 'articles/wall.md', body: 'digest', headline: 'Wall', lang: 'en' },
  ...{ address: '/2003/05/wall/', url: 'https://news.example/2003/05/wall/' },
  guid: { value: 'https://news.example/2003/05/wall/', isPermaLink: true },
  pubDate: 'Wed, 14 May 2003 07:30:00 +0100',
  ...{ published: '2003-05-14T07:30:00+01:00', updated: '2003-05-14T07:30:00+01:00' },
  ...{ credit: [], categories: [], corrections: [] },
}

async function xmlOf(items: Partial<FeedItem>[], more: Partial<FeedShown> = {}, text = '<p>x</p>') {
  const feed: FeedShown = {
    ...{ title: 'Courier', description: 'News', url: 'https://news.example/', language: 'en' },
    ...{ self: 'https://news.example/feed.xml', publication: 'Courier' },
    ...more,
    items: items.map(fields => ({ ...item, ...fields })),
  }
  return feedRss(feed, Object.fromEntries(feed.items.map(({ file }) => [file, text])), words)
}

/** The texts of an element, as a reader of XML would give them. */
function textsOf(xml: string, name: string): string[] {
  const found = xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))
  return [...found].map(([, text = '']) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  )
}

describe('feedRss()', () => {
  it('tells what feed it is and where it lies', async () => {
    const xml = await xmlOf([], { self: 'https://news.example/a&b/feed.xml', language: 'pt-BR' })
    expect(textsOf(xml, 'title')).toEqual(['Courier'])
    expect(textsOf(xml, 'link')).toEqual(['https://news.example/'])
    expect(textsOf(xml, 'language')).toEqual(['pt-BR'])
    expect(xml).toContain('<atom:link href="https://news.example/a&amp;b/feed.xml" rel="self"')
  })

  it('gives each article its full text, date and place', async () => {
    const xml = await xmlOf(
      [{ description: 'Done.', categories: ['News', '1999'] }],
      {},
      '<p>]]></p>',
    )
    expect(textsOf(xml, 'content:encoded')).toEqual(['<p>]]></p>'])
    expect(textsOf(xml, 'pubDate')).toEqual([item.pubDate])
    expect(textsOf(xml, 'description')).toEqual(['News', 'Done.'])
    expect(textsOf(xml, 'category')).toEqual(['News', '1999'])
    expect(textsOf(xml, 'link')[1]).toBe(item.url)
  })

  it('keeps articles in the order given', async () => {
    const xml = await xmlOf(['c', 'a', 'b'].map(headline => ({ headline })))
    expect(textsOf(xml, 'title').slice(1)).toEqual(['c', 'a', 'b'])
  })

  it('gives each article one guid, and says whether it is an address', async () => {
    const named = { value: 'tag:news.example,2003:a&b', isPermaLink: false }
    const xml = await xmlOf([{}, { guid: named }])
    expect(textsOf(xml, 'guid')).toEqual([item.guid.value, named.value])
    expect([...xml.matchAll(/<guid isPermaLink="(\w+)">/g)].map(([, is]) => is)).toEqual([
      ...['true', 'false'],
    ])
  })

  it('names authors as they are written', async () => {
    const authors = ['A & <B>', 'Ö. Ü.', '007', '1e3', ' 1984 ']
    expect(textsOf(await xmlOf([{ credit: authors }]), 'dc:creator')).toEqual(authors)
  })

  it('tells of a cover in the words of its author, also where they look like numbers', async () => {
    const cover = { src: 'https://news.example/a.jpg', width: 4, height: 3, credit: '1.0' }
    const xml = await xmlOf([
      { image: { ...cover, alt: '007' } },
      { image: { ...cover, alt: '1e3' } },
    ])
    expect(textsOf(xml, 'media:description')).toEqual(['007', '1e3'])
    expect(textsOf(xml, 'media:credit')).toEqual(['1.0', '1.0'])
  })

  it('adds corrections and the source to the text, as text', async () => {
    const corrections = [{ type: 'update' as const, date: '2003-06-01', text: 'Not 1 < 2.' }]
    const [content] = textsOf(await xmlOf([{ corrections, source: 'G & H' }]), 'content:encoded')
    expect(content).toBe(
      '<p>x</p><h2>Corrections</h2><ul><li>Update, 2003-06-01: Not 1 &lt; 2.</li></ul><p>Source: G &amp; H</p>',
    )
  })

  it('writes descriptions as HTML, which readers take them for', async () => {
    const sly = '1 < 2 & "><img src=x onerror=alert(1)>'
    const feed = parseFeed(await xmlOf([{ description: sly }]))
    const [item] = feed.format === 'rss' ? (feed.feed.items ?? []) : []
    const { document } = parseHTML(`<html><body>${item?.description}</body></html>`)
    expect(document.body.children).toHaveLength(0)
    expect(document.body.textContent).toBe(sly)
  })

  it('says of a correction in its title what it is', async () => {
    const xml = await xmlOf([{ correction: 'retraction', description: 'Not 1 < 2.' }], {
      ofCorrections: true,
    })
    expect(textsOf(xml, 'title')).toEqual(['Courier: Corrections', 'Retraction: Wall'])
    expect(textsOf(xml, 'content:encoded')).toEqual([
      '<p>Not 1 &lt; 2.</p><p><a href="https://news.example/2003/05/wall/">Wall</a></p>',
    ])
  })

  it('gives back every headline, and never a character that XML has no place for', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({
        unit: fc.constantFrom('&', '<', '>', '"', ';', '#', 'amp', '\0', '\ud800', '\ufffe'),
      }),
    )
    await fc.assert(
      fc.asyncProperty(texts, async text => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
        const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu
        const xml = await xmlOf([{ headline: `${text}.`, credit: [`a${text}`] }], {}, text)
        expect(xml).not.toMatch(illegal)
        expect(xml.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&')
        expect(textsOf(xml, 'title')[1]).toBe(`${text}.`.replaceAll(illegal, ''))
      }),
      { numRuns: 200 },
    )
  })
})
