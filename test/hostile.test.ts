import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodies } from './hostile/bodies.ts'
import { drawings, plain } from './hostile/drawings.ts'
import { faultsOf } from './hostile/faults.ts'
import { fields, gone, inherited, labels, linksToTaken, site, taken } from './hostile/fields.ts'
import { useBrowser } from './support/browser.ts'
import {
  article,
  build,
  type Files,
  filesBelow,
  newPlace,
  type Place,
  siteFile,
  write,
} from './support/build.ts'
import { search, titles } from './support/search.ts'
import { type Served, serve } from './support/serve.ts'

const dayOf = (i: number) => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10)

/** One archive in which every text stands where its kind can. */
const content: Files = {
  'site.yaml': JSON.stringify(site),
  'tags.yaml': JSON.stringify(labels.tags),
  'sources.yaml': JSON.stringify(labels.sources),
  'pages/about.md': article({ title: `About ${site.name}`, description: site.tagline }),
  'media/plain.svg': plain,
  'gone.yaml': JSON.stringify(gone),
  'articles/links.md': article({ title: 'Links', date: '2019-01-03' }, `${linksToTaken}\n`),
  ...Object.fromEntries(taken.map(([id, whole]) => [`articles/${id}.md`, article(whole)])),
  'articles/known.md': article({
    ...{ title: 'Known labels', date: '2019-01-01', source: labels.sources[0]?.label },
    tags: [labels.tags[0]?.label, ...inherited],
    section: 'constructor',
    region: '__proto__',
  }),
  'articles/gallery.md': article(
    {
      ...{ title: 'Gallery', date: '2019-01-02' },
      gallery: drawings.map(([id]) => ({ src: `${id}.svg`, alt: id })),
    },
    drawings.map(([id]) => `![${id}](/media/${id}.svg)`).join('\n\n'),
  ),
  ...Object.fromEntries(drawings.map(([id, text]) => [`media/${id}.svg`, text])),
  ...Object.fromEntries(
    bodies.map(([id, text], i) => [
      `articles/${id}.md`,
      article({ title: `Body ${id}`, date: dayOf(i), slug: id }, `Before.\n\n${text}\n\nAfter.\n`),
    ]),
  ),
  ...Object.fromEntries(
    fields.map(([id, whole], i) => [
      `articles/${id}.md`,
      article({ title: id, date: dayOf(bodies.length + i), ...whole }),
    ]),
  ),
}

const openPage = useBrowser()
let at: Place
let served: Served
let files: string[]

beforeAll(async () => {
  at = await newPlace()
  await write(at.content, content)
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
  files = await filesBelow(at.out)
  served = await serve(at.out)
})
afterAll(async () => {
  await served?.close()
  if (at) await rm(at.root, { recursive: true, force: true })
})

/** What went wrong in the browser: scripts that ran, dialogs, requests to elsewhere. */
interface Watched {
  page: Page
  hits: string[]
  away: string[]
}

async function watchedPage(): Promise<Watched> {
  const page = await openPage({ viewport: { width: 1000, height: 4000 } })
  const watched: Watched = { page, hits: [], away: [] }
  await page.exposeFunction('hit', (name: unknown) => void watched.hits.push(`hit by ${name}`))
  page.on('dialog', dialog => {
    watched.hits.push(`dialog on ${page.url()}`)
    void dialog.dismiss()
  })
  page.on('popup', popup => void watched.hits.push(`window ${popup.url()} from ${page.url()}`))
  page.on('request', request => {
    if (!/^data:/.test(request.url()) && !request.url().startsWith(served.origin)) {
      watched.away.push(request.url())
    }
  })
  return watched
}

/** Sends every element the events of a reader, keeping harmless links and forms from leading away. */
async function touchAll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const harmless = ['http:', 'https:', 'mailto:', 'tel:', undefined]
    const keep = (event: Event) => {
      const target = event.target as Element
      const link = target.closest('a')
      const address = link ? link.getAttribute('href') : target.closest('form')?.action
      const { protocol } = URL.parse(String(address), document.baseURI) ?? {}
      if (harmless.includes(protocol)) event.preventDefault()
    }
    addEventListener('click', keep)
    addEventListener('submit', keep)
    const elements = [...document.querySelectorAll('*')]
    for (const element of elements) {
      for (const type of ['mouseover', 'focus', 'toggle', 'error', 'load', 'begin']) {
        element.dispatchEvent(new Event(type, { bubbles: type === 'mouseover' }))
      }
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    }
    await new Promise(done => setTimeout(done))
    return elements.length
  })
}

