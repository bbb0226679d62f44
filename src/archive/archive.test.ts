import { describe, expect, it } from 'vitest'
import { archiveOf } from './archive.ts'
import type { Entry, TextLink } from './entry.ts'
import { frontmatterSchema } from './frontmatter.ts'
import { labelsSchema } from './labels.ts'
import type { Material } from './material.ts'
import { siteSchema } from './site.ts'
import { standingSchema } from './standing-page.ts'

function entry(name: string, fields: Record<string, unknown> = {}, links: TextLink[] = []): Entry {
  const whole = { title: name, date: '2003-05-14', ...fields }
  const file = `articles/${name}.md`
  return { file, fields: frontmatterSchema.parse(whole), body: 'digest', links, images: [] }
}

function made(entries: Entry[], more: Partial<Material> = {}, site: Record<string, unknown> = {}) {
  return archiveOf({
    site: siteSchema.parse(site),
    ...{ entries, standing: [], tags: [], sources: [] },
    now: Date.parse('2020-01-01'),
    withDrafts: false,
    ...more,
  })
}

const link = (target: string): TextLink => ({
  ...{ kind: 'article', target, written: 'x.md', line: 7, column: 3 },
})

describe('archiveOf()', () => {
  it('sorts articles oldest first, whatever the order of their files', () => {
    const dates = ['2003-05-14', '1998-01-01', '2019-12-31T10:00', '2019-12-31T09:00']
    const entries = dates.map((date, i) => entry(`a${i}`, { date }))
    const ids = ['a1', 'a0', 'a3', 'a2']
    expect(made(entries).articles.map(({ id }) => id)).toEqual(ids)
    expect(made(entries.toReversed()).articles.map(({ id }) => id)).toEqual(ids)
  })

  it('gathers articles by tag, section, region and source, oldest first', () => {
    const { editions } = made(
      [
        entry('b', { date: '2004-01-01', tags: ['Ferries', 'ferries'], section: 'News' }),
        entry('a', { date: '2003-01-01', tags: ['Ferries'], region: 'Isles', source: 'Gull' }),
      ],
      {},
      { name: 'Courier' },
    )
    const told = Object.values(editions[0].facets).map(list =>
      list.map(({ label, articles }) => [label, ...articles.map(({ id }) => id)]),
    )
    expect(Object.keys(editions[0].facets)).toEqual(['tag', 'source', 'section', 'region'])
    expect(told).toEqual([
      [['Ferries', 'a', 'b']],
      [
        ['Courier', 'b'],
        ['Gull', 'a'],
      ],
      [['News', 'b']],
      [['Isles', 'a']],
    ])
  })

  it('gives each article the address of its day and file, or the one it names', () => {
    const { articles } = made([
      entry('2003/05/Harbour wall'),
      entry('b', { slug: 'Tide & Time' }),
      entry('c', { permalink: '/special/caf%C3%A9' }),
      entry('جسر'),
    ])
    expect(articles.map(({ address }) => address).sort()).toEqual([
      ...['/2003/05/harbour-wall/', '/2003/05/tide-time/', '/2003/05/جسر/', '/special/café/'],
    ])
  })

  it('files a date-time under its day in the site’s time zone', () => {
    const at = (timeZone: string) =>
      made([entry('a', { date: '2003-05-31T23:30:00Z' })], {}, { timeZone }).articles[0]?.address
    expect(at('UTC')).toBe('/2003/05/a/')
    expect(at('Asia/Tokyo')).toBe('/2003/06/a/')
  })

  it('shows an article without source as the publication’s own', () => {
    const [own, taken] = made(
      [entry('a'), entry('b', { source: { name: 'Gull', url: 'https://gull.example' } })],
      {},
      { name: 'Courier' },
    ).articles
    expect([own?.sourced, own?.source.label]).toEqual([false, 'Courier'])
    expect([taken?.sourced, taken?.source.label]).toEqual([true, 'Gull'])
    expect(taken?.source.url).toBe('https://gull.example')
  })

  it('finds a source for a publication whose name has no letter', () => {
    const { articles, problems } = made([entry('a')], {}, { name: '★★★' })
    expect([articles[0]?.source.slug, problems]).toEqual(['unnamed', []])
  })

  it('keeps the site’s order of sections and leaves out the empty ones', () => {
    const sections = ['Weather', 'Sport', 'News']
    const entries = ['News', 'weather'].map((section, i) => entry(`a${i}`, { section }))
    const { editions, problems } = made(entries, {}, { sections })
    expect(editions[0].facets.section.map(({ label }) => label)).toEqual(['Weather', 'News'])
    expect(problems).toEqual([])
  })

  it('tells of sections and regions that the site does not list', () => {
    const site = { sections: ['Weather', 'News'], regions: ['North'] }
    const { problems } = made([entry('a', { section: 'Wether', region: 'South' })], {}, site)
    expect(problems).toMatchObject([
      { code: 'section-unknown', at: 'section', section: 'Wether', nearest: 'Weather' },
      { code: 'region-unknown', at: 'region', region: 'South', known: ['North'] },
    ])
  })

  it('tells of labels and slugs that no address can be made from', () => {
    const entries = [
      entry('a', { tags: ['ok', '🎉'] }),
      entry('b', { slug: '—' }),
      entry('🎉', { section: '?!' }),
    ]
    expect(made(entries).problems).toMatchObject([
      { code: 'slug-empty', file: 'articles/a.md', at: 'tags.1', key: 'tags', text: '🎉' },
      { code: 'slug-empty', file: 'articles/b.md', at: 'slug', text: '—' },
      { code: 'slug-empty', file: 'articles/🎉.md', at: 'slug', text: '🎉.md' },
      { code: 'slug-empty', file: 'articles/🎉.md', at: 'section', text: '?!' },
    ])
  })
})

