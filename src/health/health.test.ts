import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { goneSchema } from '../archive/gone.ts'
import { publishedFrom } from '../archive/published.ts'
import { readLedger } from '../archive/published-lines.ts'
import { siteSchema } from '../archive/site.ts'
import { planOf } from '../plan/plan.ts'
import { healthOf } from './health.ts'
import { healthPage } from './health-page.ts'

const entry = (name: string, fields: Record<string, unknown> = {}) => ({
  file: `articles/${name}.md`,
  fields: frontmatterSchema.parse({ title: name, date: '2019-05-04', ...fields }),
  ...{ body: name, links: [], images: [] },
})

const ledger = [
  'Backfile addresses 1',
  '/2019/05/wall/\tarticle\t#wall',
  '/old/wall/\tarticle\t#wall',
  '/2019/05/late/\tarticle\tAAAAAAAA AAAAAAAA',
  '/archive/\tlist\t3',
  '',
].join('\n')

const archive = archiveOf({
  site: siteSchema.parse({ name: 'The <Quay>' }),
  entries: [
    entry('wall', { id: 'wall', aliases: ['/old/wall/'], tags: ['Tide', 'Ferries'] }),
    entry('ferry', { tags: ['Tide'], cover: { src: 'ferry.jpg', alt: 'A' } }),
    entry('late', { withdrawn: { reason: 'legal', date: '2020-01-01', until: '2021-01-01' } }),
  ],
  standing: [],
  tags: [],
  sources: [],
  gone: goneSchema.parse([
    { address: '/a/', reason: 'error', date: '2022-02-02', until: '2099-01-01' },
  ]),
  published: publishedFrom(readLedger([{ file: 'a.txt', text: ledger }]).facts),
  redirects: [{ from: '/boats/', to: '/old/wall/' }],
  now: Date.parse('2026-01-01'),
  withDrafts: false,
})
const image = { file: 'media/ferry.jpg', width: 800, height: 600, version: '1' }
const health = healthOf(planOf(archive, new Map([['media/ferry.jpg', image]])), {
  day: '2026-01-01',
  unwritten: 4,
  deadLinks: [
    { file: 'articles/wall.md', url: 'https://a.example/', answer: '404', day: '2026-01-01' },
  ],
})

describe('healthOf()', () => {
  it('counts every address that was ever published, numbered pages among them', () => {
    // Three texts, one list and its three numbered pages.
    expect(health.addresses.all).toBe(7)
  })

  it('names what leads on and what is gone, with the reason', () => {
    expect(health.addresses.moved).toContainEqual({ from: '/old/wall/', to: '/2019/05/wall/' })
    expect(health.addresses.gone).toEqual([
      { address: '/2019/05/late/', reason: 'legal', date: '2020-01-01' },
      { address: '/a/', reason: 'error', date: '2022-02-02' },
    ])
  })

  it('names a redirect that leads to another, with the end of the way', () => {
    expect(health.addresses.chains).toEqual([
      { from: '/boats/', over: '/old/wall/', to: '/2019/05/wall/' },
    ])
  })

  it('puts reviews in the order of their days, and says which are due', () => {
    expect(health.reviews.map(({ until, isDue }) => [until, isDue])).toEqual([
      ['2021-01-01', true],
      ['2099-01-01', false],
    ])
  })

  it('names articles without an id, tags with one article and pictures without a credit', () => {
    expect(health.withoutId).toEqual(['articles/ferry.md'])
    expect(health.lonelyTags).toEqual([{ tag: 'Ferries', file: 'articles/wall.md' }])
    expect(health.withoutCredit).toEqual(['media/ferry.jpg'])
  })
})

describe('healthPage()', () => {
  it('shows all of it, and takes no name for markup', () => {
    const page = healthPage(health)
    expect(page).toContain('The &lt;Quay&gt;')
    for (const text of ['2021-01-01, due', '/boats/', 'https://a.example/', 'articles/ferry.md'])
      expect(page).toContain(text)
  })

  it('says so when links were not tried', () => {
    expect(healthPage({ ...health, deadLinks: undefined })).toContain('not tried')
  })
})
