import { rm } from 'node:fs/promises'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { reasons } from '../src/archive/frontmatter.ts'
import { article, copyOf, type Files, type Place, place, write } from './support/build.ts'
import { canary, everythingBuilt, missing, sightings, type Words } from './support/canaries.ts'
import { digests } from './support/desk.ts'
import { fullArticle, ownParts, shownParts, words } from './support/full-article.ts'

/* What is withdrawn, in every file that a site has: each reason, in both editions, with all that an article can have. */

const settings: Files = {
  'site.yaml': JSON.stringify({
    ...{ name: 'The Courier', address: 'https://courier.example', socialCards: 'chosen' },
    editions: [{ language: 'ar', name: 'Edition' }],
    itemsPerFeed: 5,
    feeds: { forms: ['rss', 'atom', 'json'], from: 1, text: 'full', archive: true },
    records: true,
  }),
}

/** Every reason, in both editions. */
const owners = reasons.flatMap(reason =>
  [undefined, 'ar'].map(lang => ({ reason, lang, name: `${reason} ${lang ?? 'main'}` })),
)

/** What stays of an article that is withdrawn: where it was, and, for most reasons, what it was called. */
const stays = ['slug', 'alias', 'asked', 'id']
const unnamed = new Set<string>(['legal', 'privacy'])
const partsGone = (reason: string) =>
  [...shownParts, ...ownParts].filter(
    part => !stays.includes(part) && (part !== 'title' || unnamed.has(reason)),
  )
const gone: Words = owners.flatMap(({ reason, name }) => words(name, partsGone(reason)))
const left: Words = owners.flatMap(({ reason, name }) =>
  words(name, [...stays, ...(unnamed.has(reason) ? [] : ['title'])]),
)

/** A picture of many pixels, which is published in several sizes and formats. */
const photograph = sharp({
  create: { width: 900, height: 600, channels: 3, background: '#37a' },
})
  .jpeg()
  .toBuffer()

/** The articles of all reasons, as they are or withdrawn. */
async function ofReasons(isWithdrawn: boolean): Promise<Files> {
  const files = owners.map(({ reason, lang, name }, i) => {
    const picture = `${canary(name, 'cover')}.jpg`
    const day = `2019-06-${String(i + 1).padStart(2, '0')}`
    const withdrawn = { reason, date: `${day}T10:00:00Z`, text: `Said of ${i}.`, by: 'other' }
    const full = fullArticle(name, {
      ...(lang ? { lang } : {}),
      ...(i === 3 ? { translationOf: canary(owners[2]?.name ?? '', 'id') } : {}),
      cover: { src: picture, alt: canary(name, 'coverAlt'), caption: canary(name, 'caption') },
      ...(isWithdrawn ? { withdrawn } : {}),
    })
    return { ...full, [`media/${picture}`]: '' }
  })
  const all: Files = Object.assign({}, ...files)
  for (const file of Object.keys(all)) if (all[file] === '') all[file] = await photograph
  return all
}

const links = owners.map(({ name }) => `[to ${name}](${encodeURI(`${name}/${name}.md`)})`)
const others: Files = {
  'articles/other.md': article({ title: 'Other', date: '2019-05-01', tags: ['Shared tag'] }),
  'articles/links.md': article(
    { title: 'Links', date: '2019-05-06', tags: ['Shared tag'] },
    `${links.join(', ')} and [the other](other.md).\n`,
  ),
  'articles/ar.md': article(
    { title: 'Both', date: '2019-05-07', lang: 'ar', translationOf: canary('error main', 'id') },
    'Text.\n',
  ),
}

/** What a build from nothing makes of the same content. */
async function clean(at: Place): Promise<Record<string, string>> {
  const copy = await copyOf(at)
  for (const folder of [copy.out, copy.cache]) await rm(folder, { recursive: true, force: true })
  await everythingBuilt(copy)
  return digests(copy.out)
}