describe('archiveOf() and what is not to be published', () => {
  const hidden = { tags: ['Secret'], section: 'Cellar', region: 'Below', source: 'Mole' }
  const embargoed = entry('embargoed', { embargo: '2020-01-01T00:00:01Z', ...hidden })
  const entries = [entry('open'), entry('draft', { draft: true, ...hidden }), embargoed]

  it('leaves out drafts and articles under embargo', () => {
    const archive = made(entries)
    expect([...archive.byId.keys()]).toEqual(['open'])
    expect([...archive.byFile.keys()]).toEqual(['articles/open.md'])
  })

  it('leaves no trace of their labels, spellings and sources', () => {
    const open = entry('open', { tags: ['ferries'] })
    const drafts = [1, 2, 3].map(i => entry(`d${i}`, { draft: true, tags: ['FERRIES', `d${i}`] }))
    const more = { tags: labelsSchema.parse([{ label: 'Secret', description: 'Hush.' }]) }
    expect(made([open, ...drafts, ...entries.slice(1)], more).editions[0].facets).toEqual(
      made([open], more).editions[0].facets,
    )
  })

  it('checks them all the same', () => {
    const draft = entry('draft', { draft: true, section: 'Sports' })
    expect(made([draft], {}, { sections: ['Sport'] }).problems).toMatchObject([
      { code: 'section-unknown', nearest: 'Sport' },
    ])
  })

  it('publishes an article at the very end of its embargo', () => {
    const ids = (now: string) => [...made([embargoed], { now: Date.parse(now) }).byId.keys()]
    expect(ids('2020-01-01T00:00:00.999Z')).toEqual([])
    expect(ids('2020-01-01T00:00:01Z')).toEqual(['embargoed'])
  })

  it('reads an embargo without offset in the site’s time zone', () => {
    const ids = (timeZone: string) => [
      ...made([entry('a', { embargo: '2020-01-01T00:30' })], {}, { timeZone }).byId.keys(),
    ]
    expect(ids('UTC')).toEqual([])
    expect(ids('Asia/Tokyo')).toEqual(['a'])
  })

  it('shows them, marked, to those who write', () => {
    const { articles } = made(entries, { withDrafts: true })
    expect(articles.map(({ id, withheld }) => [id, withheld])).toEqual([
      ['draft', true],
      ['embargoed', true],
      ['open', false],
    ])
  })

  it('warns of a date in the future, unless an embargo or draft explains it', () => {
    const date = '2021-06-01'
    const { problems, articles } = made([
      entry('a', { date }),
      entry('b', { date, draft: true }),
      entry('c', { date, embargo: '2019-06-01' }),
    ])
    expect(problems).toEqual([
      { code: 'date-future', file: 'articles/a.md', at: 'date', text: date },
    ])
    expect(articles.map(({ id }) => id)).toEqual(['a', 'c'])
  })

  it('tells of links to them, but not of links within them', () => {
    const linking = [
      entry('open', {}, [link('articles/draft.md')]),
      entry('draft', { draft: true }, [link('articles/nowhere.md')]),
    ]
    expect(made(linking).problems).toEqual([
      {
        ...{ code: 'article-link-unpublished', file: 'articles/open.md' },
        ...{ line: 7, column: 3, target: 'x.md' },
      },
    ])
    expect(made(linking, { withDrafts: true }).problems).toMatchObject([
      { code: 'article-link-unknown', file: 'articles/draft.md' },
    ])
  })
})

