import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import type { Entry } from '../archive/entry.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { goneSchema } from '../archive/gone.ts'
import { siteSchema } from '../archive/site.ts'
import { checkGone } from './check-gone.ts'
import { goneAddresses } from './gone-addresses.ts'
import { planOf } from './plan.ts'

const images = new Map([
  ['media/a.jpg', { file: 'media/a.jpg', width: 40, height: 30, version: '1' }],
])

function entry(name: string, fields: Record<string, unknown> = {}): Entry {
  const whole = frontmatterSchema.parse({ title: name, date: '2003-05-14', ...fields })
  return { file: `articles/${name}.md`, fields: whole, body: '', links: [], images: [] }
}

function planWith(gone: unknown[]) {
  const withdrawn = { reason: 'error', date: '2004-01-01' }
  const entries = [
    entry('storm', { tags: ['Sea wall'], aliases: ['/old/storm/'] }),
    entry('taken', { withdrawn, aliases: ['/old/taken/'] }),
    entry('page', { permalink: '/a/b.html/c/' }),
  ]
  const archive = archiveOf({
    ...{ entries, standing: [], tags: [], sources: [], now: Date.parse('2026-01-01') },
    site: siteSchema.parse({ records: true, feeds: { from: 1 }, editions: [{ language: 'ar' }] }),
    ...{ withDrafts: false, gone: goneSchema.parse(gone) },
  })
  expect(archive.problems).toEqual([])
  return planOf(archive, images)
}

describe('checkGone()', () => {
  it.each([
    ['/2003/05/storm/', 'gone-live', 'articles/storm.md'],
    ['/2003/05/STORM', 'gone-live', 'articles/storm.md'],
    ['/2003/05/storm/index.html', 'gone-live', 'articles/storm.md'],
    ['/old/storm/', 'gone-live', 'articles/storm.md'],
    ['/old/taken/', 'gone-live', 'articles/taken.md'],
    ['/2003/05/storm/index.md', 'gone-live', 'an article for programs'],
    ['/tags/sea-wall/', 'gone-live', 'the list of a label'],
    ['/media/a.jpg', 'gone-live', 'a picture'],
    ['/media/a.jpg/x/', 'gone-live', 'a picture'],
    ['/a/b.html', 'gone-live', 'articles/page.md'],
    ['/documents/t.pdf', 'gone-live', 'public/documents/t.pdf'],
    ['/2003/05/taken/', 'gone-twice', 'articles/taken.md'],
    ['/', 'gone-reserved', 'the front page'],
    ['/ar/', 'gone-reserved', 'the front page'],
    ['/ar/search/', 'gone-reserved', 'the search page'],
    ['/2003/05/', 'gone-reserved', 'the pages of years, months and days'],
    ['/robots.txt', 'gone-reserved', 'what robots read'],
  ])('refuses %s: %s, %s', (address, code, owner) => {
    const problems = checkGone(planWith([address]), ['documents/t.pdf'])
    const named = code === 'gone-reserved' ? { owner } : { other: owner }
    expect(problems).toMatchObject([{ code, file: 'gone.yaml', at: '0', ...named }])
  })

  it('refuses the second of two entries for one address', () => {
    expect(checkGone(planWith(['/x/', '/y/', { address: '/X' }]), [])).toMatchObject([
      { code: 'gone-twice', at: '2', other: 'entry 1' },
    ])
  })

  it.each([
    '/2003/05/storms/',
    '/tags/none/',
    '/media/b.jpg',
    '/documents/u.pdf',
    '/a/b/',
    '/ar/x/',
  ])('has nothing against %s', address => {
    expect(checkGone(planWith([address]), ['documents/t.pdf'])).toEqual([])
  })
})

describe('goneAddresses()', () => {
  it('are those of withdrawn articles and of gone.yaml, with what the site has beside articles', () => {
    const plan = planWith(['/x/', '/y.html', '/z.pdf'])
    const gone = goneAddresses(plan)
    const beside = (at: string) =>
      ['index.md', 'index.json'].map(name => ({ address: at + name, hasPage: false }))
    expect(gone).toEqual([
      { address: '/2003/05/taken/', hasPage: true },
      ...beside('/2003/05/taken/'),
      { address: '/x/', hasPage: true },
      ...beside('/x/'),
      { address: '/y.html', hasPage: true },
      { address: '/z.pdf', hasPage: false },
    ])
    for (const { address, hasPage } of gone)
      expect(plan.find(address)?.kind).toBe(hasPage ? 'gone' : undefined)
  })
})
