import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type OldItem, type Unreadable, Unusable } from '../old-item.ts'
import { openFeed } from './open-feed.ts'

function fileWith(
  text: string | Buffer,
  name = 'feed.xml',
  folder = mkdtempSync(join(tmpdir(), 'feed-')),
) {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function read(path: string) {
  const source = await openFeed(path)
  const items: (OldItem | Unreadable)[] = []
  for await (const item of source.items()) items.push(item)
  return { source, items, item: items[0] as OldItem }
}

const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>
<link>https://post.example/</link><language>en-gb</language>${channel}${items}</channel></rss>`

const full = `<item>
<title>Ferry &amp;amp; tide</title><link>https://post.example/2019/ferry.html</link>
<guid isPermaLink="false">post-7</guid><dc:creator>Ada Berg</dc:creator>
<author>tom@post.example (Tom Hale)</author>
<category>Harbour</category><category>Ferries</category>
<pubDate>Mon, 04 Mar 2019 09:05:00 +0200</pubDate>
<description>The ferry was late again.</description>
<content:encoded><![CDATA[<p>It is the third time this year.</p><img src="https://c.example/x" width="1" height="1">]]></content:encoded>
<enclosure url="https://post.example/ferry.jpg" type="image/jpeg" length="1"/>
<enclosure url="https://post.example/talk.mp3" type="audio/mpeg" length="1"/>
</item>`

test('an item of RSS is told with all it says', async () => {
  const { source, item } = await read(fileWith(rss(full)))
  expect(source.site).toEqual({
    name: 'Harbour Post',
    tagline: undefined,
    address: 'https://post.example',
    language: 'en-GB',
  })
  expect(item).toMatchObject({
    key: 'post-7',
    place: 'feed.xml, item 1, line 2',
    title: 'Ferry & tide',
    date: { text: '2019-03-04T09:05:00+02:00' },
    slug: 'ferry',
    addresses: ['https://post.example/2019/ferry.html'],
    authors: ['Ada Berg', 'Tom Hale'],
    categories: ['Harbour', 'Ferries'],
    description: 'The ferry was late again.',
    lang: 'en-GB',
    source: undefined,
    cover: { src: 'https://post.example/ferry.jpg' },
    base: 'https://post.example/2019/ferry.html',
    losses: [],
  })
  expect(item.text.value).toBe(
    '<p>It is the third time this year.</p>\n<p><a href="https://post.example/talk.mp3">talk.mp3</a></p>',
  )
})

test('a short description alone is told to be a summary, in paragraphs', async () => {
  const { item } = await read(
    fileWith(rss('<item><title>A</title><description>One.\n\nTwo.</description></item>')),
  )
  expect(item.text.value).toBe('<p>One.</p>\n<p>Two.</p>')
  expect(item.losses).toEqual([{ code: 'summary-only', detail: '2 words' }])
})

test('a summary that only repeats how the text begins is no description', async () => {
  const { item } = await read(
    fileWith(
      rss(
        '<item><title>A</title><description>The pier is […]</description><content:encoded>&lt;p&gt;The pier is open.&lt;/p&gt;</content:encoded></item>',
      ),
    ),
  )
  expect(item.description).toBeUndefined()
})

test('an item without a title is called by its first words', async () => {
  const { item } = await read(
    fileWith(rss('<item><description>Fog on the pier. More tomorrow.</description></item>')),
  )
  expect(item.title).toBe('Fog on the pier')
  expect(item.losses).toContainEqual({ code: 'title-guessed', detail: 'Fog on the pier' })
})

test('what stands twice comes once, in its newest version', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'feed-'))
  const entry = (title: string, updated: string) =>
    `<entry><id>urn:1</id><title>${title}</title><published>2019-03-04T09:00:00Z</published><updated>${updated}</updated><content>x</content></entry>`
  fileWith(`<feed>${entry('Old', '2019-03-05T09:00:00Z')}</feed>`, 'a.atom', folder)
  fileWith(`<feed>${entry('New', '2019-03-06T09:00:00Z')}</feed>`, 'b.atom', folder)
  fileWith('no feed', 'c.xml', folder)
  const { items } = await read(folder)
  expect(items).toMatchObject([
    { key: 'urn:1 (a.atom, item 1, line 1)', skipped: 'it stands in b.atom, item 1, line 1, too' },
    { key: 'urn:1', title: 'New', skipped: undefined },
  ])
})

