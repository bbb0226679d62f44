import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { frontmatterSchema } from './frontmatter.ts'
import { siteSchema, sitesOf } from './site.ts'

describe('siteSchema', () => {
  it('has a default for every key that must have a value', () => {
    expect(siteSchema.parse({})).toEqual({
      name: 'News archive',
      address: 'http://localhost:4321',
      basePath: '/',
      timeZone: 'UTC',
      editions: [],
      language: 'en',
      sections: [],
      regions: [],
      itemsPerPage: 50,
      socialCards: 'none',
      itemsPerFeed: 20,
      itemsPerSearchFile: 8,
      feeds: { forms: ['rss'], from: 5, items: 10, text: 'summary', archive: false },
      thin: 3,
      permanentLinks: false,
      precompressed: [],
      addresses: 'error',
      host: [],
      hostPlan: 'free',
      formerPaths: [],
      records: false,
      targets: {},
    })
  })

  it('fills in what a group of feeds does not say', () => {
    expect(siteSchema.parse({ feeds: { forms: ['atom'] } }).feeds).toMatchObject({
      ...{ forms: ['atom'], from: 5 },
    })
  })

  it.each([true, false, 'markdown', 'json'])('takes records: %s', records => {
    expect(siteSchema.parse({ records }).records).toBe(records)
  })

  it.each([
    { records: 'both' },
    { records: 1 },
    { feeds: { forms: ['rdf'] } },
    { feeds: { forms: 'rss' } },
    { feeds: { from: 0 } },
    { feeds: { form: ['rss'] } },
    { feeds: true },
    { thin: -1 },
  ])('refuses %o', fields => {
    expect(siteSchema.safeParse(fields).success).toBe(false)
  })

  it('takes sections as text or with a description', () => {
    const sections = ['News', { label: 'Sport', description: 'Games.' }]
    expect(siteSchema.parse({ sections }).sections).toMatchObject([
      { label: 'News' },
      sections[1] ?? {},
    ])
  })

  it.each([
    ['https://news.example', 'https://news.example'],
    ['https://news.example/', 'https://news.example'],
    ['https://NEWS.example:8443', 'https://news.example:8443'],
  ])('keeps of the address %s its origin', (written, address) => {
    expect(siteSchema.parse({ address: written }).address).toBe(address)
  })

  it.each(['news.example', 'ftp://news.example', 'https://news.example/archive/', ''])(
    'refuses the address “%s”',
    address => {
      expect(siteSchema.safeParse({ address }).success).toBe(false)
    },
  )

  it.each([
    ['/', '/'],
    ['/archive', '/archive/'],
    ['/a/b/', '/a/b/'],
    ['/архив/', '/архив/'],
  ])('ends the base path %s with a slash', (written, basePath) => {
    expect(siteSchema.parse({ basePath: written }).basePath).toBe(basePath)
  })

  it.each(['archive', '//a', '/a b/', '/a?b', 'https://a.example/'])(
    'refuses the base path “%s”',
    basePath => {
      expect(siteSchema.safeParse({ basePath }).success).toBe(false)
    },
  )

  it('knows time zones by their IANA names alone', () => {
    expect(siteSchema.safeParse({ timeZone: 'Europe/Lisbon' }).success).toBe(true)
    expect(siteSchema.safeParse({ timeZone: 'Lisbon time' }).success).toBe(false)
  })

  it('refuses keys that it does not know', () => {
    expect(siteSchema.safeParse({ sitename: 'x' }).success).toBe(false)
  })

  it('accepts only languages that the runtime can name and format dates in', () => {
    const part = fc.string({
      unit: fc.constantFrom('a', 'B', '1', 'x'),
      minLength: 1,
      maxLength: 8,
    })
    const tag = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => parts.join('-'))
    fc.assert(
      fc.property(tag, language => {
        if (!siteSchema.safeParse({ language }).success) return
        expect(() => new Intl.Locale(language)).not.toThrow()
      }),
      { numRuns: 1000 },
    )
  })
})

describe('frontmatterSchema', () => {
  it.each(['pt-BR-BR', 'en-12', 'ar-abcd-abcd'])(
    'refuses the language “%s”, which the runtime does not take',
    lang => {
      const fields = { title: 'x', date: '2003-05-14', lang }
      expect(frontmatterSchema.safeParse(fields).success).toBe(false)
    },
  )

  it.each(['en', 'pt-BR', 'az-Arab', 'zh-Hant-HK', 'es-419', 'sr-Latn'])(
    'accepts the language “%s”',
    lang => {
      const fields = { title: 'x', date: '2003-05-14', lang }
      expect(frontmatterSchema.safeParse(fields).success).toBe(true)
    },
  )
})

test('pages of the site itself can be its contact and its principles', () => {
  const paths = { contact: { url: '/contact/' }, publishingPrinciples: '/about/#rules' }
  expect(siteSchema.safeParse({ ...paths, publishingPrinciples: '/about/' }).success).toBe(true)
  for (const wrong of [
    'about',
    '//elsewhere.example',
    '/../x',
    'javascript:alert(1)',
    'x@y.example',
  ])
    expect(siteSchema.safeParse({ publishingPrinciples: wrong }).success, wrong).toBe(false)
})

test('a preview is at its own address in every edition, and nothing of it is compressed beforehand', () => {
  const written = { editions: [{ language: 'ar' }], basePath: '/news/', precompressed: ['br'] }
  const file = siteSchema.parse(written)
  expect(sitesOf(file)).toMatchObject([
    { isPreview: false, basePath: '/news/', precompressed: ['br'] },
    { isPreview: false, basePath: '/news/', precompressed: ['br'] },
  ])
  const preview = { address: 'https://p.example', basePath: '/pr-1/' }
  const own = { isPreview: true, ...preview, precompressed: [] }
  expect(sitesOf(file, preview)).toMatchObject([own, own])
})
