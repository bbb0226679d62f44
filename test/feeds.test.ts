import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { useBrowser } from './support/browser.ts'
import { filesBelow } from './support/build.ts'
import { origin, out, useSample } from './support/sample.ts'

/*
 * The feeds of the sample archive against the rules of their formats, as a browser's parsers read them.
 */

const openPage = useBrowser()
useSample()

/** What breaks the rules in the feeds of a name, read as documents by `faults` in the browser. */
async function faultsIn(
  name: RegExp,
  faults: (document: Document, address: string) => string[],
): Promise<string[]> {
  const page = await openPage()
  await page.goto(`${origin}/robots.txt`)
  await page.evaluate(`window.faults = ${faults}`)
  const found: string[] = []
  const files = (await filesBelow(out)).filter(file => name.test(file))
  expect(files.length).toBeGreaterThan(4)
  for (const file of files) {
    const told = await page.evaluate(
      ({ xml, file }) => {
        const read = new DOMParser().parseFromString(xml, 'application/xml')
        const broken = read.querySelector('parsererror')
        const check = (window as unknown as { faults: typeof faults }).faults
        return broken ? [broken.textContent ?? 'broken'] : check(read, file)
      },
      { xml: await readFile(join(out, file), 'utf8'), file },
    )
    found.push(...told.map(one => `${file}: ${one}`))
  }
  return found
}

test('every Atom feed keeps the rules of RFC 4287, documents of the archive those of RFC 5005, and what is deleted those of RFC 6721', async () => {
  const found = await faultsIn(/(^|\/)(atom|archive\/feed\/\d+)\.xml$/, (document, file) => {
    const faults: string[] = []
    const atom = 'http://www.w3.org/2005/Atom'
    const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
    const own = (of: Element, name: string) =>
      [...of.children].filter(one => one.namespaceURI === atom && one.localName === name)
    const one = (of: Element, name: string) => {
      const some = own(of, name)
      if (some.length !== 1) faults.push(`${of.localName} has ${some.length} ${name}`)
      return some[0]?.textContent ?? ''
    }
    const absolute = (url: string) => {
      if (!URL.canParse(url)) faults.push(`${url} is not complete`)
    }
    const feed = document.documentElement
    if (feed.namespaceURI !== atom || feed.localName !== 'feed') return ['no feed']
    absolute(one(feed, 'id'))
    one(feed, 'title')
    if (!date.test(one(feed, 'updated'))) faults.push('updated is no date of RFC 3339')
    if (own(feed, 'author').length === 0) faults.push('no author')
    const rels = own(feed, 'link').map(link => link.getAttribute('rel'))
    if (!rels.includes('self')) faults.push('no link to itself')
    for (const link of document.getElementsByTagNameNS(atom, 'link')) {
      absolute(link.getAttribute('href') ?? '')
    }
    const ids = new Set<string>()
    for (const entry of own(feed, 'entry')) {
      const id = one(entry, 'id')
      if (ids.has(id)) faults.push(`${id} twice`)
      ids.add(id)
      absolute(id)
      if (one(entry, 'title') === '') faults.push('an entry without title')
      for (const name of ['updated', 'published']) {
        if (!date.test(one(entry, name))) faults.push(`${name} is no date of RFC 3339`)
      }
      const content = own(entry, 'content')[0]
      if (content?.getAttribute('type') !== 'html') faults.push('content is not of type html')
      if (content && content.children.length > 0) faults.push('content holds elements')
      for (const person of own(entry, 'author')) one(person, 'name')
      for (const { attributes } of own(entry, 'category')) {
        if (!attributes.getNamedItem('term')?.value) faults.push('a category without term')
      }
      const body = new DOMParser().parseFromString(content?.textContent ?? '', 'text/html')
      for (const part of body.querySelectorAll('[href], [src]')) {
        absolute(part.getAttribute('href') ?? part.getAttribute('src') ?? '')
      }
      if (body.querySelector('script, style, iframe')) faults.push('content that could run')
    }
    const tombstones = 'http://purl.org/atompub/tombstones/1.0'
    const deletions = new Set<string>()
    for (const deleted of document.getElementsByTagNameNS(tombstones, 'deleted-entry')) {
      const [ref = '', when = ''] = ['ref', 'when'].map(name => deleted.getAttribute(name) ?? '')
      if (deleted.parentElement !== feed) faults.push('a deleted-entry that is not of the feed')
      absolute(ref)
      if (!date.test(when)) faults.push('when is no date of RFC 3339')
      if (ids.has(ref)) faults.push(`${ref} is there, and deleted`)
      if (deletions.has(`${ref} ${when}`)) faults.push(`${ref} is deleted twice`)
      deletions.add(`${ref} ${when}`)
      const inside = [...deleted.children].map(child => `${child.namespaceURI} ${child.localName}`)
      const allowed = [
        `${tombstones} by`,
        `${tombstones} comment`,
        `${atom} link`,
        `${atom} source`,
      ]
      faults.push(...inside.filter(name => !allowed.includes(name)))
      const [comment, second] = deleted.getElementsByTagNameNS(tombstones, 'comment')
      if (second || comment?.children.length !== 0) faults.push('no single comment of text')
      if (comment?.getAttribute('type') !== 'html')
        faults.push('a comment that is not of type html')
    }
    const history = 'http://purl.org/syndication/history/1.0'
    const isArchive = document.getElementsByTagNameNS(history, 'archive').length
    if (isArchive !== (file.includes('archive/feed/') ? 1 : 0)) faults.push('wrong fh:archive')
    if (isArchive === 1 && !rels.includes('current')) faults.push('no link to the current feed')
    return faults
  })
  expect(found).toEqual([])
})