test('Atom is read by the kind of its content', async () => {
  const { items } = await read(
    fileWith(`<feed xml:lang="ar" xml:base="https://post.example/blog/"><title>بريد</title>
<author><name>Mona</name></author>
<entry><id>1</id><title type="html">A &amp;lt;b&amp;gt;</title><link href="one"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A <b>B</b></p></div></content><category term="x" label="Tides"/></entry>
<entry><id>2</id><title>1 &lt; 2</title><content type="html">&lt;p&gt;A&lt;/p&gt;</content></entry>
<entry xml:base="two/"><id>3</id><title>C</title><content>A &lt; B</content><author><name>Tom</name></author></entry>
</feed>`),
  )
  expect(items).toMatchObject([
    {
      title: 'A <b>',
      text: { value: '<p>A <b>B</b></p>' },
      categories: ['Tides'],
      authors: ['Mona'],
      lang: 'ar',
      addresses: ['https://post.example/blog/one'],
    },
    { title: '1 < 2', text: { value: '<p>A</p>' } },
    {
      text: { value: '<p>A &lt; B</p>' },
      authors: ['Tom'],
      base: 'https://post.example/blog/two/',
    },
  ])
})

test('a weblog of links is at its own address, and leads to what it is about', async () => {
  const { item } = await read(
    fileWith(
      rss(
        '<item><title>A</title><link>https://elsewhere.example/x?a=1&amp;b=2</link><guid>https://post.example/links/1</guid><content:encoded>Look.</content:encoded></item>',
      ),
    ),
  )
  expect(item.addresses).toEqual(['https://post.example/links/1'])
  expect(item.text.value).toContain('href="https://elsewhere.example/x?a=1&amp;b=2"')
})

test('RDF is read', async () => {
  const { item } = await read(
    fileWith(`<rdf:RDF><channel rdf:about="x"><title>Tides</title><link>https://tides.example</link></channel>
<item rdf:about="https://tides.example/1"><title>High</title><dc:date>2005-03-02T10:00+01:00</dc:date><dc:subject>Sea</dc:subject><description>Water.</description></item></rdf:RDF>`),
  )
  expect(item).toMatchObject({
    key: 'https://tides.example/1',
    addresses: ['https://tides.example/1'],
    date: { text: '2005-03-02T10:00:00+01:00' },
    categories: ['Sea'],
    source: undefined,
  })
})

test('JSON Feed is read', async () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Harbour Post',
    home_page_url: 'https://post.example/',
    language: 'fr',
    items: [
      {
        id: 4,
        url: '/4',
        content_text: 'A < B\n\nC',
        image: 'https://post.example/4.jpg',
        date_published: '2019-03-04T09:00:00-05:00',
        tags: ['Sea'],
        authors: [{ name: 'Ada' }],
        attachments: [{ url: 'https://post.example/4.pdf', mime_type: 'application/pdf' }],
      },
      'nothing',
    ],
  }
  const { items } = await read(fileWith(JSON.stringify(feed), 'feed.json'))
  expect(items).toMatchObject([
    {
      key: '4',
      title: 'A < B',
      addresses: ['https://post.example/4'],
      tags: ['Sea'],
      authors: ['Ada'],
      lang: 'fr',
      cover: { src: 'https://post.example/4.jpg' },
      date: { text: '2019-03-04T09:00:00-05:00' },
    },
    { unreadable: true, reason: 'it is not an object' },
  ])
  expect((items[0] as OldItem).text.value).toBe(
    '<p>A &lt; B</p>\n<p>C</p>\n<p><a href="https://post.example/4.pdf">4.pdf</a></p>',
  )
})

test('a JSON Feed may say what it is at its end', async () => {
  const feed = { items: [{ id: '1', content_text: 'x'.repeat(9000) }] }
  const text = JSON.stringify({ ...feed, version: 'https://jsonfeed.org/version/1' })
  const { item } = await read(fileWith(text, 'feed.json'))
  expect(item.key).toBe('1')
})

test('what the end of a feed cuts off is a draft when it is known which it is', async () => {
  const cutAt = async (mark: string) => {
    const whole = rss(full + full.replaceAll('7', '8').replace('ferry.html', 'pier.html'))
    return (await read(fileWith(whole.slice(0, whole.lastIndexOf(mark) + 8)))).items.at(-1)
  }
  expect(await cutAt('third time')).toMatchObject({
    key: 'post-8',
    status: 'draft',
    losses: [{ code: 'source-broken' }],
  })
  expect(await cutAt('<title>')).toMatchObject({ unreadable: true })
})

test('what counts readers is no part of an address', async () => {
  const { item } = await read(
    fileWith(
      rss(
        '<item><title>A</title><link>https://post.example/1.html?utm_source=rss&amp;utm_medium=feed</link></item>',
      ),
    ),
  )
  expect(item.addresses).toEqual(['https://post.example/1.html'])
})

