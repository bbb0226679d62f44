import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { article, build, type Files, place, write } from './support/build.ts'
import { canary, everything, everythingBuilt, missing, sightings } from './support/canaries.ts'
import { drawing, fullArticle, ownParts, shownParts, words } from './support/full-article.ts'

/** A standing page with a word of its own in every part, and the image that it alone uses. */
function fullPage(owner: string, state: Record<string, unknown> = {}): Files {
  const word = (part: string) => canary(owner, part)
  const fields = {
    title: `Title ${word('title')}`,
    description: `Description ${word('description')}`,
    aliases: [`/old/${word('alias')}/`, `/?page=${word('asked')}`],
    ...state,
  }
  const text = `
## Heading ${word('heading')}

Body ${word('body')}. ![${word('altInText')}](/media/${word('imageInText')}.svg)
`
  return {
    [`pages/${word('slug')}.md`]: article(fields, text),
    [`media/${word('imageInText')}.svg`]: drawing(word('drawing')),
  }
}

const pageParts = [
  ...['title', 'description', 'alias', 'asked', 'heading', 'body', 'altInText', 'imageInText'],
  ...['slug', 'drawing'],
]

/** Every way of holding a text back, of an article and of a standing page. */
const ways: Record<string, Record<string, unknown>> = {
  'a draft': { draft: true },
  'an embargo with an offset': { embargo: '2999-01-01T00:00:00Z' },
  'an embargo in the time zone of the site': { embargo: '2999-01-01T00:00' },
  'an embargo until a day': { embargo: '2999-01-01' },
  'a draft whose embargo is over': { draft: true, embargo: '2020-01-01' },
  'a draft under embargo': { draft: true, embargo: '2999-01-01' },
  'a draft in another edition': { draft: true, lang: 'ar' },
  'an embargo in another edition': { embargo: '2999-01-01', lang: 'ar' },
  'a draft in a language without edition': { draft: true, lang: 'de' },
  'a draft that other systems hold back too': { draft: true, published: false, status: 'draft' },
}

/** Names that are passed over, whatever the file says. */
const passedOver = [
  '_name.md',
  '.name.md',
  '_drafts/name.md',
  '.drafts/name.md',
  '2019/_05/name.md',
]

const heldArticles = [...Object.keys(ways).map(way => `article: ${way}`), 'article: a translation']
const heldPages = Object.keys(ways).map(way => `page: ${way}`)
const openOwners = ['past', 'published', 'in another edition']
const owners = [...heldArticles, ...openOwners, 'deleted', 'undone']

const settings = (standing: string): Files => ({
  'site.yaml': JSON.stringify({
    name: 'The Leak',
    socialCards: 'chosen',
    editions: [{ language: 'ar', name: 'Edition' }],
    address: 'https://leak.example',
    feeds: { forms: ['rss', 'atom', 'json'], from: 1, text: 'full', archive: true },
    records: true,
    whoWeAre: `Standing text ${standing}`,
    sections: owners.map(owner => ({
      label: `Section ${canary(owner, 'section')}`,
      description: canary(owner, 'sectionText'),
    })),
    regions: owners.map(owner => `Region ${canary(owner, 'region')}`),
  }),
  'tags.yaml': JSON.stringify(
    owners.map(owner => ({
      label: `Tag ${canary(owner, 'tag')}`,
      description: canary(owner, 'tagText'),
    })),
  ),
  'sources.yaml': JSON.stringify(
    owners.map(owner => ({
      label: `Wire ${canary(owner, 'source')}`,
      description: canary(owner, 'sourceText'),
    })),
  ),
})

const content: Files = {
  ...settings(canary('site', 'whoWeAre')),
  ...Object.assign(
    {},
    ...Object.entries(ways).flatMap(([way, state]) => [
      fullArticle(`article: ${way}`, state),
      fullPage(`page: ${way}`, state),
    ]),
    ...passedOver.flatMap(name => [
      { [`articles/${name}`]: article({ title: canary(name, 'article'), date: '2019-01-01' }) },
      { [`pages/${name}`]: article({ title: canary(name, 'page') }, canary(name, 'page')) },
    ]),
  ),
  ...fullArticle('article: a translation', {
    draft: true,
    lang: 'de',
    translationOf: canary('published', 'id'),
  }),
  ...fullArticle('past', { embargo: '2020-01-01T00:00:00Z' }),
  ...fullArticle('published', { translationOf: canary('article: a draft', 'id') }),
  ...fullArticle('in another edition', { lang: 'ar' }),
  ...fullArticle('deleted'),
  ...fullArticle('undone'),
  ...fullPage('open page', { embargo: '2020-01-01T00:00:00Z' }),
  'pages/page.md': article({ title: `Page ${canary('page', 'title')}` }, canary('page', 'body')),
  [`media/${canary('stray', 'name')}.svg`]: drawing(canary('stray', 'drawing')),
  [`media/${canary('stray', 'text')}.txt`]: canary('stray', 'note'),
}

