import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { archiveOf } from '../archive/archive.ts'
import { digestOf } from '../archive/digest.ts'
import type { Entry } from '../archive/entry.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { archiveFile } from './archive-files.ts'
import { type ArticleRecord, articleRecord, recordSchema } from './article-record.ts'
import type { CataloguePartShown, CatalogueShown } from './catalogue.ts'
import { fingerprintsOf } from './fingerprint.ts'
import { frontmatterOf } from './frontmatter-text.ts'
import type { Planned } from './page.ts'
import { type Plan, planOf } from './plan.ts'
import type { SitemapShown } from './sitemaps.ts'

const facts = { file: 'media/a.jpg', width: 40, height: 30, version: '1' }
const images = new Map([['media/a.jpg', facts]])

function entry(name: string, fields: Record<string, unknown>): Entry {
  const whole = frontmatterSchema.parse({ title: name, ...fields })
  return { file: `articles/${name}.md`, fields: whole, body: name, links: [], images: [] }
}

function planFor(entries: Entry[], site: Record<string, unknown> = {}): Plan {
  const address = 'https://n.example'
  const archive = archiveOf({
    ...{ entries, standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false },
    site: siteSchema.parse({
      name: 'The Paper',
      address,
      basePath: '/news/',
      records: true,
      ...site,
    }),
  })
  return planOf(archive, images)
}

const picture = { src: '/media/a.jpg', alt: 'A (b)', caption: 'C: "d"' }
const wall = entry('wall', {
  ...{ date: '2003-05-14T07:30', source: { name: 'Gull', url: 'https://gull.example/' } },
  ...{ id: 'wall-1', tags: ['Tide'], section: 'News', cover: picture, gallery: [picture] },
  ...{ corrections: [{ date: '2003-05-15', text: 'Not 1.' }], aliases: ['/old/'] },
})
const entries = [
  entry('early', { date: '2001-01-01' }),
  wall,
  entry('mur', { date: '2003-06-01', lang: 'fr', translationOf: 'wall-1' }),
  entry('late', { date: '2003-06-02', translationOf: 'held' }),
  entry('held', { date: '2003-06-03', draft: true }),
]
const kept = {
  html: (file: string) => `<p>${file} <a href="<article articles/wall.md>">w</a></p>`,
  text: (file: string) => `${file} w`,
  markdown: (file: string) => ({
    text: `\n${file} [w](wall.md)\n\n`,
    leads: [
      {
        ...{ start: file.length + 6, end: file.length + 13, kind: 'article' as const },
        target: 'articles/wall.md#user-content-a',
      },
    ],
  }),
}
const plan = planFor(entries)
const textAt = (address: string, of = plan) => archiveFile(of.at(address), of, kept)
const recordAt = (address: string): ArticleRecord => recordSchema.parse(JSON.parse(textAt(address)))

describe('an article as JSON', () => {
  it('keeps to the schema, with complete addresses', () => {
    expect(recordAt('/2003/05/wall/index.json')).toMatchObject({
      ...{ id: 'wall-1', url: 'https://n.example/news/2003/05/wall/', headline: 'wall' },
      ...{ date: '2003-05-14T07:30:00+00:00', source: { url: 'https://gull.example/' } },
      cover: { url: 'https://n.example/news/media/a.jpg', width: 40, caption: 'C: "d"' },
      translations: [{ lang: 'fr', url: 'https://n.example/news/2003/06/mur/', original: false }],
      publication: { name: 'The Paper', url: 'https://n.example/news/' },
      html: '<p>articles/wall.md <a href="https://n.example/news/2003/05/wall/">w</a></p>',
      text: 'articles/wall.md w',
    })
  })

  it('names the publication as the source when the article names none', () => {
    const { source } = recordAt('/2001/01/early/index.json')
    expect(source).toEqual({ name: 'The Paper', url: 'https://n.example/news/' })
  })

  it('says nothing of an article that is not published', () => {
    const late = recordAt('/2003/06/late/index.json')
    expect(late).not.toHaveProperty('translationOf')
    expect(late.translations).toEqual([])
  })
})

