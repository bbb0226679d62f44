import { describe, expect, it } from 'vitest'
import { archiveOf } from './archive.ts'
import { editionOf } from './edition.ts'
import { frontmatterSchema } from './frontmatter.ts'
import { labelsSchema } from './labels.ts'
import { siteSchema } from './site.ts'
import { standingSchema } from './standing-page.ts'

const file = {
  name: 'The Courier',
  tagline: 'Every day',
  language: 'en-GB',
  copyrightHolder: 'The Society',
  sections: [
    'Sport',
    { label: 'News', translations: { ar: { label: 'أخبار', description: 'كل يوم' } } },
  ],
  editions: [
    { language: 'ar', name: 'البريد' },
    { language: 'pt-BR', path: 'brasil' },
  ],
}
const tags = [
  { label: 'Harbour wall', description: 'Stone.', translations: { ar: 'جدار الميناء' } },
]

function archive(
  articles: Record<string, unknown>[],
  pages: Record<string, object> = {},
  site = {},
) {
  const nothing = { body: 'x', links: [], images: [] }
  return archiveOf({
    site: siteSchema.parse({ ...file, ...site }),
    ...{ tags: labelsSchema.parse(tags), sources: [] },
    ...{ now: Date.parse('2030-01-01'), withDrafts: false },
    entries: articles.map((fields, i) => ({
      ...{ file: `articles/a${i}.md`, ...nothing },
      fields: frontmatterSchema.parse({
        title: `Article ${i}`,
        date: `2003-05-0${i + 1}`,
        ...fields,
      }),
    })),
    standing: Object.entries(pages).map(([file, fields]) => ({
      ...{ file, ...nothing },
      fields: standingSchema.parse({ title: file, ...fields }),
    })),
  })
}

describe('archiveOf() of several editions', () => {
  it('gives each article to the edition of its language, and the main one those of no other', () => {
    const { editions, articles } = archive([
      ...[{}, { lang: 'ar' }, { lang: 'ar-EG' }, { lang: 'pt' }, { lang: 'fr' }, { lang: 'en-US' }],
    ])
    const told = editions.map(({ articles }) => articles.map(({ id }) => id))
    expect(told).toEqual([['a0', 'a4', 'a5'], ['a1', 'a2'], ['a3']])
    expect(articles.map(({ id }) => id)).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5'])
  })

  it('puts articles below the path of their edition, unless they name an address', () => {
    const { articles } = archive([{ lang: 'ar' }, { lang: 'pt' }, { lang: 'ar', permalink: '/x/' }])
    expect(articles.map(({ address }) => address)).toEqual([
      ...['/ar/2003/05/a0/', '/brasil/2003/05/a1/', '/x/'],
    ])
  })

  it('calls tags and sections by their names in the language, at one slug in all', () => {
    const told = { section: 'News', tags: ['harbour wall', 'جدار الميناء'] }
    const { editions, problems } = archive([told, { lang: 'ar', ...told, section: 'أخبار' }])
    expect(problems).toEqual([])
    const [main, arabic] = editions.map(({ facets: { tag, section } }) =>
      [...tag, ...section].map(({ slug, label, description }) => [slug, label, description]),
    )
    expect(main).toEqual([
      ['harbour-wall', 'Harbour wall', 'Stone.'],
      ['news', 'News', undefined],
    ])
    expect(arabic).toEqual([
      ['harbour-wall', 'جدار الميناء', undefined],
      ['news', 'أخبار', 'كل يوم'],
    ])
  })

  it('counts only the articles of an edition among its own', () => {
    const { editions } = archive([{ tags: ['a'] }, { tags: ['a'], lang: 'ar' }, { tags: ['a'] }])
    expect(editions.map(({ facets }) => facets.tag.map(({ articles }) => articles.length))).toEqual(
      [...[[2], [1], []]],
    )
  })

  it('names an edition by its own words, and tells nothing in another language', () => {
    const [main, arabic, other] = archive([]).editions.map(({ site }) => site)
    expect(main).toMatchObject({ name: 'The Courier', tagline: 'Every day', direction: 'ltr' })
    expect(arabic).toMatchObject({
      name: 'البريد',
      direction: 'rtl',
      copyrightHolder: 'The Society',
    })
    expect(arabic?.tagline).toBeUndefined()
    expect(other).toMatchObject({ name: 'The Courier', path: '/brasil', language: 'pt-BR' })
  })

  it('gives standing pages to the edition of their language or folder, at one path each', () => {
    const pages = {
      'pages/about.md': {},
      'pages/حول.md': { lang: 'ar' },
      'pages/ar/contact.md': {},
      'pages/ar/about.md': { lang: 'ar' },
    }
    const { editions } = archive([], pages)
    expect(editions.map(({ standing }) => standing.map(({ address }) => address))).toEqual([
      ...[['/about/'], ['/ar/حول/', '/ar/contact/', '/ar/about/'], []],
    ])
  })

  it.each([
    ['of one language', [{ language: 'ar' }, { language: 'ar', path: 'b' }], 'edition-taken'],
    ['in the language of the site', [{ language: 'en-GB' }], 'edition-taken'],
    [
      'at one path',
      [
        { language: 'ar', path: 'b' },
        { language: 'fr', path: 'b' },
      ],
      'edition-taken',
    ],
    ['at an address of the site', [{ language: 'ar', path: 'tags' }], 'address-reserved'],
    ['at the address of a year', [{ language: 'ar', path: '2003' }], 'address-reserved'],
  ])('refuses editions %s', (_, editions, code) => {
    expect(archive([], {}, { editions }).problems).toMatchObject([{ code, file: 'site.yaml' }])
  })

  it('keeps the addresses of an edition’s own pages for them', () => {
    const { problems } = archive([{ permalink: '/ar/tags/' }, { permalink: '/ar/' }])
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ['address-reserved', 'articles/a0.md'],
      ['address-reserved', 'articles/a1.md'],
    ])
  })
})

