import { describe, expect, it } from 'vitest'
import { siteOf } from './old-site.ts'
import { itemOf } from './post-item.ts'
import type { Row } from './rows.ts'
import { tablesOf } from './tables.ts'

const users = [
  { id: 7, name: 'Ines Kaar', slug: 'ines' },
  { id: 9, name: 'Tomas Brandt', slug: 'tomas' },
]

function itemWith(fields: Row, tables: Row = {}) {
  const post = { id: '1', title: 'The wall', slug: 'wall', status: 'published', ...fields }
  const read = tablesOf({ posts: [post], users, ...tables })
  const place = 'harbour.json, “wall”'
  const item = itemOf(post, read, siteOf(read.settings), { key: 'post 1', place })
  if ('unreadable' in item) throw new Error(item.reason)
  return item
}

const settings = (pairs: Record<string, string>) => ({
  settings: Object.entries(pairs).map(([key, value]) => ({ key, value })),
})

describe('itemOf()', () => {
  it('tells posts from pages, in the words of old exports and of new ones', () => {
    expect(itemWith({ type: 'post' })).toMatchObject({ type: 'post', becomes: 'article' })
    expect(itemWith({ type: 'page' })).toMatchObject({ type: 'page', becomes: 'page' })
    expect(itemWith({ page: 1 })).toMatchObject({ type: 'page', becomes: 'page' })
    expect(itemWith({ page: 0 })).toMatchObject({ type: 'post', becomes: 'article' })
  })

  it.each(['true', '1'])('holds back a whole site that was private: is_private %s', value => {
    expect(itemWith({}, settings({ is_private: value }))).toMatchObject({
      status: 'private',
      losses: [{ code: 'private-as-draft', detail: 'the whole site was private' }],
    })
    expect(itemWith({}, settings({ is_private: 'false' })).status).toBe('published')
  })

  it.each([
    ['published', 'public', 'published'],
    ['scheduled', 'public', 'scheduled'],
    ['draft', 'public', 'draft'],
    ['published', 'members', 'private'],
    ['scheduled', 'paid', 'private'],
    ['published', 'tiers', 'private'],
    ['published', 'label:crew', 'private'],
    ['draft', 'members', 'draft'],
    ['sent', 'public', 'private'],
    ['unheard-of', 'public', 'private'],
    ['constructor', 'public', 'private'],
  ])('makes of %s for %s: %s', (status, visibility, becomes) => {
    const item = itemWith({ status, visibility })
    expect(item.status).toBe(becomes)
    const told = item.losses.some(({ code }) => code === 'private-as-draft')
    expect(told).toBe(becomes === 'private')
  })

  it('keeps private what was sent by mail only', () => {
    const item = itemWith({}, { posts_meta: [{ post_id: '1', email_only: 1 }] })
    expect(item.status).toBe('private')
    expect(item.losses).toEqual([{ code: 'private-as-draft', detail: 'it was sent by mail only' }])
  })

  it.each([
    ['2015-08-15 10:58:00', '2015-08-15T10:58:00+00:00'],
    ['2019-05-03T18:15:07.000Z', '2019-05-03T18:15:07+00:00'],
    [1466661419122, '2016-06-23T05:56:59+00:00'],
    [100_000_000_000, '1973-03-03T09:46:40+00:00'],
  ])('reads %s as UTC', (written, text) => {
    expect(itemWith({ published_at: written }).date).toEqual({ text })
  })

  it('dates a draft by its beginning, as a guess', () => {
    const { date } = itemWith({ status: 'draft', created_at: '2015-08-15 10:58:00' })
    expect(date).toEqual({
      text: '2015-08-15T10:58:00+00:00',
      guess: 'there is no date of publication: it was begun then',
    })
    expect(itemWith({}).date).toBeUndefined()
  })

  it('takes no change for an update that publishing made itself', () => {
    const published_at = '2019-05-03T18:15:07.000Z'
    expect(itemWith({ published_at, updated_at: '2019-05-03T18:15:09.000Z' }).updated).toBe(
      undefined,
    )
    expect(itemWith({ published_at, updated_at: '2019-05-04T08:00:00.000Z' }).updated).toEqual({
      text: '2019-05-04T08:00:00+00:00',
    })
  })

  it('names authors in their order, and the one author of old exports', () => {
    const posts_authors = [
      { post_id: '1', author_id: 7, sort_order: 1 },
      { post_id: '1', author_id: 9, sort_order: 0 },
    ]
    expect(itemWith({ author_id: 7 }, { posts_authors }).authors).toEqual([
      'Tomas Brandt',
      'Ines Kaar',
    ])
    expect(itemWith({ author_id: '7' }).authors).toEqual(['Ines Kaar'])
    expect(itemWith({ author_id: 8 }).losses).toEqual([
      { code: 'field-left', detail: 'author 8, whom the export does not name' },
    ])
  })

  it('keeps tags in their order, and tells of those that no reader saw', () => {
    const tags = [
      { id: 1, name: 'Ferries' },
      { id: 2, name: '#import' },
      { id: 3, name: 'Harbour', visibility: 'public' },
      { id: 4, name: 'Desk', visibility: 'internal' },
    ]
    const posts_tags = [1, 2, 3, 4, 5].map(tag_id => ({
      ...{ post_id: '1', tag_id, sort_order: 9 - tag_id },
    }))
    const { tags: kept, categories, losses } = itemWith({}, { tags, posts_tags })
    expect(kept).toEqual(['Harbour', 'Ferries'])
    expect(categories).toEqual([])
    expect(losses.map(({ detail }) => detail)).toEqual([
      'tag 5, which the export does not name',
      'internal tag Desk',
      'internal tag #import',
    ])
  })

  it('describes an article by its excerpt, otherwise by what was meant for search engines', () => {
    expect(itemWith({ custom_excerpt: 'High\nwater' }).description).toBe('High water')
    expect(itemWith({ meta_description: 'High water' }).description).toBe('High water')
    const posts_meta = [{ post_id: '1', meta_description: 'High water' }]
    expect(itemWith({}, { posts_meta })).toMatchObject({ description: 'High water', losses: [] })
    expect(itemWith({ custom_excerpt: 'The wall' }, { posts_meta }).losses).toEqual([
      { code: 'field-left', detail: 'meta_description High water' },
    ])
  })

  it('takes the picture above a post for its cover', () => {
    const posts_meta = [
      {
        post_id: '1',
        feature_image_alt: 'A wall',
        feature_image_caption: '<span>By <a href="/x/">Ines</a> &amp; Tomas</span>',
      },
    ]
    const feature_image = '__GHOST_URL__/content/images/2019/05/wall.jpg'
    expect(itemWith({ feature_image }, { posts_meta }).cover).toEqual({
      src: '/content/images/2019/05/wall.jpg',
      alt: 'A wall',
      caption: 'By Ines & Tomas',
    })
    expect(itemWith({ image: '/content/images/wall.jpg' }).cover?.src).toBe(
      '/content/images/wall.jpg',
    )
    const url = settings({ url: 'https://courier.example/' })
    expect(itemWith({ feature_image }, url).cover?.src).toBe(
      'https://courier.example/content/images/2019/05/wall.jpg',
    )
  })

  it('tells of every field that has no place, once', () => {
    const { losses } = itemWith({
      ...{ featured: true, meta_title: 'The wall', og_title: 'Wall!', twitter_title: 'Wall!' },
      ...{ codeinjection_head: '<style>p {}</style>', og_image: '/content/images/other.jpg' },
    })
    expect(losses).toEqual([
      { code: 'title-other', detail: 'og_title Wall!' },
      { code: 'field-left', detail: 'og_image /content/images/other.jpg' },
      { code: 'field-left', detail: 'codeinjection_head <style>p {}</style>' },
      { code: 'sticky-left', detail: 'featured' },
    ])
  })

  it('takes a title as plain text, and none where Ghost wrote that there is none', () => {
    expect(itemWith({ title: ' A  <b> &amp; c\u0007' }).title).toBe('A <b> &amp; c')
    expect(itemWith({ title: '(Untitled)' }).title).toBeUndefined()
  })
})