describe('archiveOf() and standing pages that are held back', () => {
  const page = (name: string, fields: Record<string, unknown> = {}, links: TextLink[] = []) => {
    const file = `pages/${name}.md`
    const whole = standingSchema.parse({ title: name, ...fields })
    return { file, fields: whole, body: '', links, images: [] }
  }
  const standing = [
    page('draft', { draft: true, aliases: ['/old/'] }),
    page('later', { embargo: '2020-01-01T00:00:01Z', aliases: ['/old/'] }),
    page('open'),
  ]

  it('leaves them out, or shows them marked to those who write', () => {
    expect(made([], { standing }).standing.map(({ file }) => file)).toEqual(['pages/open.md'])
    const shown = made([], { standing, withDrafts: true }).standing
    expect(shown.map(({ withheld }) => withheld)).toEqual([true, true, false])
  })

  it('reports links to them, from articles and pages that are published', () => {
    const links = ['draft', 'later', 'open'].map(name => link(`pages/${name}.md`))
    const problems = made([entry('a', {}, links), entry('b', { draft: true }, links)], {
      standing: [...standing, page('index', {}, links)],
    }).problems.map(({ code, file }) => [file, code])
    const both = (file: string) => Array(2).fill([file, 'article-link-unpublished'])
    expect(problems).toEqual([...both('articles/a.md'), ...both('pages/index.md')])
  })

  it('changes by itself when the embargo of a page ends', () => {
    expect(made([], { standing }).until).toBe(Date.parse('2020-01-01T00:00:01Z'))
  })
})

describe('archiveOf() and moments of publication in keys of other systems', () => {
  const from = (moment: string, fields: Record<string, unknown> = {}): Entry => ({
    ...entry('a', fields),
    releases: [{ at: 'publishDate', moment }],
  })

  it('refuses one that is to come, unless something holds the text back', () => {
    expect(made([from('2020-01-01T00:00:01Z')]).problems).toMatchObject([
      {
        code: 'key-holds-back',
        at: 'publishDate',
        remedy: expect.stringContaining('embargo: 2020'),
      },
    ])
    for (const held of [{ draft: true }, { embargo: '2021-01-01' }]) {
      expect(made([from('2020-05-01', held)]).problems).toEqual([])
      expect(made([from('2020-05-01', held)], { withDrafts: true }).problems).toMatchObject([
        { code: 'key-unknown' },
      ])
    }
  })

  it('warns of one that is past as of any unknown key', () => {
    expect(made([from('2019-05-01')]).problems).toMatchObject([
      { code: 'key-unknown', nearest: 'date' },
    ])
  })
})

describe('archiveOf() and how much is held back', () => {
  const counted = (entries: Entry[], more: Partial<Material> = {}) => made(entries, more).heldBack

  it('counts drafts and embargoes, and knows when the first embargo ends', () => {
    const entries = [
      entry('a', { draft: true }),
      entry('b', { draft: true, embargo: '2020-02-01' }),
      entry('c', { embargo: '2020-05-01' }),
      entry('d', { embargo: '2020-03-01T07:00' }),
      entry('e', { embargo: '2019-01-01' }),
      entry('f'),
    ]
    expect(counted(entries)).toMatchObject({
      ...{ drafts: 2, embargoed: 2, until: { iso: '2020-03-01T07:00:00+00:00' } },
    })
    expect(counted(entries, { withDrafts: true })).toEqual(counted(entries))
    expect(counted([entry('a')])).toEqual({ drafts: 0, embargoed: 0 })
  })
})

describe('archiveOf() and the order of dates', () => {
  const late = (fields: Record<string, unknown>) =>
    made([entry('a', fields)]).problems.map(({ code, at }) => [code, at])
  const correction = (date: string) => ({ corrections: [{ date, text: 'x' }] })

  it('warns of an update or a correction before the article itself', () => {
    expect(late({ updated: '2003-05-13' })).toEqual([['date-order', 'updated']])
    expect(late(correction('2002-01-01'))).toEqual([['date-order', 'corrections.0.date']])
    const time = { date: '2003-05-14T10:00', updated: '2003-05-14T09:59' }
    expect(late(time)).toEqual([['date-order', 'updated']])
  })

  it('takes a day without time for any moment of it', () => {
    expect(late({ date: '2003-05-14T10:00', updated: '2003-05-14' })).toEqual([])
    expect(late({ date: '2003-05-14', updated: '2003-05-14T00:00' })).toEqual([])
    expect(late({ updated: '2003-05-15', ...correction('2003-05-14') })).toEqual([])
  })
})