describe('an article as Markdown', () => {
  it('has the text with complete addresses', () => {
    const [, , text] = textAt('/2003/05/wall/index.md').split('---\n')
    expect(text).toBe(
      '\narticles/wall.md [w](https://n.example/news/2003/05/wall/#user-content-a)\n',
    )
  })

  it('has frontmatter that gives the same article again', () => {
    const [, matter = ''] = textAt('/2003/05/wall/index.md').split('---\n')
    expect(matter).toMatch(/^# https:\/\/n\.example\/news\/2003\/05\/wall\/\n/)
    const src = 'https://n.example/news/media/a.jpg'
    expect(frontmatterSchema.parse(parse(matter))).toEqual({
      ...wall.fields,
      ...{ lang: 'en', date: '2003-05-14T07:30:00+00:00', permalink: '/2003/05/wall/' },
      ...{ cover: { ...picture, src }, gallery: [{ ...picture, src }] },
    })
  })

  it('says every text in YAML as it is', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 })
    const [article] = plan.archive.articles
    if (!article) throw new Error('no article')
    const record = articleRecord(article, plan.archive, images)
    fc.assert(
      fc.property(text, text, (headline, tag) => {
        const source = { name: tag, url: undefined }
        const matter = frontmatterOf({ ...record, headline, source, tags: [tag, headline] })
        expect(parse(matter.replaceAll(/^---$/gm, ''))).toMatchObject({
          ...{ title: headline, source: { name: tag }, tags: [tag, headline] },
        })
      }),
    )
  })
})

describe('the files of a plan', () => {
  const addresses = (of: Plan) => of.of('record').map(({ address }) => address)

  it('are two for each published article', () => {
    expect(addresses(plan)).toHaveLength(8)
    expect(addresses(plan).join()).not.toContain('held')
  })

  it('are one for each article where the site wants one format', () => {
    const json = planFor(entries, { records: 'json' })
    expect(addresses(json)).toContain('/2003/05/wall/index.json')
    expect(addresses(json)).toHaveLength(4)
    expect(json.at('/2003/05/wall/').show()).toMatchObject({
      records: [{ format: 'json', href: '/news/2003/05/wall/index.json' }],
    })
    const markdown = planFor(entries, { records: 'markdown' })
    expect(addresses(markdown).every(address => address.endsWith('/index.md'))).toBe(true)
    expect(addresses(markdown)).toHaveLength(4)
  })

  it('are none, and the catalogue, unless they are switched on', () => {
    for (const records of [false, undefined]) {
      const off = planFor(entries, { records })
      expect(addresses(off)).toEqual([])
      expect(off.of('cataloguePart')).toHaveLength(2)
      expect(off.at('/2003/05/wall/').show()).toMatchObject({ records: [] })
    }
  })
})

describe('the catalogue', () => {
  const contents = () => plan.at('/archive/catalogue.json').show() as CatalogueShown

  it('has a part for each year, an article a line, the oldest first', () => {
    const lines = textAt('/archive/catalogue-2003.jsonl').trimEnd().split('\n')
    const records = lines.map(line => recordSchema.parse(JSON.parse(line)))
    expect(records.map(({ headline }) => headline)).toEqual(['wall', 'mur', 'late'])
    expect(records[0]).not.toHaveProperty('html')
  })

  it('names the numbers and the SHA-256 of its parts', () => {
    const { articles, parts } = contents()
    expect(articles).toBe(4)
    expect(parts.map(({ part, articles }) => [part, articles])).toEqual([
      ['2001', 1],
      ['2003', 3],
    ])
    for (const { part, url, bytes, sha256 } of parts) {
      const address = `/archive/catalogue-${part}.jsonl`
      const text = textAt(address)
      expect(url).toBe(`https://n.example/news${address}`)
      expect(sha256).toBe(digestOf(text))
      expect(bytes).toBe(Buffer.byteLength(text))
      expect(plan.at(address).show()).toEqual({ part, sha256 } satisfies CataloguePartShown)
    }
  })

  it('cuts a year with many articles into quarters and months, so that one more writes little anew', () => {
    const many = (count: number, month: number) =>
      Array.from({ length: count }, (_, i) =>
        entry(`m${month}-${i}`, {
          date: new Date(Date.UTC(2005, month, 1 + (i % 28))).toISOString(),
        }),
      )
    const large = planFor([...entries, ...many(200, 0), ...many(260, 6), ...many(20, 7)])
    const { parts } = large.at('/archive/catalogue.json').show() as CatalogueShown
    expect(parts.map(({ part, articles }) => [part, articles]).slice(2)).toEqual([
      ['2005-q1', 200],
      ['2005-07-00s', 89],
      ['2005-07-10s', 90],
      ['2005-07-20s', 81],
      ['2005-08', 20],
    ])
    const lines = parts.flatMap(({ part }) =>
      textAt(`/archive/catalogue-${part}.jsonl`, large).trimEnd().split('\n'),
    )
    const ids = lines.map(line => (JSON.parse(line) as ArticleRecord).id)
    expect(new Set(ids).size).toBe(484)
  })

  it('is empty for an empty archive', () => {
    const none = planFor([])
    expect(none.at('/archive/catalogue.json').show()).toMatchObject({ parts: [] })
    expect(none.of('sitemap').map(({ address }) => address)).not.toContain('/sitemap-news.xml')
  })
})