describe('addresses', () => {
  const post = { published_at: '2019-12-31T23:30:00.000Z', author_id: 7 }

  it('are the slug, below the address of the site when that is known', () => {
    expect(itemWith(post)).toMatchObject({ addresses: ['/wall/'], base: '/wall/' })
    const url = settings({ url: 'https://courier.example/news/' })
    expect(itemWith(post, url).addresses).toEqual(['https://courier.example/news/wall/'])
  })

  it.each([
    ['/:year/:month/:day/:slug/', '/2019/12/31/wall/'],
    ['/{year}/{slug}/', '/2019/wall/'],
    ['/:author/:slug/', '/ines/wall/'],
    ['/:primary_tag/:slug/', '/all/wall/'],
    ['/:tide/:slug/', '/wall/'],
    ['/:year/', '/wall/'],
  ])('follow the old setting %s', (permalinks, address) => {
    expect(itemWith(post, settings({ permalinks })).addresses).toEqual([address])
  })

  it('count days in the zone of the site', () => {
    const permalinks = '/:year/:month/:day/:slug/'
    for (const zone of ['timezone', 'activeTimezone', 'active_timezone']) {
      expect(itemWith(post, settings({ permalinks, [zone]: 'Europe/Oslo' })).addresses).toEqual([
        '/2020/01/01/wall/',
      ])
    }
    expect(itemWith(post, settings({ permalinks, timezone: 'Nowhere' })).addresses).toEqual([
      '/2019/12/31/wall/',
    ])
  })

  it('of pages never follow it', () => {
    const dated = settings({ permalinks: '/:year/:slug/' })
    expect(itemWith({ ...post, page: 1 }, dated).addresses).toEqual(['/wall/'])
  })

  it('begin with the canonical one, if it is on the same site', () => {
    const url = settings({ url: 'https://courier.example' })
    const at = (canonical_url: string, tables: Row = {}) => itemWith({ canonical_url }, tables)
    expect(at('__GHOST_URL__/old/wall/').addresses).toEqual(['/old/wall/', '/wall/'])
    expect(at('https://www.courier.example/a/', url).addresses).toEqual([
      'https://www.courier.example/a/',
      'https://courier.example/wall/',
    ])
    expect(at('https://gull.example/wall/', url)).toMatchObject({
      addresses: ['https://courier.example/wall/'],
      losses: [{ code: 'field-left', detail: 'canonical_url https://gull.example/wall/' }],
    })
  })
})
