import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Nodes } from 'hast'
import jsonld from 'jsonld'
import { mf2 } from 'microformats-parser'
import { rehype } from 'rehype'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { frontmatterSchema } from '../src/archive/frontmatter.ts'
import { recordSchema } from '../src/plan/article-record.ts'
import {
  article,
  build,
  filesBelow,
  newPlace,
  type Place,
  siteFile,
  write,
} from './support/build.ts'
import { digests } from './support/desk.ts'

/*
 * What programs read of an article: the files beside its page, the catalogue, and its page itself.
 */

const arabic = {
  title: 'مكتبة المدينة تفتح «أبوابها»',
  date: '2021-03-04T09:30',
  source: { name: 'وكالة الشاطئ', url: 'https://wire.example/' },
  authors: ['أميرة حداد', 'يوسف كريم'],
  tags: ['مكتبة', 'ثقافة'],
  lang: 'ar',
  corrections: [{ type: 'clarification', date: '2021-03-06', text: 'المكتبة تفتح يوم الأحد.' }],
}
const canary = 'xylomancy'
const nasty = [
  '</script><script>alert(1)</script>',
  '<!-- <script> & </SCRIPT >',
  '"quoted" \\u003c/script\\u003e \\',
  'Line\u2028and\u2029paragraph',
  ']]> <![CDATA[ &amp; &lt;b&gt;',
]

const content = {
  'site.yaml':
    'name: الميناء\naddress: https://harbour.example\ntimeZone: Europe/Lisbon\nrecords: true\n',
  'media/wall.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"></svg>',
  'articles/library.md': article(arabic, 'نص *المقال*، [الجدار](wall.md).\n'),
  'articles/wall.md': article(
    { title: 'The wall', date: '2020-01-02' },
    'Text __as written__ of [the library](library.md#a), ![the wall](wall.svg).\n\n* one\n',
  ),
  'articles/held.md': article({ title: canary, date: '2021-03-05', draft: true }, canary),
  'articles/later.md': article(
    { title: canary, date: '2021-03-05', embargo: '2999-01-01', translationOf: 'wall' },
    canary,
  ),
  ...Object.fromEntries(
    nasty.map((title, i) => [`articles/nasty-${i}.md`, article({ title, date: '2019-05-05' })]),
  ),
}

let at: Place
beforeAll(async () => {
  at = await newPlace()
  await write(at.content, content)
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
})
afterAll(() => rm(at.root, { recursive: true, force: true }))

const beside = (page: string, file: string) => siteFile(at, `${page.slice(1)}${file}`)
const library = '/2021/03/library/'
const wall = '/2020/01/wall/'
const url = `https://harbour.example${library}`

/** The JSON-LD of a page, as the text that an HTML parser finds. */
function dataIn(html: string): string {
  const texts: string[] = []
  const look = (node: Nodes) => {
    if (node.type === 'element' && node.properties.type === 'application/ld+json') {
      for (const child of node.children) if (child.type === 'text') texts.push(child.value)
    } else if ('children' in node) node.children.forEach(look)
  }
  look(rehype().parse(html))
  expect(texts).toHaveLength(1)
  return texts[0] ?? ''
}