describe('archiveOf() and what meets', () => {
  it('tells of two articles at one address, naming both', () => {
    const entries = [entry('2003/wall'), entry('2004/Wall')]
    expect(made(entries).problems).toEqual([
      {
        ...{ code: 'address-taken', at: 'permalink', file: 'articles/2004/Wall.md' },
        ...{ address: '/2003/05/wall/', other: 'articles/2003/wall.md' },
      },
    ])
  })

  it('tells of aliases that are another’s address, the site’s own, or below a file', () => {
    const { problems } = made([
      entry('a', { aliases: ['/old/a.html', '/2003/05/b'] }),
      entry('b', { aliases: ['/tags/', '/old/a.html/more'] }),
    ])
    expect(problems).toMatchObject([
      { code: 'address-taken', file: 'articles/a.md', at: 'aliases.1', other: 'articles/b.md' },
      { code: 'address-reserved', file: 'articles/b.md', at: 'aliases.0', owner: 'the tags' },
      { code: 'address-taken', file: 'articles/b.md', at: 'aliases.1', other: 'articles/a.md' },
    ])
  })

  it('tells of one id for two articles', () => {
    const entries = [entry('a', { id: 'x' }), entry('b', { id: 'x' }), entry('x')]
    expect(made(entries).problems).toMatchObject([
      { code: 'id-taken', file: 'articles/b.md', id: 'x', other: 'articles/a.md' },
      { code: 'id-taken', file: 'articles/x.md', id: 'x', other: 'articles/a.md' },
    ])
  })

  it('ties translations to their original, also to one that is not yet published', () => {
    const { translations, problems } = made([
      entry('wall', { draft: true }),
      entry('muro', { lang: 'pt', translationOf: 'wall' }),
      entry('mur', { lang: 'fr', translationOf: 'wall' }),
    ])
    expect(translations.get('wall')?.map(({ id }) => id)).toEqual(['mur', 'muro'])
    expect(problems).toEqual([])
  })

  it('tells of translations of what does not exist', () => {
    const entries = [entry('2003/wall'), entry('muro', { translationOf: '2003/wal' })]
    expect(made(entries).problems).toMatchObject([
      { code: 'translation-unknown', id: '2003/wal', nearest: '2003/wall' },
    ])
  })

  it('names the id that a translation means by a file, or by a folder that it has left', () => {
    const typed = ['2003/wall.md', 'content/articles/2003/wall.md', '2002/wall', '2003/wal']
    for (const translationOf of typed) {
      const { problems } = made([entry('2003/wall'), entry('muro', { translationOf })])
      expect(problems, translationOf).toMatchObject([{ nearest: '2003/wall' }])
    }
  })

  it('tells of links to articles and pages that do not exist', () => {
    const fields = standingSchema.parse({ title: 'About' })
    const about = { file: 'pages/about.md', fields, body: '', links: [], images: [] }
    const targets = ['articles/b.md', 'pages/about.md', 'articles/wal.md']
    const entries = [entry('a', {}, targets.map(link)), entry('b'), entry('wall')]
    const archive = made(entries, { standing: [about] })
    expect(archive.problems).toMatchObject([
      { code: 'article-link-unknown', line: 7, column: 3, nearest: 'articles/wall.md' },
    ])
    expect(archive.standing).toMatchObject([{ address: '/about/', headline: 'About' }])
  })

  it('lets a standing page keep its address against an article', () => {
    const fields = standingSchema.parse({ title: 'About' })
    const about = { file: 'pages/About us.md', fields, body: '', links: [], images: [] }
    const rival = entry('a', { permalink: '/about-us' })
    expect(made([rival], { standing: [about] }).problems).toMatchObject([
      { code: 'address-taken', file: 'articles/a.md', other: 'pages/About us.md' },
    ])
  })

  it('takes duplicate aliases and tags of one article for one', () => {
    const [article] = made([
      entry('a', { aliases: ['/old', '/old/'], tags: ['Tide', 'tide', 'TIDE'] }),
    ]).articles
    expect([article?.aliases, article?.tags.length]).toEqual([['/old/'], 1])
  })
})