describe('editionOf()', () => {
  it('goes by the language, then by where else it is spoken, then to the main edition', () => {
    const sites = ['en', 'pt', 'pt-BR', 'zh-Hant'].map(language => ({ site: { language } }))
    const [main = { site: { language: 'en' } }, ...others] = sites
    const of = (language: string) => editionOf(language, [main, ...others]).site.language
    const asked = ['pt-BR', 'pt-AO', 'zh', 'fr', 'en-GB']
    expect(asked.map(of)).toEqual(['pt-BR', 'pt', 'zh-Hant', 'en', 'en'])
  })
})

describe('languages of editions', () => {
  it('are the same however they are tagged', () => {
    const editions = [{ language: 'zh-Hans' }, { language: 'zh-Hant' }, { language: 'he' }]
    const langs = ['zh-hant', 'zh-TW', 'zh-CN', 'iw', 'und']
    const { articles, problems } = archive(
      langs.map(lang => ({ lang })),
      {},
      { editions },
    )
    expect(problems).toEqual([])
    expect(articles.map(({ address }) => address.split('/')[1])).toEqual([
      ...['zh-hant', 'zh-hant', 'zh-hans', 'he', '2003'],
    ])
    const twice = [{ language: 'pt-BR' }, { language: 'pt-br', path: 'x' }]
    expect(archive([], {}, { editions: twice }).problems).toMatchObject([{ code: 'edition-taken' }])
  })
})

describe('labels in several languages', () => {
  it('never take over a label that the site lists, and the problem is told', () => {
    const sections = ['Sport', { label: 'News', translations: { de: 'Sport' } }]
    const { articles, problems } = archive([{ section: 'Sport' }], {}, { sections })
    expect(articles[0]?.section?.slug).toBe('sport')
    expect(problems).toMatchObject([{ code: 'label-taken', label: 'Sport', file: 'site.yaml' }])
  })
})

describe('translations', () => {
  it('that go in a circle are told of', () => {
    const { problems } = archive([
      { translationOf: 'a1' },
      { translationOf: 'a0' },
      { translationOf: 'a0', lang: 'ar' },
    ])
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ['translation-circle', 'articles/a0.md'],
      ['translation-circle', 'articles/a1.md'],
    ])
  })
})