test('every RSS feed keeps the rules that the W3C’s validator checks', async () => {
  const found = await faultsIn(/(^|\/)feed\.xml$/, document => {
    const faults: string[] = []
    const text = (of: Element, name: string) => {
      const some = [...of.children].filter(one => one.nodeName === name)
      if (some.length !== 1) faults.push(`${of.localName} has ${some.length} ${name}`)
      return some[0]?.textContent ?? ''
    }
    const absolute = (url: string) => {
      if (!/^(https?|mailto):/.test(url)) faults.push(`“${url}” is not complete`)
    }
    const rss = document.documentElement
    if (rss.localName !== 'rss' || rss.getAttribute('version') !== '2.0') return ['no RSS 2.0']
    const channel = rss.firstElementChild
    if (channel?.nodeName !== 'channel' || rss.children.length !== 1) return ['no channel']
    for (const name of ['title', 'description', 'language']) {
      if (text(channel, name) === '') faults.push(`${name} is empty`)
    }
    absolute(text(channel, 'link'))
    const self = channel.getElementsByTagNameNS('http://www.w3.org/2005/Atom', 'link')[0]
    if (self?.getAttribute('rel') !== 'self') faults.push('no link to itself')
    absolute(self?.getAttribute('href') ?? '')
    const guids = new Set<string>()
    const date =
      /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/
    for (const item of channel.querySelectorAll(':scope > item')) {
      if (text(item, 'title') === '') faults.push('an item without title')
      absolute(text(item, 'link'))
      if (!date.test(text(item, 'pubDate'))) faults.push('pubDate is no date of RFC 822')
      const guid = text(item, 'guid')
      if (guids.has(guid)) faults.push(`${guid} twice`)
      guids.add(guid)
      const link = item.querySelector('guid')?.getAttribute('isPermaLink')
      if (link === 'true') absolute(guid)
      const body = new DOMParser().parseFromString(text(item, 'content:encoded'), 'text/html')
      for (const part of body.querySelectorAll('[href], [src]')) {
        absolute(part.getAttribute('href') ?? part.getAttribute('src') ?? '')
      }
      if (body.querySelector('script, style, iframe, [style], [onclick]'))
        faults.push('content that could run')
      for (const media of item.getElementsByTagNameNS('http://search.yahoo.com/mrss/', 'content')) {
        absolute(media.getAttribute('url') ?? '')
        if (!/^image\//.test(media.getAttribute('type') ?? '')) faults.push('media without type')
      }
    }
    return faults
  })
  expect(found).toEqual([])
})

/** JSON Feed 1.1, jsonfeed.org/version/1.1: what is required, and the forms of the rest. */
const author = z.strictObject({ name: z.string().min(1) })
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  language: z.string(),
  authors: z.array(author).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string().min(1),
      content_html: z.string(),
      summary: z.string().optional(),
      image: z.url().optional(),
      date_published: z.iso.datetime({ offset: true }),
      date_modified: z.iso.datetime({ offset: true }),
      authors: z.array(author).min(1).optional(),
      tags: z.array(z.string()).optional(),
      language: z.string(),
      attachments: z
        .array(z.strictObject({ url: z.url(), mime_type: z.string(), title: z.string() }))
        .optional(),
    }),
  ),
})