const pathOf = (file: string) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`

test('the texts do run where nothing cleans them', async () => {
  const { page, hits } = await watchedPage()
  await page.goto(`${served.origin}/404.html`)
  for (const [, text] of bodies) {
    await page.evaluate(text => {
      document.body.innerHTML = text
    }, text)
    await touchAll(page)
  }
  expect(new Set(hits.filter(hit => hit.startsWith('hit by body-'))).size).toBeGreaterThan(50)
})

test('no text of an article, a field or a label runs in a browser', async () => {
  const { page, hits } = await watchedPage()
  const articles = files.filter(file => /^\d{4}\/\d\d\/(?!\d\d\/)[^/]+\/index\.html$/.test(file))
  expect(articles).toHaveLength(bodies.length + fields.length + taken.length + 3)
  const tombstones = files.filter(file => /^gone\/\d+\/index\.html$/.test(file))
  expect(tombstones).toHaveLength(gone.length)
  const listed = files.filter(file => /^(tags|sources|sections|regions)\/index\.html$/.test(file))
  const lists = files.filter(file => /^(tags|sources|sections|regions)\/\w[^/]*\/index/.test(file))
  const [day = ''] = files.filter(file => /^\d{4}\/\d\d\/\d\d\/index\.html$/.test(file))
  const others = [
    day,
    ...tombstones,
    'corrections/index.html',
    'index.html',
    'archive/index.html',
    'about/index.html',
    '404.html',
  ]
  for (const file of [...articles, ...others, ...listed, ...lists.filter((_, i) => i % 16 === 0)]) {
    await page.goto(served.origin + encodeURI(pathOf(file)))
    expect(await touchAll(page)).toBeGreaterThan(10)
  }
  expect(hits).toEqual([])
})

test('no text runs when search shows it', async () => {
  const { page, hits } = await watchedPage()
  for (const query of ['press', 'head', 'hit', 'img onerror']) {
    await search(page, `${served.origin}/search/?sort=match&q=${query}`)
    expect((await titles(page)).length, query).toBeGreaterThan(0)
    await touchAll(page)
  }
  expect(hits).toEqual([])
})

test('no drawing runs or loads anything when it is opened by itself', async () => {
  const { page, hits, away } = await watchedPage()
  for (const [id] of drawings) {
    await page.goto(`${served.origin}/media/${id}.svg`)
    expect(await touchAll(page)).toBeGreaterThan(0)
  }
  expect(hits).toEqual([])
  expect(away).toEqual([])
})

test('every drawing is XML that names no other file', async () => {
  const sources = await Promise.all(
    drawings.map(async ([id]) => [id, await siteFile(at, `media/${id}.svg`)] as const),
  )
  const { page } = await watchedPage()
  const broken = await page.evaluate(
    texts =>
      texts
        .map(([id, text]) => [id, new DOMParser().parseFromString(text, 'image/svg+xml')] as const)
        .filter(([, tree]) => tree.querySelector('parsererror'))
        .map(([id]) => id),
    sources,
  )
  expect(broken).toEqual([])
  expect(sources.filter(([, text]) => text.includes('away.invalid'))).toEqual([])
})

test('links that lead to another site say so, however they are written', async () => {
  const { page } = await watchedPage()
  const disguised: string[] = []
  for (const [id, text] of bodies.filter(([, text]) => text.includes('a.example'))) {
    const file = files.find(file => file.endsWith(`/${id}/index.html`)) as string
    await page.goto(served.origin + pathOf(file))
    const found = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('.text a[href^="/"]')]
        .filter(link => link.origin !== location.origin && link.rel !== 'external')
        .map(link => link.outerHTML),
    )
    disguised.push(...found.map(html => `${id}: ${html} of ${text}`))
  }
  expect(disguised).toEqual([])
})

test('feeds and sitemaps are XML, whatever is in them', async () => {
  const { page } = await watchedPage()
  await page.goto(`${served.origin}/404.html`)
  const feeds = files.filter(file => file.endsWith('.xml'))
  expect(feeds).toEqual(
    expect.arrayContaining(['feed.xml', 'sitemap-index.xml', 'sitemap-lists-1.xml']),
  )
  const texts = await Promise.all(
    feeds.map(async file => [file, await siteFile(at, file)] as const),
  )
  const { broken, contents } = await page.evaluate(sources => {
    const parsed = sources.map(([file, xml]) => {
      const tree = new DOMParser().parseFromString(xml, 'application/xml')
      return { file, tree, fault: tree.querySelector('parsererror')?.textContent }
    })
    return {
      broken: parsed.filter(({ fault }) => fault).map(({ file, fault }) => `${file}: ${fault}`),
      contents: parsed.flatMap(({ file, tree }) =>
        [...tree.getElementsByTagName('content:encoded')].map(
          ({ textContent }) => [file, textContent ?? ''] as const,
        ),
      ),
    }
  }, texts)
  expect(broken).toEqual([])
  expect(contents.length).toBeGreaterThan(100)
  const harm = contents.flatMap(([file, html]) => faultsOf(html).map(fault => `${file}: ${fault}`))
  expect([...new Set(harm)]).toEqual([])
})

test('no page holds a script, an event, a frame or an unsafe address that is not ours', async () => {
  const pages = files.filter(file => file.endsWith('.html'))
  expect(pages.length).toBeGreaterThan(bodies.length + fields.length)
  const faults: string[] = []
  for (const file of pages) {
    faults.push(...faultsOf(await siteFile(at, file)).map(fault => `${file}: ${fault}`))
  }
  expect(faults).toEqual([])
})
