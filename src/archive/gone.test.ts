import { describe, expect, it } from 'vitest'
import { archiveOf } from './archive.ts'
import type { Entry, TextLink } from './entry.ts'
import { frontmatterSchema, reasons } from './frontmatter.ts'
import { type GoneEntry, goneSchema } from './gone.ts'
import { siteSchema } from './site.ts'

function entry(name: string, fields: Record<string, unknown> = {}, links: TextLink[] = []): Entry {
  const whole = { title: name, date: '2003-05-14', ...fields }
  const file = `articles/${name}.md`
  return { file, fields: frontmatterSchema.parse(whole), body: 'digest', links, images: [] }
}

function made(entries: Entry[], gone: GoneEntry[] = [], now = '2020-01-01') {
  return archiveOf({
    ...{ entries, gone, standing: [], tags: [], sources: [], withDrafts: false },
    site: siteSchema.parse({ editions: [{ language: 'ar' }] }),
    now: Date.parse(now),
  })
}

const withdrawn = (more: Record<string, unknown> = {}) => ({
  withdrawn: { reason: 'error', date: '2004-01-01', ...more },
})

describe('an article that is withdrawn', () => {
  it('is in no list of the archive, and its labels are in none', () => {
    const fields = { tags: ['Own', 'Shared'], section: 'Own', region: 'Own', source: 'Own' }
    const archive = made([
      entry('a', { ...fields, ...withdrawn() }),
      entry('b', { tags: ['Shared'], translationOf: 'a' }),
    ])
    const [{ articles, facets, withdrawn: gone }] = archive.editions
    expect(archive.problems).toEqual([])
    expect(articles.map(({ id }) => id)).toEqual(['b'])
    expect(archive.articles).toEqual(articles)
    expect([archive.byId.has('a'), archive.byFile.has('articles/a.md')]).toEqual([false, false])
    expect(facets.tag.map(({ slug, articles }) => [slug, articles.length])).toEqual([['shared', 1]])
    expect([facets.section, facets.region]).toEqual([[], []])
    expect(gone).toMatchObject([
      { id: 'a', address: '/2003/05/a/', headline: 'a', reason: 'error' },
    ])
    expect([...archive.withdrawn.keys()]).toEqual(['articles/a.md'])
  })

  it.each(reasons)('is named unless the reason forbids it: %s', reason => {
    const [{ withdrawn: gone }] = made([entry('a', withdrawn({ reason }))]).editions
    expect(gone[0]?.headline).toBe(['legal', 'privacy'].includes(reason) ? undefined : 'a')
  })

  it('keeps its address, its older ones and its id from others', () => {
    const { problems } = made([
      entry('a', { permalink: '/wall/', aliases: ['/old/'], id: 'wall', ...withdrawn() }),
      entry('b', { permalink: '/Wall/', id: 'b' }),
      entry('c', { aliases: ['/old/'] }),
      entry('d', { id: 'wall' }),
    ])
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ['id-taken', 'articles/d.md'],
      ['address-taken', 'articles/b.md'],
      ['address-taken', 'articles/c.md'],
    ])
  })

  it('is held back like any other while it is a draft or under embargo', () => {
    for (const held of [{ draft: true }, { embargo: '2030-01-01' }]) {
      const archive = made([entry('a', { ...held, ...withdrawn() })])
      expect([archive.articles, archive.editions[0].withdrawn]).toEqual([[], []])
    }
  })

  it('belongs to the edition of its language', () => {
    const { editions } = made([entry('a', { lang: 'ar', ...withdrawn() })])
    expect(editions.map(({ withdrawn }) => withdrawn.length)).toEqual([0, 1])
  })

  it('is no mistake of those who link to it', () => {
    const link: TextLink = {
      ...{ kind: 'article', target: 'articles/a.md', written: 'a.md', line: 7, column: 3 },
    }
    expect(made([entry('a', withdrawn()), entry('b', {}, [link])]).problems).toEqual([])
    const broken = { ...link, target: 'articles/none.md' }
    expect(made([entry('a', withdrawn(), [broken])]).problems).toEqual([])
  })

  it('is to be looked at again by itself', () => {
    const archive = made([entry('a', withdrawn({ until: '2021-01-01' }))])
    expect([archive.problems, archive.until]).toEqual([[], Date.parse('2021-01-01')])
    const later = made([entry('a', withdrawn({ until: '2021-01-01' }))], [], '2021-01-01')
    expect(later.problems.map(({ code }) => code)).toEqual(['withdrawn-until'])
  })
})

describe('a retracted article whose text is left', () => {
  it('is an article with a retraction, which names what takes its place', () => {
    const kept = { reason: 'retracted', text: 'Made up.', keep: true, by: 'b' }
    const archive = made([entry('a', withdrawn(kept)), entry('b')])
    expect(archive.problems).toEqual([])
    expect(archive.byId.get('a')).toMatchObject({
      corrections: [{ type: 'retraction', text: 'Made up.', date: { day: '2004-01-01' } }],
      replacedBy: 'b',
    })
    expect(archive.withdrawn.size).toBe(0)
  })

  it('is not retracted before it was published', () => {
    const kept = { reason: 'retracted', text: 'Made up.', keep: true, date: '2001-01-01' }
    const corrections = [{ date: '2003-06-01', text: 'Not six.' }]
    const { problems } = made([entry('a', { corrections, ...withdrawn(kept) })])
    expect(problems).toMatchObject([{ code: 'date-order', at: 'withdrawn.date' }])
  })

  it.each(reasons.filter(reason => reason !== 'retracted'))('is withdrawn for %s', reason => {
    const archive = made([entry('a', withdrawn({ reason, text: 'x', keep: true }))])
    expect(archive.articles).toEqual([])
    expect(archive.problems.map(({ code }) => code)).toEqual(['withdrawn-kept'])
  })
})

describe('gone.yaml', () => {
  it('names addresses as they are kept, each in its edition where it is that of a page', () => {
    const entries = goneSchema.parse([
      '/a',
      '/b/index.html',
      '/caf%C3%A9/',
      '/c.html',
      '/ar/d/',
      { address: '/e.pdf', reason: 'expired' },
    ])
    const { gone, editions } = made([], entries)
    expect(gone.map(({ address, hasPage }) => [address, hasPage])).toEqual([
      ...[
        ['/a/', true],
        ['/b/', true],
        ['/café/', true],
        ['/c.html', true],
        ['/ar/d/', true],
      ],
      ['/e.pdf', false],
    ])
    expect(editions.map(({ gone }) => gone.length)).toEqual([4, 1])
    expect(gone[0]?.reason).toBeUndefined()
  })

  it('does not have the id of an article that is there, which feeds would then take for gone', () => {
    const entries = goneSchema.parse([{ address: '/x/', id: 'a', date: '2004-01-01' }])
    const { problems } = made([entry('a')], entries)
    expect(problems).toMatchObject([{ code: 'id-taken', at: '0.id', other: 'articles/a.md' }])
  })

  it.each(['a/', '//x', '/../x', '/a?b', '/a#b', 'https://x.example/', '', '/a/../../b', '/a\\b'])(
    'refuses “%s”',
    address => {
      expect(goneSchema.safeParse([address]).success).toBe(false)
      expect(goneSchema.safeParse([{ address }]).success).toBe(false)
    },
  )
})