test('the text of what is withdrawn is in no byte of the site, for every reason, and comes back with it', async () => {
  const at = await place({ ...settings, ...others, ...(await ofReasons(false)) })
  const before = await everythingBuilt(at)
  const open = gone.filter(([name]) => !ownParts.some(part => name.startsWith(`${part} `)))
  expect(
    missing(
      before,
      open.filter(([name]) => !/^(drawing|credit|sourceText|sectionText|tagText) /.test(name)),
    ),
  ).toEqual([])
  const first = await digests(at.out)

  await write(at.content, await ofReasons(true))
  const after = await everythingBuilt(at)
  console.info(`${gone.length} words looked for in ${after.size} files`)
  expect(sightings(after, gone)).toEqual([])
  expect(missing(after, left)).toEqual([])
  expect(
    [...after.keys()].filter(file => file.endsWith('.avif') || file.endsWith('.webp')),
  ).toEqual([])
  expect(await digests(at.out)).toEqual(await clean(at))

  for (const { name, reason, lang } of owners) {
    const file = [...after.keys()].find(
      one => one.includes(canary(name, 'slug')) && one.endsWith('/index.html'),
    )
    const page = after.get(file ?? '') ?? ''
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(page).not.toContain('application/ld+json')
    expect(page).not.toContain('rel="canonical"')
    expect(page).toContain('datetime="2019-06-')
    expect(page).toContain('said of ')
    expect(page.includes(canary(name, 'title')), name).toBe(!unnamed.has(reason))
    expect(page).toContain('href="/2019/05/other/"')
    expect(page).toContain(lang === 'ar' ? '<html lang="ar" dir="rtl">' : '<html lang="en"')
  }
  const linking = after.get('2019/05/links/index.html') ?? ''
  for (const { name } of owners)
    expect(linking).toContain(`to ${name} <small data-withdrawn="">(withdrawn)</small>`)
  expect(linking).toContain('<a href="/2019/05/other/">the other</a>')
  const lists = [...after].filter(([file]) =>
    /^(?:ar\/)?(?:archive|tags|sections|sources|\d{4}(?:\/\d\d)*)?\/?(?:[^/]+\/)?index\.html$/.test(
      file,
    ),
  )
  const listed = lists.filter(
    ([file]) =>
      !file.includes('corrections') && sightings(new Map([[file, file]]), left).length === 0,
  )
  expect(listed.length).toBeGreaterThan(10)
  expect(sightings(new Map(listed), left)).toEqual([])

  await write(at.content, await ofReasons(false))
  await everythingBuilt(at)
  expect(await digests(at.out)).toEqual(first)
})

test('feeds tell their subscribers of what is withdrawn, in every form', async () => {
  const at = await place({ ...settings, ...others, ...(await ofReasons(true)) })
  const all = await everythingBuilt(at)
  const text = async (file: string) =>
    Buffer.from(all.get(file)?.split('\n').slice(1).join('\n') ?? '', 'latin1').toString()
  const guid = (name: string) => `https://courier.example/#${canary(name, 'id')}`
  const main = owners.filter(({ lang }) => lang === undefined)
  const last = main.slice(-5).reverse()

  const rss = parseRssFeed(await text('feed.xml'))
  expect(rss.items?.slice(0, 5).map(item => item.guid?.value)).toEqual(
    last.map(({ name }) => guid(name)),
  )
  expect(rss.items?.slice(5).map(({ title }) => title)).toEqual(['links', 'other'])
  const atom = await text('atom.xml')
  expect(parseAtomFeed(atom).entries?.map(({ title }) => title?.value)).toEqual(['links', 'other'])
  const deleted = [...atom.matchAll(/<at:deleted-entry ref="([^"]*)" when="([^"]*)">/g)]
  expect(deleted.map(([, ref]) => ref)).toEqual(last.map(({ name }) => guid(name)))
  const json = parseJsonFeed(JSON.parse(await text('feed.json')))
  expect(json.items?.slice(0, 5).map(({ id }) => id)).toEqual(last.map(({ name }) => guid(name)))

  const corrections = parseRssFeed(await text('corrections/feed.xml'))
  expect(corrections.items).toHaveLength(5)
  expect(all.get('corrections/index.html')?.match(/said of/g)).toHaveLength(main.length)
  // Eight articles of the main edition, five a document: one that is full, and in it those that are withdrawn.
  const document = await text('archive/feed/1.xml')
  const entries = parseAtomFeed(document).entries?.length ?? 0
  expect(entries + (document.match(/<at:deleted-entry /g)?.length ?? 0)).toBe(5)
  expect(all.has('archive/feed/2.xml')).toBe(false)
})