test('a base of the text of an entry is none of its link, and the site may be told relative', async () => {
  const { source, item } = await read(
    fileWith(`<feed xml:base="https://post.example/blog/"><title>P</title><link rel="self" href="/feed"/><link href="/"/>
<entry><id>1</id><title>A</title><link href="one"/><content type="html" xml:base="deep/">x</content></entry></feed>`),
  )
  expect(source.site.address).toBe('https://post.example')
  expect(item.addresses).toEqual(['https://post.example/blog/one'])
  expect(item.base).toBe('https://post.example/blog/deep/')
})

test('another publication is a source, the feed itself is none', async () => {
  const { items } = await read(
    fileWith(
      rss(
        '<item><title>A</title><source url="https://bay.example/feed">Bay News</source></item><item><title>B</title><source url="https://post.example/feed">Post</source></item>',
      ),
    ),
  )
  expect(items).toMatchObject([
    { source: { name: 'Bay News', url: 'https://bay.example/feed' } },
    { source: undefined },
  ])
})

test('a missing title is made of one paragraph, without addresses', async () => {
  const { item } = await read(
    fileWith(
      rss(
        '<item><content:encoded>&lt;p&gt;https://post.example/x&lt;/p&gt;&lt;p&gt;Fog https://post.example/y&lt;/p&gt;&lt;p&gt;More&lt;/p&gt;</content:encoded></item>',
      ),
    ),
  )
  expect(item.title).toBe('Fog')
})

test('what was added for readers of the feed is left out', async () => {
  const { item } = await read(
    fileWith(
      rss(`<item><title>A</title><description>The pier. &lt;a href="x"&gt;Read more&lt;/a&gt;</description>
<content:encoded><![CDATA[<p>The ferry sails.</p><p>The post <a href="https://post.example/a">A</a> appeared first on <a href="https://post.example">Post</a>.</p><div class="feedflare"><a href="http://feeds.feedburner.com/~ff/x">share</a></div>]]></content:encoded>
<media:content url="https://post.example/pier.jpg" medium="image"><media:description>The pier at dawn</media:description></media:content><media:credit>O. Pell</media:credit></item>`),
    ),
  )
  expect(item.text.value).toBe('<p>The ferry sails.</p>')
  expect(item.description).toBe('The pier.')
  expect(item.cover).toMatchObject({ alt: 'The pier at dawn', credit: 'O. Pell' })
})

test('a feed is one however far its first element is', async () => {
  const { item } = await read(
    fileWith(
      rss('<item><title>A</title></item>').replace('<rss', `<!--${' x'.repeat(4000)}--><rss`),
    ),
  )
  expect(item.title).toBe('A')
})

test('markup nested beyond any page is reduced to its text, and the report says so', async () => {
  const deep = `${'<div>'.repeat(15_000)}The tide came in.${'</div>'.repeat(15_000)}`
  const { items } = await read(
    fileWith(
      `<feed><entry><id>1</id><title>A</title><content type="xhtml">${deep}</content></entry></feed>`,
    ),
  )
  expect(items).toMatchObject([
    {
      text: { value: expect.stringContaining('The tide came in.') },
      losses: expect.arrayContaining([expect.objectContaining({ code: 'markup-mended' })]),
    },
  ])
})

test.each([
  ['nothing', ''],
  ['a page', '<!doctype html><html><body><p>No feed.</p></body></html>'],
  ['bytes', Buffer.from([0, 1, 2, 255, 254])],
  ['a feed without items', rss('')],
  ['a broken JSON Feed', '{"version":"https://jsonfeed.org/version/1","items":['],
])('%s cannot be used, or says why not', async (_, text) => {
  const opened = read(fileWith(text)).then(({ items }) => items)
  const result = await opened.catch((error: unknown) => error)
  if (Array.isArray(result)) expect(result).toMatchObject([{ unreadable: true }])
  else expect(result).toBeInstanceOf(Unusable)
})

test.each([
  ['a status', '<status>draft</status>', 'draft'],
  ['a preview', '<link>https://tide.example/?p=6&amp;preview=true</link>', 'draft'],
  ['a private title', '<title>Private: The budget</title>', 'private'],
  [
    'a password form',
    '<content:encoded>&lt;form class="post-password-form"&gt;</content:encoded>',
    'private',
  ],
  ['a day to come', '<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate>', 'scheduled'],
])('an entry with %s is held back', async (_, part, status) => {
  const feed = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><item><guid>1</guid>${part}<description>Words of the tide.</description></item></channel></rss>`
  expect((await read(fileWith(feed))).items).toMatchObject([{ status }])
})