describe('beside its page an article', () => {
  test('is Markdown, as written, usable away from the site', async () => {
    const [, , text] = (await beside(wall, 'index.md')).split('---\n')
    expect(text).toBe(
      `\nText __as written__ of [the library](${url}#user-content-a), ![the wall](https://harbour.example/media/wall.svg).\n\n* one\n`,
    )
  })

  test('has frontmatter that the article format reads', async () => {
    const [, matter = ''] = (await beside(library, 'index.md')).split('---\n')
    expect(frontmatterSchema.parse(parse(matter))).toMatchObject({
      ...{ ...arabic, date: '2021-03-04T09:30:00+00:00', permalink: library, id: 'library' },
    })
  })

  test('is JSON by the schema', async () => {
    const record = recordSchema.parse(JSON.parse(await beside(library, 'index.json')))
    expect(record).toMatchObject({
      ...{
        headline: arabic.title,
        url,
        lang: 'ar',
        authors: arabic.authors,
        source: arabic.source,
      },
      ...{ date: '2021-03-04T09:30:00+00:00', corrections: arabic.corrections },
      ...{ html: expect.stringContaining(`href="https://harbour.example${wall}"`) },
      ...{ text: 'نص المقال، الجدار.' },
    })
  })

  test('is named in the head of the page', async () => {
    const html = await beside(library, 'index.html')
    expect(html).toContain(`<link rel="alternate" type="text/markdown" href="${library}index.md">`)
    expect(html).toContain(
      `<link rel="alternate" type="application/json" href="${library}index.json">`,
    )
  })
})

test('the catalogue names its parts, and each is what it says', async () => {
  const html = await siteFile(at, 'archive/index.html')
  expect(html).toContain(
    '<link rel="alternate" type="application/json" href="/archive/catalogue.json">',
  )
  const { parts, articles } = JSON.parse(await siteFile(at, 'archive/catalogue.json'))
  expect(articles).toBe(nasty.length + 2)
  expect(parts.map(({ part }: { part: string }) => part)).toEqual(['2019', '2020', '2021'])
  for (const { url, bytes, sha256, articles } of parts) {
    const part = await readFile(join(at.out, new URL(url).pathname))
    expect(part.length).toBe(bytes)
    expect(createHash('sha256').update(part).digest('hex')).toBe(sha256)
    const lines = part.toString().trimEnd().split('\n')
    expect(lines.map(line => recordSchema.parse(JSON.parse(line)))).toHaveLength(articles)
  }
})

test('the news sitemap has the articles of two days, and the index names it', async () => {
  const xml = await siteFile(at, 'sitemap-news.xml')
  expect(xml.match(/<loc>[^<]*/g)).toEqual([`<loc>${url}`])
  expect(xml).toContain('<news:language>ar</news:language>')
  expect(await siteFile(at, 'sitemap-index.xml')).toContain('/sitemap-news.xml</loc>')
  expect(await siteFile(at, 'robots.txt')).toMatch(/^Sitemap: \S+\/sitemap-index\.xml$/m)
})

test.each(nasty.map((title, i) => [title, i] as const))(
  'the headline %j ends no element of its page, and is read back as it is',
  async (title, i) => {
    const page = `/2019/05/nasty-${i}/`
    const data = dataIn(await beside(page, 'index.html'))
    expect(data).not.toContain('<')
    expect(JSON.parse(data)[0].headline).toBe(title)
    expect(JSON.parse(await beside(page, 'index.json')).headline).toBe(title)
    const [, matter = ''] = (await beside(page, 'index.md')).split('---\n')
    expect(parse(matter).title).toBe(title)
  },
)

