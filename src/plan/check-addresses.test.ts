import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import type { Entry } from '../archive/entry.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { checkAddresses } from './check-addresses.ts'
import { planOf } from './plan.ts'

const images = new Map([
  ['media/a.jpg', { file: 'media/a.jpg', width: 40, height: 30, version: '1' }],
])

function entry(name: string, fields: Record<string, unknown>): Entry {
  const whole = frontmatterSchema.parse({ title: name, date: '2003-05-14', ...fields })
  return { file: `articles/${name}.md`, fields: whole, body: '', links: [], images: [] }
}

function problems(...entries: Entry[]) {
  const archive = archiveOf({
    ...{ entries, standing: [], tags: [], sources: [], now: Date.parse('2026-01-01') },
    ...{ site: siteSchema.parse({ records: true, feeds: { from: 1 } }), withDrafts: false },
  })
  expect(archive.problems).toEqual([])
  return checkAddresses(planOf(archive, images))
}

describe('checkAddresses()', () => {
  const storm = entry('storm', { tags: ['Sea wall'], section: 'News', source: 'Gull', region: 'X' })

  it.each([
    ['/tags/sea-wall/', 'the list of a label'],
    ['/TAGS/sea-wall', 'the list of a label'],
    ['/tags/sea-wall/index.html', 'the list of a label'],
    ['/sections/news/', 'the list of a label'],
    ['/tags/sea-wall/feed.xml', 'a feed'],
    ['/tags/sea-wall/feed.xml/x/', 'a feed'],
    ['/2003/05/storm/index.md', 'an article for programs'],
    ['/archive/catalogue.json', 'the catalogue'],
    ['/search/filters.json', 'the search index'],
    ['/media/a.jpg', 'a picture'],
    ['/media/a.jpg/wall/', 'a picture'],
  ])('refuses %s, which the site writes: %s', (address, owner) => {
    const place = { code: 'address-reserved', file: 'articles/b.md', owner }
    expect(problems(storm, entry('b', { permalink: address }))).toMatchObject([
      { ...place, at: 'permalink' },
    ])
    expect(problems(storm, entry('b', { aliases: ['/old/', address] }))).toMatchObject([
      { ...place, at: 'aliases.1' },
    ])
  })

  it.each([
    ...['/tags/wall/', '/tags/sea-wall/storm/', '/sections/sport/', '/articles/', '/articles/b/'],
    ...['/media/b/', '/media/a/', '/search/b/', '/archive/b/', '/news/feed.xml', '/b/card.png'],
    ...['/b/index.md', '/tags/feed.xml', '/feeds/b/', '/bar:foo/'],
  ])('leaves %s to an article', address => {
    expect(problems(storm, entry('b', { permalink: address }))).toEqual([])
    expect(problems(storm, entry('b', { aliases: [address] }))).toEqual([])
  })
})