/** Never to be found, whatever is built. */
const never = [
  ...owners.flatMap(owner => words(owner, ownParts)),
  ...passedOver.flatMap(name => words(name, ['article', 'page'])),
  ...words('stray', ['name', 'drawing', 'text', 'note']),
]
const withheld = [
  ...heldArticles.flatMap(owner => words(owner, shownParts)),
  ...heldPages.flatMap(owner => words(owner, pageParts)),
]
/** To be found, so that the test cannot pass by seeing nothing. */
const open = [
  ...openOwners.flatMap(owner => words(owner, shownParts)),
  ...words('open page', pageParts),
]
const laterGone = [
  ...words('deleted', shownParts),
  ...words('undone', shownParts),
  ...words('site', ['whoWeAre']),
  ...words('page', ['title', 'body']),
]

/** What a site is made of. Each kind of file has to be among those that are looked through. */
const kinds = [
  ...['asked.json', 'atom.xml', 'card.png', 'catalogue.jsonl', 'catalogue.json', 'feed.json'],
  ...['feed.xml', 'feeds.opml', 'index.html', 'index.json', 'index.md', 'pf_fragment', 'pf_index'],
  ...['pf_filter', 'pf_meta', 'robots.txt', 'sitemap.xml', 'segments.json', 'filters.json', 'svg'],
]

function kindsIn(all: ReadonlyMap<string, string>): Set<string> {
  const named = [...all.keys()].map(file => {
    const name =
      file
        .split('/')
        .at(-1)
        ?.replaceAll(/-(?:\d+|news)(?=\.)/g, '') ?? ''
    return kinds.find(kind => name === kind || name.endsWith(`.${kind}`)) ?? ''
  })
  return new Set(named.filter(kind => kind !== ''))
}

const modes = ['production', 'development']

test.each(modes)(
  'in %s mode nothing withheld, taken back or deleted is in any byte',
  async mode => {
    const at = await place(content)
    at.env.NODE_ENV = mode
    const first = await everythingBuilt(at)
    expect(sightings(first, [...withheld, ...never])).toEqual([])
    expect(missing(first, [...open, ...laterGone])).toEqual([])
    const tried = (withheld.length + never.length) * first.size
    console.info(
      `${mode}: ${withheld.length + never.length} words in ${first.size} files, ${tried} tried`,
    )
    expect(kindsIn(first)).toEqual(new Set(kinds))

    await rm(join(at.content, 'articles/deleted/deleted.md'))
    await rm(join(at.content, 'pages/page.md'))
    await write(at.content, { ...settings('other'), ...fullArticle('undone', { draft: true }) })
    const second = await everythingBuilt(at)
    expect(sightings(second, [...withheld, ...never, ...laterGone])).toEqual([])
    expect(missing(second, open)).toEqual([])
  },
)

test('a word taken out of a published article is in no byte of the site', async () => {
  const at = await place({
    ...content,
    ...fullArticle('published', { title: canary('old', 'title') }),
  })
  expect(missing(await everythingBuilt(at), words('old', ['title']))).toEqual([])
  await write(at.content, fullArticle('published'))
  expect(sightings(await everythingBuilt(at), words('old', ['title']))).toEqual([])
})

test('an article whose embargo is over is published, with all its parts, where it belongs', async () => {
  const all = await everythingBuilt(await place(content))
  expect(missing(all, words('past', shownParts))).toEqual([])
  const inFiles = (pattern: RegExp, part: string) => {
    const some = new Map([...all].filter(([file]) => pattern.test(file)))
    expect(some.size).toBeGreaterThan(0)
    return missing(some, words('published', [part]))
  }
  expect(inFiles(/^2019\/05\/[^/]+\/index\.html$/, 'body')).toEqual([])
  expect(inFiles(/^index\.html$/, 'title')).toEqual([])
  expect(inFiles(/^feed\.xml$/, 'body')).toEqual([])
  expect(inFiles(/^sitemap-\d\.xml$/, 'slug')).toEqual([])
  expect(inFiles(/\.pf_fragment$/, 'body')).toEqual([])
  expect(inFiles(/\.pf_index$/, 'body')).toEqual([])
  expect(inFiles(/\.pf_filter$/, 'tag')).toEqual([])
})

const foreign = [
  ...['published: false', 'status: draft', 'visibility: private', 'Draft: true', 'darft: true'],
  ...['publishDate: 2999-01-01', 'expiryDate: 2020-01-01', 'embargoed: 2999-01-01', 'hidden: yes'],
]

test('keys that hold a text back elsewhere publish nothing at all, and leave what was published', async () => {
  const at = await place({ 'articles/open.md': article({ title: 'Open', date: '2019-05-04' }) })
  const before = await everythingBuilt(at)
  const texts = foreign.flatMap((key, i) => [
    [`articles/${i}.md`, `---\ntitle: Held\ndate: 2019-05-04\n${key}\n---\n\nText.\n`],
    [`pages/${i}.md`, `---\ntitle: Held\n${key}\n---\n\nText.\n`],
  ])
  await write(at.content, Object.fromEntries(texts))
  const { status, stderr } = await build(at)
  expect(status).toBe(1)
  expect(stderr.match(/error key-holds-back/g)).toHaveLength(texts.length)
  expect(await everything(at)).toEqual(before)
})
