import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type OldItem, type Unreadable, Unusable } from '../old-item.ts'
import { openPage } from './open-page.ts'

function folderWith(files: Record<string, string | Buffer>) {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

async function read(path: string) {
  const source = await openPage(path)
  const items: (OldItem | Unreadable)[] = []
  for await (const item of source.items()) items.push(item)
  return { source, items, item: items[0] as OldItem }
}

async function pageOf(head: string, body: string) {
  const html = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`
  return (await read(folderWith({ 'ferry.html': html }))).item
}

const sentence =
  'The night ferry between the islands sails again since Monday, the port authority said on the pier. '
const story = `<p>${sentence.repeat(3)}</p><p>${sentence.repeat(3)}</p><p>${sentence.repeat(3)}</p>`

test('a page that the disk does not give fails alone', async () => {
  const page = `<!doctype html><html><body>${story}</body></html>`
  const folder = folderWith({ 'a.html': page, 'b.html': page })
  const source = await openPage(folder)
  rmSync(join(folder, 'a.html'))
  const items: (OldItem | Unreadable)[] = []
  for await (const item of source.items()) items.push(item)
  expect(items).toMatchObject([
    { unreadable: true, key: 'a.html', reason: expect.stringContaining('ENOENT') },
    { key: 'b.html', type: 'page' },
  ])
})

test('JSON-LD is believed before Open Graph, and that before the older names', async () => {
  const graph = {
    '@graph': [
      { '@id': '#ada', '@type': 'Person', name: 'Ada Berg' },
      {
        '@type': ['NewsArticle'],
        headline: 'The ferry is back',
        datePublished: '2019-03-04T09:00:00+02:00',
        author: { '@id': '#ada' },
        publisher: { name: 'Harbour Post' },
        articleSection: 'Harbour',
        keywords: 'Ferries, Tides',
      },
    ],
  }
  const item = await pageOf(
    `<title>The ferry is back - Harbour Post</title>
<script type="application/ld+json">{broken</script>
<script type="application/ld+json">${JSON.stringify(graph)}</script>
<meta property="og:title" content="Ferry | Harbour Post">
<meta property="og:image" content="https://post.example/pier.jpg"><meta property="og:image:alt" content="The pier">
<meta property="article:modified_time" content="2019-03-05T09:00:00+02:00">
<meta name="author" content="Somebody"><meta name="description" content="Not in the text.">
<link rel="canonical" href="https://post.example/2019/ferry">`,
    `<nav><a href="/">Home</a></nav><article><h1>The ferry is back</h1>${story}</article>`,
  )
  expect(item).toMatchObject({
    skipped: undefined,
    title: 'The ferry is back',
    date: { text: '2019-03-04T09:00:00+02:00' },
    updated: { text: '2019-03-05T09:00:00+02:00' },
    authors: ['Ada Berg'],
    section: 'Harbour',
    tags: ['Ferries', 'Tides'],
    source: undefined,
    addresses: ['https://post.example/2019/ferry'],
    slug: 'ferry',
    description: 'Not in the text.',
    cover: { src: 'https://post.example/pier.jpg', alt: 'The pier' },
    lang: 'en',
    losses: [],
  })
  expect(item.text.value).not.toContain('<h1>')
  expect(item.text.value.match(/<p>/g)).toHaveLength(3)
})

test('microformats are read', async () => {
  const item = await pageOf(
    '',
    `<article class="h-entry"><h1 class="p-name">Fog</h1><a class="p-author h-card">Tom Hale</a>
<time class="dt-published" datetime="2012-05-06T07:08:00Z">long ago</time><a class="p-category">Sea</a>
<div class="e-content">${story}</div></article>`,
  )
  expect(item).toMatchObject({
    title: 'Fog',
    authors: ['Tom Hale'],
    date: { text: '2012-05-06T07:08:00+00:00' },
    tags: ['Sea'],
  })
})

test('a date that only readers see is a guess', async () => {
  const item = await pageOf('<title>Fog</title>', `<p class="date">Posted 6 May 2012</p>${story}`)
  expect(item.date).toEqual({ text: '2012-05-06', guess: 'read from “6 May 2012” on the page' })
  expect(item.losses).toEqual([])
})

test('where and when a browser saved a page is kept', async () => {
  const { item } = await read(
    folderWith({
      'a.html': `<!DOCTYPE html>
<!-- saved from url=(0036)https://post.example/2012/fog.html -->
<html><head><title>Fog</title></head><body>${story}</body></html>`,
    }),
  )
  expect(item.addresses).toEqual(['https://post.example/2012/fog.html'])
  const single = await read(
    folderWith({
      'b.html': `<!DOCTYPE html> <html><!--
 Page saved with SingleFile
 url: https://post.example/2013/tide
 saved date: Wed May 05 2021 10:00:00 GMT+0200 (Central European Summer Time)
--><head><title>Tide</title></head><body>${story}</body></html>`,
    }),
  )
  expect(single.item).toMatchObject({
    addresses: ['https://post.example/2013/tide'],
    retrieved: { text: '2021-05-05T10:00:00+02:00' },
  })
})

test('the picture that is within the text is no cover', async () => {
  const item = await pageOf(
    '<title>Fog</title><meta property="og:image" content="https://post.example/lighthouse-800x600.jpg">',
    `<article>${story}<p><img src="/lighthouse.jpg" alt="Light"></p></article>`,
  )
  expect(item.cover).toBeUndefined()
})

test('what is marked as the text is taken when most of it would be lost', async () => {
  const cells = Array.from({ length: 60 }, (_, at) => `<li>Ship ${at} came in</li>`).join('')
  const item = await pageOf(
    '<title>Ships of the year</title>',
    `<div class="h-entry"><div class="e-content"><ul class="menu nav">${cells}</ul><script>x()</script></div></div><div><p>${sentence}</p></div>`,
  )
  expect(item.text.value).toContain('Ship 59 came in')
  expect(item.text.value).not.toContain('<script>')
})

test('tags that HTML lets out are put in', async () => {
  const { item } = await read(folderWith({ 'a.html': `<title>Fog</title>${story}` }))
  expect(item).toMatchObject({ title: 'Fog', skipped: undefined })
})

test('a page of links is left out by rule', async () => {
  const links = Array.from(
    { length: 30 },
    (_, at) =>
      `<p><a href="/${at}">The story of ship ${at}, its crew, and all that came of it</a></p>`,
  )
  const item = await pageOf('<title>Harbour Post</title>', `<div>${links.join('')}</div>`)
  expect(item.skipped).toMatch(/list of links|no article/)
})

test('a folder gives its pages, and finds what was saved beside them', async () => {
  const folder = folderWith({
    'news/fog.html': `<html><head><title>Fog</title></head><body>${story}</body></html>`,
    'news/fog_files/frame.html': '<html></html>',
    'news/fog_files/pier 1.jpg': 'x',
    'robots.txt': 'Disallow: /',
    'ferry.txt': `A ferry sails again\n${sentence}`,
    'secret/key.txt': `Key\n${sentence}`,
  })
  utimesSync(join(folder, 'ferry.txt'), new Date('2020-01-02'), new Date('2020-01-02'))
  const { source, items } = await read(folder)
  expect(items.map(({ key }) => key)).toEqual(['ferry.txt', 'news/fog.html', 'secret/key.txt'])
  const fog = items[1] as OldItem
  expect(source.fileOf?.('fog_files/pier%201.jpg', fog)).toBe(
    join(folder, 'news/fog_files/pier 1.jpg'),
  )
  expect(source.fileOf?.('fog_files/none.jpg', fog)).toBeUndefined()
  expect(source.progress()).toBe(1)
})

test('no file outside the folder is ever given', async () => {
  const outer = folderWith({ 'in/a.html': `<title>A</title>${story}`, 'secret.jpg': 'x' })
  symlinkSync(join(outer, 'secret.jpg'), join(outer, 'in/link.jpg'))
  const { source, item } = await read(join(outer, 'in'))
  for (const src of [
    '../secret.jpg',
    '%2e%2e/secret.jpg',
    'link.jpg',
    'file:///etc/passwd',
    '//x/y',
  ]) {
    expect(source.fileOf?.(src, item)).toBeUndefined()
  }
})

test('a page in an old encoding is read by what it says, or by its letters', async () => {
  const html = `<html><head><meta charset="windows-1251"><title>X</title></head><body>${story}</body></html>`
  const { item } = await read(
    folderWith({ 'a.html': Buffer.from(html.replace('X', '\u00cc\u00ee\u00f0\u00e5'), 'latin1') }),
  )
  expect(item.title).toBe('Море')
})

test.each([
  ['nothing', ''],
  ['bytes', Buffer.from([0, 1, 2, 0, 3])],
  ['endless nesting', `<html><body>${'<div>'.repeat(10_000)}${story}`],
])('a page of %s cannot be read, and the next can', async (_, text) => {
  const { items } = await read(folderWith({ 'a.html': text, 'b.html': `<title>B</title>${story}` }))
  expect(items).toMatchObject([{ unreadable: true, key: 'a.html' }, { title: 'B' }])
})

test('a folder without pages cannot be used', async () => {
  await expect(openPage(folderWith({ 'a.pdf': 'x' }))).rejects.toThrow(Unusable)
  await expect(openPage('/nowhere/at/all')).rejects.toThrow(Unusable)
})

test.each([
  ['Published: May 6, 2013', '<p>Published: May 6, 2013</p>', '2013-05-06'],
  ['a time without a paragraph', '<time>6 May 2013</time>', '2013-05-06'],
  ['Japanese', '<p>2013年5月6日 10時15分</p>', '2013-05-06T10:15:00'],
])('the date of an article is no part of its text: %s', async (_, line, date) => {
  const item = await pageOf('<title>Fog</title>', `<div><h1>Fog</h1>${line}${story}</div>`)
  expect(item.date?.text).toBe(date)
  expect(item.text.value).not.toContain('2013')
})

test('a date that is another stays in the text', async () => {
  const item = await pageOf(
    '<title>Fog</title><meta property="article:published_time" content="2019-03-04">',
    `<article><h1>Fog</h1><p>12 June 1998</p>${story}</article>`,
  )
  expect(item.text.value).toContain('12 June 1998')
})

test('date and byline in one line are told apart, and rights and advertisements are no text', async () => {
  const item = await pageOf(
    '<title>Nebel</title>',
    `<div id="content"><h1>Nebel</h1><div>Veröffentlicht am 3. März 2011, 14:05 Uhr | von Jörg Müller</div>
${story}<div>Anzeige</div>${story}<div>Sign up for our newsletter</div><hr><p>Copyright 2011 Hafenpost</p></div>`,
  )
  expect(item).toMatchObject({ authors: ['Jörg Müller'], date: { text: '2011-03-03' } })
  expect(item.text.value).not.toMatch(/Jörg|März|Anzeige|newsletter|Copyright|<hr/)
  expect(item.text.value.match(/<p>/g)).toHaveLength(6)
})

test('how long ago it was is counted back from the moment when the page was kept', async () => {
  const html = `<!DOCTYPE html> <html><!--
 Page saved with SingleFile
 url: https://post.example/tide
 saved date: Wed May 05 2021 10:00:00 GMT+0200 (Central European Summer Time)
--><head><title>Tide</title></head><body><div><h1>Tide</h1><p>2 days ago</p>${story}</div></body></html>`
  const { item } = await read(folderWith({ 'a.html': html }))
  expect(item.date).toMatchObject({ text: '2021-05-03' })
  expect(item.date?.guess).toContain('counted from the day when the page was kept')
  expect(item.text.value).not.toContain('ago')
})

test('a picture that is within the text is not shown above it, however it is addressed', async () => {
  const item = await pageOf(
    '<title>Fog</title><link rel="canonical" href="https://post.example/2012/fog.html"><meta property="og:image" content="https://post.example/img/h.jpg">',
    `<article><h1>Fog</h1><figure><img src="/img/h.jpg" alt="The wall"></figure>${story}</article>`,
  )
  expect(item.cover).toBeUndefined()
})

test('an entry is where its own link leads', async () => {
  const item = await pageOf(
    '<title>Fog</title>',
    `<div class="hentry"><h2 class="entry-title"><a rel="bookmark" href="http://post.example/2009/fog">Fog</a></h2><div class="entry-content">${story}</div></div>`,
  )
  expect(item.addresses).toEqual(['http://post.example/2009/fog'])
})

test('a list of headlines with teasers is no article', async () => {
  const teasers = Array.from(
    { length: 12 },
    (_, at) =>
      `<div class="post"><h2><a href="/${at}">Post ${at}</a></h2><p>A teaser goes on …</p></div>`,
  )
  const { items } = await read(
    folderWith({
      'a.html': `<html><head><title>Archive</title></head><body>${teasers.join('')}</body></html>`,
      'b.html': `<html><head><title>Fog</title></head><body>${story}</body></html>`,
    }),
  )
  expect(items[0]).toMatchObject({ skipped: 'a list of 12 headlines', losses: [] })
})

test('a file that holds no article is refused', async () => {
  const folder = folderWith({ 'a.html': '<html><body><p>Menu</p></body></html>' })
  await expect(openPage(join(folder, 'a.html'))).rejects.toThrow('There is nothing to import')
})

test('a page that tells no language has that of its script', async () => {
  const text = 'أعلنت سلطة الميناء يوم الاثنين عودة العبّارة الليلية بين الجزر. '.repeat(5)
  const { item } = await read(
    folderWith({ 'a.html': `<html><body><h1>خبر</h1><p>${text}</p></body></html>` }),
  )
  expect(item.lang).toBe('ar')
})

test('a folder of copied texts is called after who holds the rights, never after an agency', async () => {
  const text = (end: string) => `Quay closed for a year\n${sentence}\n${sentence}\n${end}`
  const { source, items } = await read(
    folderWith({
      'a.txt': text('Source: Bay News Agency'),
      'b.txt': text('© 2021 The Ferry Post'),
    }),
  )
  expect(source.site).toEqual({
    name: 'The Ferry Post',
    copyrightHolder: 'The Ferry Post',
    language: 'en',
  })
  expect(items).toMatchObject([{ source: { name: 'Bay News Agency' } }, { source: undefined }])
})

test('a saved page gives its author, its section, its one standfirst and its paragraphs, and nothing around them', async () => {
  const paragraphs = [
    'Two trees fell across the coast road on Sunday night, and the first bus turned back at the mill. Nobody was in their way.',
    'The road crew cut them by lantern until four in the morning. Its chief said that a third one leans, and will be felled on Friday.',
    'The county will count the old trees along the road before winter, as it last did eleven years ago, and mark those that lean.',
  ]
  const facts = {
    '@type': 'NewsArticle',
    headline: 'Trees fall across the coast road',
    description: 'The first bus turned back at the mill.',
    datePublished: '2018-10-08T06:30:00+00:00',
    articleSection: 'Articles, Roads, Front page, roads',
    author: [
      { '@type': 'Person', name: 'By Mara Quay, Staff Writer | 3 min read' },
      { name: 'admin' },
    ],
  }
  const crumbs = '<ul class="breadcrumb"><li><a href="/">Home</a></li><li>Roads</li></ul>'
  const { title, description, section, authors, addresses, text, date } = await pageOf(
    `<title>Trees fall across the coast road | Mill Post</title>
    <link rel="canonical" href="https://mill.example/2018/10/08/roads/trees/index.html">
    <script type="application/ld+json">${JSON.stringify(facts)}</script>`,
    `<a href="#content">Skip to content</a><nav>${crumbs}</nav>
    <article id="content">${crumbs}<h1>${facts.headline}</h1><h2>${facts.description}</h2>
    <div class="stamp">Published 6:30 am, Monday, October 8, 2018</div>
    <p>${paragraphs[0]}</p><p>Media playback is unsupported on your device</p><p>${paragraphs[1]}</p>
    <div class="newsletter"><h2>Morning letter</h2><p>Get the news.</p><button>Subscribe</button></div>
    <p>${paragraphs[2]}</p></article><footer>© 2018 Mill Post</footer>`,
  )
  expect({ title, description, section, authors, addresses, date }).toEqual({
    ...{ title: facts.headline, description: facts.description, section: 'Roads' },
    ...{ authors: ['Mara Quay'], date: { text: '2018-10-08T06:30:00+00:00' } },
    addresses: ['https://mill.example/2018/10/08/roads/trees/index.html'],
  })
  expect(text.value.match(/[^<>]+(?=<\/p>)/g)).toEqual(paragraphs)
  expect(text.value).not.toMatch(
    /Skip|Home|Subscribe|Published|bus turned back at the mill\.<\/h2>/,
  )
})

test('text that a style hides is in no article, and is reported', async () => {
  const spam =
    '<span style="position:absolute;left:-9999px">cheap <a href="/pills">pills</a></span>'
  const { text, losses } = await pageOf(
    '',
    `<article><h1>Ferry</h1>${story.replace('ferry', `ferry ${spam}`)}</article>`,
  )
  expect(text.value).not.toContain('pills')
  expect(losses).toContainEqual({ code: 'remark-removed', detail: 'cheap pills' })
})