test('every JSON feed keeps the rules of its version 1.1', async () => {
  const files = (await filesBelow(out)).filter(file => /(^|\/)feed\.json$/.test(file))
  expect(files.length).toBeGreaterThan(4)
  for (const file of files) {
    const { items } = jsonFeed.parse(JSON.parse(await readFile(join(out, file), 'utf8')))
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  }
})

const entries = (page: Page, address: string) =>
  page.evaluate(async address => {
    const text = await (await fetch(address)).text()
    const feed = new DOMParser().parseFromString(text, 'application/xml')
    const older = feed.querySelector('link[rel=prev-archive]')?.getAttribute('href')
    return {
      ids: [...feed.querySelectorAll('entry > id')].map(id => id.textContent ?? ''),
      older: older ? new URL(older).pathname : undefined,
    }
  }, address)

test.each(['/', '/ar/'])(
  'the edition at %s can be walked from its feed back to its first article',
  async path => {
    const page = await openPage()
    await page.goto(`${origin}/robots.txt`)
    const met = new Set<string>()
    let address: string | undefined = `${path}atom.xml`
    while (address) {
      const { ids, older }: Awaited<ReturnType<typeof entries>> = await entries(page, address)
      for (const id of ids) met.add(id)
      address = older
    }
    const catalogue = JSON.parse(await readFile(join(out, 'archive/catalogue.json'), 'utf8'))
    const lines: { url: string; lang: string }[] = []
    for (const { url } of catalogue.parts) {
      const part = await readFile(join(out, new URL(url).pathname), 'utf8')
      lines.push(
        ...part
          .trim()
          .split('\n')
          .map(line => JSON.parse(line)),
      )
    }
    const wanted = lines.filter(({ lang }) => (lang === 'ar') === (path === '/ar/'))
    expect([...met].sort()).toEqual(wanted.map(({ url }) => url).sort())
  },
)

test('a reader comes from the foot of a page to the feeds, and from there to each of them', async () => {
  const page = await openPage()
  await page.goto(`${origin}/2003/05/first-stone-harbour-wall/`)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Feeds' }).click()
  expect(new URL(page.url()).pathname).toBe('/feeds/')
  const links = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).pathname))
  const files = new Set(await filesBelow(out))
  const missing = links.filter(
    path => !files.has(decodeURI(path.slice(1)).replace(/(^|\/)$/, '$1index.html')),
  )
  expect(missing).toEqual([])
  for (const feed of [
    '/atom.xml',
    '/tags/ferries/feed.xml',
    '/corrections/feed.json',
    '/feeds.opml',
  ]) {
    expect(links).toContain(feed)
  }
  expect(links.indexOf('/corrections/')).toBeLessThan(links.indexOf('/tags/ferries/'))
})

test('a page names its feeds in each form to readers of feeds', async () => {
  const page = await openPage()
  await page.goto(`${origin}/ar/tags/harbour-wall/`)
  const told = await page
    .locator('link[rel=alternate][type*="+"]')
    .evaluateAll(links => links.map(link => link.getAttribute('href')))
  expect(told).toEqual(
    ['/ar/', '/ar/tags/harbour-wall/'].flatMap(at => [
      `${at}feed.xml`,
      `${at}atom.xml`,
      `${at}feed.json`,
    ]),
  )
})