test('a retracted article whose text is left is marked wherever it is, and an address can be gone without a file', async () => {
  const withdrawn = { reason: 'retracted', date: '2019-05-09', text: 'Made up.', by: 'other' }
  const { site = '' } = { site: String(settings['site.yaml']) }
  const at = await place({
    ...others,
    'site.yaml': JSON.stringify({ ...JSON.parse(site), itemsPerFeed: 20 }),
    'articles/links.md': article({ title: 'Links', date: '2019-05-06' }, '[Kept](kept.md).\n'),
    'articles/ar.md': article({ title: 'Both', date: '2019-05-07', lang: 'ar' }, 'Text.\n'),
    'articles/kept.md': article(
      {
        title: 'Kept',
        date: '2019-05-08',
        tags: ['Shared tag'],
        withdrawn: { ...withdrawn, keep: true },
      },
      'Text that stays.\n',
    ),
    'gone.yaml': JSON.stringify([
      '/2018/01/plain/',
      { address: '/2018/02/dated/', date: '2019-05-10', reason: 'expired', text: 'Over.' },
      { address: '/2018/03/known/', id: 'known', date: '2019-05-11', by: 'kept' },
      { address: '/ar/2018/far/', reason: 'legal', date: '2019-05-11' },
      '/old/page.html',
      '/documents/table.pdf',
    ]),
  })
  const all = await everythingBuilt(at)
  const page = all.get('2019/05/kept/index.html') ?? ''
  expect(page).toContain('<title>retracted: kept ')
  expect(page).toContain('"creativeworkstatus":"retracted"')
  expect(page).toContain('<meta name="citation_title" content="retracted: kept">')
  expect(page).toContain('ti%20%20-%20retracted:%20kept')
  expect(page).toContain('text that stays.')
  expect(page).toContain('in its place: <a href="/2019/05/other/">other</a>')
  for (const list of [
    'index.html',
    'archive/index.html',
    'tags/shared-tag/index.html',
    '2019/05/index.html',
  ])
    expect(all.get(list), list).toContain('class="retracted">retracted<')
  for (const feed of ['feed.xml', 'atom.xml', 'feed.json', 'tags/shared-tag/feed.xml'])
    expect(all.get(feed), feed).toContain('retracted: kept')
  expect(JSON.parse(all.get('2019/05/kept/index.json')?.split('\n')[1] ?? '').retracted).toBe(
    '2019-05-09',
  )
  expect(all.get('2019/05/kept/index.md')).toContain('type: "retraction"')
  const fragments = [...all].filter(
    ([file, text]) => /pf_fragment$/.test(file) && text.includes('text that stays'),
  )
  expect(fragments.some(([, text]) => text.includes('"retracted":true'))).toBe(true)

  expect(all.get('2018/01/plain/index.html')).toContain('<h1>this page has been withdrawn</h1>')
  expect(all.get('2018/02/dated/index.html')).toContain('published for a limited time')
  expect(all.get('2018/03/known/index.html')).toContain('href="/2019/05/kept/"')
  expect(all.get('ar/2018/far/index.html')).toContain('<html lang="ar" dir="rtl">')
  expect(all.get('old/page.html')).toContain('<h1>this page has been withdrawn</h1>')
  expect([...all.keys()].filter(file => file.includes('table'))).toEqual([])
  const guids = [...(all.get('feed.xml') ?? '').matchAll(/<guid[^>]*>([^<]*)</g)].map(
    ([, guid]) => guid,
  )
  expect(guids.slice(0, 3)).toEqual([
    'https://courier.example/#known',
    'https://courier.example/2018/02/dated/',
    'https://courier.example/2019/05/kept/',
  ])
  expect(
    sightings(new Map([...all].filter(([file]) => /sitemap/.test(file))), [['gone', '/2018/']]),
  ).toEqual([])
})
