import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import type { Entry } from '../archive/entry.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { type Code, fingerprintsOf } from './fingerprint.ts'
import { planOf } from './plan.ts'

type Change = Record<string, Record<string, unknown>>

function entry(name: string, fields: Record<string, unknown>, more: Partial<Entry>): Entry {
  const whole = frontmatterSchema.parse({ title: name, ...fields })
  return { file: `articles/${name}.md`, fields: whole, body: name, links: [], images: [], ...more }
}

const at = { line: 1, column: 1, written: '' }
const link = { ...at, kind: 'article', target: 'articles/far.md' } as const
const image = { ...at, candidates: ['media/a.jpg'] }

function codeFor(code: string): Code {
  return { template: code, text: code, archive: code, card: code, picture: '', plan: code }
}

/** Fingerprints of a small archive in which `near` links to `far` and shows an image in its text. */
function prints(change: Change = {}, code = codeFor('code')) {
  const field = (name: string) => change[name] ?? {}
  const entries = [
    ...Array.from({ length: 8 }, (_, i) => entry(`a${i}`, { date: `2001-0${i + 1}-01` }, {})),
    entry('near', { date: '2002-01-01', tags: ['Tide'] }, { links: [link], images: [image] }),
    entry('far', { date: '2005-01-01', tags: ['Gull'], ...field('far') }, field('text')),
  ]
  const facts = { file: 'media/a.jpg', width: 4, height: 3, version: '1', ...field('image') }
  const archive = archiveOf({
    ...{ entries, standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false },
    site: siteSchema.parse({
      itemsPerPage: 5,
      records: true,
      feeds: { from: 1 },
      ...field('site'),
    }),
  })
  const plan = planOf(archive, new Map([['media/a.jpg', facts]]))
  const { of } = fingerprintsOf(plan, entries, code)
  return new Map(plan.pages.map(page => [page.address, of(page).print]))
}

const first = prints()
const changed = (now: Map<string, string>) =>
  [...now].filter(([address, print]) => first.get(address) !== print).map(([address]) => address)

describe('fingerprints', () => {
  it('are the same for the same archive', () => {
    expect(changed(prints())).toEqual([])
    expect(first.size).toBeGreaterThan(30)
  })

  it('all change with the code and with the site, but those of images', () => {
    const pages = [...first.keys()].filter(address => !address.startsWith('/media/'))
    expect(changed(prints({}, codeFor('other')))).toEqual(pages)
    expect(changed(prints({ site: { name: 'Another' } }))).toHaveLength(pages.length)
  })

  it('stay when a place is named to deploy to', () => {
    expect(changed(prints({ site: { targets: { live: '/srv/www/news' } } }))).toEqual([])
  })

  it('change with the code of their maker, and of no other', () => {
    const code = { ...codeFor('code'), text: 'other' }
    const found = changed(prints({}, code))
    expect(found).toEqual(
      expect.arrayContaining(['/feed.xml', '/sitemap-index.xml', '/robots.txt']),
    )
    for (const other of [
      '/',
      '/2005/01/far/',
      '/tags/gull/',
      '/2005/01/far/index.md',
      '/404.html',
    ]) {
      expect(found).not.toContain(other)
    }
  })

  it('change for an article whose text is another, its records and feeds that hold it, and nothing else', () => {
    const found = changed(prints({ text: { body: 'other' } }))
    expect(found).toEqual(
      expect.arrayContaining(['/2005/01/far/', '/feed.xml', '/tags/gull/feed.xml']),
    )
    const others = found.filter(address => !/(?:feed\.(?:xml|json)|atom\.xml)$/.test(address))
    const records = ['/2005/01/far/index.md', '/2005/01/far/index.json']
    expect(others).toEqual(['/2005/01/far/', ...records, '/search/segments.json'])
    expect(found).not.toContain('/tags/tide/feed.xml')
  })

  it('change for an article that links to one whose address is another, and for its feeds', () => {
    const found = changed(prints({ far: { slug: 'farther' } }))
    expect(found).toEqual(expect.arrayContaining(['/2002/01/near/', '/tags/tide/feed.xml']))
    expect(found).not.toContain('/2001/03/a2/')
  })

  it('change for an article with an image of another size, and for the image, not for others', () => {
    const found = changed(prints({ image: { width: 5, version: '2' } }))
    expect(found).toEqual(expect.arrayContaining(['/2002/01/near/', '/media/a.jpg']))
    expect(found).not.toContain('/2005/01/far/')
    expect(changed(prints({ image: { version: '2' } }))).toEqual([
      ...['/media/a.jpg', '/media/a.jpg.4.avif', '/media/a.jpg.4.webp'],
    ])
    expect(changed(prints({ image: { credit: 'Pell' } }))).toContain('/2002/01/near/')
  })

  it('stay for full pages of lists when a later article changes', () => {
    const found = changed(prints({ far: { title: 'New headline' } }))
    expect(found).toContain('/archive/')
    expect(found.filter(address => address.includes('/page/'))).toEqual([])
  })
})