describe('of an article in Arabic, taken from elsewhere and corrected,', () => {
  const schema = 'https://schema.org/'
  /** In place of schema.org’s own, which would have to be fetched: each name is one of schema.org. */
  const vocabulary = { document: { '@context': { '@vocab': schema } } }

  test('a reader of JSON-LD finds title, date, authors, source, language and correction', async () => {
    const data = JSON.parse(dataIn(await beside(library, 'index.html')))
    const documentLoader = async (url: string) => ({ ...vocabulary, documentUrl: url })
    const options = { documentLoader, safe: true }
    const expanded = (await jsonld.expand(data, options)) as unknown
    const [found, way] = expanded as Record<string, Record<string, unknown>[]>[]
    const valuesOf = (name: string, of = found) => of?.[schema + name]?.map(one => one['@value'])
    const namesOf = (name: string) =>
      found?.[schema + name]?.map(one => valuesOf('name', one as typeof found)?.[0])
    expect(found?.['@type']).toEqual([`${schema}NewsArticle`])
    expect(way?.['@type']).toEqual([`${schema}BreadcrumbList`])
    expect(valuesOf('headline')).toEqual([arabic.title])
    expect(valuesOf('datePublished')).toEqual(['2021-03-04T09:30:00+00:00'])
    expect(valuesOf('inLanguage')).toEqual(['ar'])
    expect(namesOf('author')).toEqual(arabic.authors)
    expect(namesOf('sourceOrganization')).toEqual([arabic.source.name])
    const [correction] = found?.[`${schema}correction`] ?? []
    expect(valuesOf('text', correction as typeof found)).toEqual([arabic.corrections[0]?.text])
  })

  test('a reader of microformats finds title, date, authors and subjects', async () => {
    const [entry] = mf2(await beside(library, 'index.html'), { baseUrl: url }).items
    expect(entry?.properties).toMatchObject({
      ...{ name: [arabic.title], url: [url], author: arabic.authors, category: arabic.tags },
      published: ['2021-03-04T09:30:00+00:00'],
      content: [{ value: expect.stringContaining('نص المقال') }],
    })
  })

  test('Zotero finds title, authors, publication, day and language', async () => {
    const html = await beside(library, 'index.html')
    const told = [...html.matchAll(/<meta name="citation_([^"]+)" content="([^"]*)"/g)]
    expect(told.map(([, name, value]) => [name, value])).toEqual([
      ['title', arabic.title],
      ...arabic.authors.map(name => ['author', name]),
      ['journal_title', 'الميناء'],
      ['publication_date', '2021/03/04'],
      ['language', 'ar'],
    ])
  })
})

test('nothing withheld is in any byte of these files, nor their names', async () => {
  const files = (await filesBelow(at.out)).filter(file => /\.(?:md|jsonl?|xml)$/.test(file))
  expect(files.length).toBeGreaterThan(15)
  for (const file of files) {
    expect(file).not.toMatch(/held|later/)
    expect(await siteFile(at, file), file).not.toMatch(new RegExp(`${canary}|held|later`))
  }
})

describe('an edit', () => {
  /** The files for programs that a build changes. */
  async function changedBy(files: Record<string, string>): Promise<string[]> {
    const before = await digests(at.out)
    await write(at.content, files)
    const { status, stderr } = await build(at)
    expect(status, stderr).toBe(0)
    const now = await digests(at.out)
    const names = new Set([...Object.keys(before), ...Object.keys(now)])
    return [...names]
      .filter(file => before[file] !== now[file] && /(?:^\d|catalogue)/.test(file))
      .sort()
  }
  const own = ['html', 'json', 'md'].map(end => `2020/01/wall/index.${end}`)
  const year = ['archive/catalogue-2020.jsonl', 'archive/catalogue.json']
  const fields = { title: 'The wall', date: '2020-01-02' }

  test('of a text changes the page of the article and its files', async () => {
    expect(await changedBy({ 'articles/wall.md': article(fields, 'Other.\n') })).toEqual(own)
  })

  test('of markup alone changes the Markdown', async () => {
    await changedBy({ 'articles/wall.md': article(fields, '*One.*\n') })
    const changed = await changedBy({ 'articles/wall.md': article(fields, '_One._\n') })
    expect(changed).toEqual(['2020/01/wall/index.md'])
  })

  test('of what is known of an article changes the part of its year too', async () => {
    const text = article({ ...fields, license: 'CC0' }, '_One._\n')
    expect(await changedBy({ 'articles/wall.md': text })).toEqual([...own, ...year].sort())
  })

  test('that switches the files of articles off removes them, and no catalogue', async () => {
    await changedBy({
      'site.yaml': content['site.yaml'].replace('records: true', 'records: false'),
    })
    const files = await filesBelow(at.out)
    expect(files.filter(file => /\/index\.(?:md|json)$/.test(file))).toEqual([])
    expect(files).toContain('archive/catalogue-2020.jsonl')
    expect(await beside(library, 'index.html')).not.toContain('text/markdown')
  })
})