describe('fingerprints', () => {
  const code = { template: '', text: '', archive: '', card: '', picture: '', plan: '' }
  const printsOf = (plan: Plan) => {
    const { of } = fingerprintsOf(plan, [], code)
    return new Map(plan.pages.map(page => [page.address, of(page).print]))
  }
  const isRecord = (address: string) =>
    /\.(?:md|jsonl?)$/.test(address) && !address.endsWith('/feed.json')
  const first = printsOf(plan)
  const changedBy = (fields: Record<string, unknown>, more: Partial<Entry> = {}) => {
    const edited = entries.map(one =>
      one === wall ? { ...wall, fields: { ...wall.fields, ...fields }, ...more } : one,
    )
    const now = printsOf(planFor(edited as Entry[]))
    return [...now].flatMap(([at, print]) => (isRecord(at) && first.get(at) !== print ? [at] : []))
  }
  const own = ['/2003/05/wall/index.md', '/2003/05/wall/index.json']

  it('tell an edited article from its files, its year and the contents alone', () => {
    const year = ['/archive/catalogue-2003.jsonl', '/archive/catalogue.json']
    expect(changedBy({ description: 'Other.' })).toEqual([...own, '/search/segments.json', ...year])
    expect(changedBy({ retrieved: '2003-05-16' })).toEqual([...own, ...year])
  })

  it('tell an edited text from its files alone', () => {
    expect(changedBy({}, { body: 'other' }).filter(at => !at.includes('search'))).toEqual(own)
  })
})

describe('the news sitemap', () => {
  const newsIn = (of: Plan) => (of.at('/sitemap-news.xml').show() as SitemapShown).urls

  it('has the articles of the two days before the newest, newest first', () => {
    const days = ['2020-01-01', '2020-01-02T12:00:01Z', '2020-01-02T11:59Z', '2020-01-04T12:00Z']
    const urls = newsIn(planFor(days.map((date, i) => entry(`a${i}`, { date, lang: 'zh-Hant' }))))
    expect(urls).toEqual([
      expect.objectContaining({ url: 'https://n.example/news/2020/01/a3/' }),
      {
        url: 'https://n.example/news/2020/01/a1/',
        news: {
          publication: { name: 'The Paper', language: 'zh-tw' },
          ...{ publication_date: '2020-01-02T12:00:01+00:00', title: 'a1' },
        },
      },
    ])
  })

  it('has none that was retracted', () => {
    const corrections = [{ type: 'retraction', date: '2020-01-02', text: 'All.' }]
    const of = planFor([
      entry('a', { date: '2020-01-01', corrections }),
      entry('b', { date: '2020-01-01' }),
    ])
    expect(newsIn(of).map(({ url }) => url)).toEqual(['https://n.example/news/2020/01/b/'])
    const none = planFor([entry('a', { date: '2020-01-01', corrections })])
    expect(none.of('sitemap').map(({ address }) => address)).not.toContain('/sitemap-news.xml')
  })

  it('has a thousand at most', () => {
    const many = Array.from({ length: 1005 }, (_, i) => entry(`a${i}`, { date: '2020-01-01' }))
    expect(newsIn(planFor(many))).toHaveLength(1000)
  })

  it('is named by the index of sitemaps', () => {
    const { urls } = (plan.at('/sitemap-index.xml') as Planned<'sitemap'>).show()
    expect(urls.at(-1)).toEqual({ url: 'https://n.example/news/sitemap-news.xml' })
  })
})
