import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type OldItem, type Source, type Unreadable, Unusable } from '../old-item.ts'
import { openGhost } from './open-ghost.ts'

const folder = mkdtempSync(join(tmpdir(), 'ghost-'))
const path = join(folder, 'harbour.json')

afterAll(() => rmSync(folder, { recursive: true }))

async function opened(json: unknown) {
  writeFileSync(path, typeof json === 'string' ? json : JSON.stringify(json))
  return await openGhost(path)
}

async function itemsIn(json: unknown) {
  return await all(await opened(json))
}

async function all(source: Source) {
  const items: (OldItem | Unreadable)[] = []
  for await (const item of source.items()) items.push(item)
  return items
}

const posts = [
  { id: 1, title: 'The wall', slug: 'wall', status: 'published', html: '<p>A</p>' },
  { id: 2, title: 'The tide', slug: 'tide', status: 'draft' },
]

describe('openGhost()', () => {
  it('tells a post as unreadable whose text is broken in every form', async () => {
    const [item] = await itemsIn({ posts: [{ id: 1, status: 'published', lexical: '{"root":' }] })
    expect(item).toMatchObject({ unreadable: true, key: 'post 1' })
  })

  it('reads every form of export', async () => {
    const meta = { version: '5.1.0' }
    const forms = [
      { db: [{ meta, data: { posts } }] },
      { meta, data: { posts } },
      { data: { posts } },
      { data: { meta, data: { posts } } },
    ]
    for (const form of forms) {
      expect((await itemsIn(form)).map(({ key }) => key)).toEqual(['post 1', 'post 2'])
    }
  })

  it('says what the settings say of the site', async () => {
    const settings = [
      { key: 'title', value: 'Harbour  Courier' },
      { key: 'description', value: 'News of the harbour' },
      { key: 'locale', value: 'pt_BR' },
      { key: 'url', value: 'https://courier.example/' },
      { key: 'logo', value: null },
    ]
    expect((await opened({ data: { posts, settings } })).site).toEqual({
      name: 'Harbour Courier',
      tagline: 'News of the harbour',
      address: 'https://courier.example',
      language: 'pt-BR',
    })
    expect((await opened({ data: { posts } })).site).toEqual({})
  })

  it('can be read again, and tells how far it is', async () => {
    const source = await opened({ data: { posts } })
    const first = []
    for await (const item of source.items()) first.push([item.key, source.progress()])
    expect(first).toEqual([
      ['post 1', 0],
      ['post 2', 0.5],
    ])
    expect(source.progress()).toBe(1)
    expect((await all(source)).map(({ key }) => key)).toEqual(['post 1', 'post 2'])
  })

  it('gives items of one number names of their own, and says so', async () => {
    const items = await itemsIn({ data: { posts: [posts[0], posts[0], {}] } })
    expect(items.map(({ key }) => key)).toEqual(['post 1', 'post 1, number 2', 'post at 3'])
    expect(items[1]).toMatchObject({ losses: [{ code: 'id-twice', detail: 'post 1' }] })
  })

  it('reads UTF-8, whatever is quoted in it, and tells when it is none', async () => {
    const post = { id: 1, title: 'Fährhafen', html: "<meta charset='iso-8859-1'>" }
    expect(await itemsIn({ data: { posts: [post] } })).toMatchObject([
      { title: 'Fährhafen', losses: [{ code: 'private-as-draft' }] },
    ])
    writeFileSync(path, Buffer.from(JSON.stringify({ data: { posts: [post] } }), 'latin1'))
    expect((await all(await openGhost(path)))[0]).toMatchObject({
      title: 'Fährhafen',
      losses: [{ code: 'private-as-draft' }, { code: 'encoding-guessed', detail: 'windows-1252' }],
    })
  })

  it('says which post is none', async () => {
    expect(await itemsIn({ data: { posts: [7, posts[0]] } })).toMatchObject([
      { unreadable: true, place: 'harbour.json, post 1', reason: 'it is not a JSON object' },
      { key: 'post 1', place: 'harbour.json, “wall”' },
    ])
  })

  it.each([
    ['', /is empty\. In Ghost, export it again/],
    [' \n', /is empty/],
    ['<html>', /is not JSON/],
    ['PK\u0003\u0004', /is a ZIP file: unpack it/],
    ['{"data": {"posts": [{"id": 1', /is cut off/],
    ['{"data": {"posts": [}]}', /is broken JSON/],
    ['[]', /holds no posts/],
    ['7', /holds no posts/],
    ['{"data": {"posts": []}}', /holds no posts/],
    ['{"data": {"posts": {}}}', /holds no posts/],
    ['{"db": []}', /holds no posts/],
    ['{"__proto__": {"posts": [1]}}', /holds no posts/],
  ])('refuses %j, and says what to do', async (json, message) => {
    const opening = opened(json)
    await expect(opening).rejects.toThrow(message)
    await expect(opening).rejects.toBeInstanceOf(Unusable)
    await expect(opening).rejects.toThrow(path)
  })

  it('refuses what is not there, and a folder', async () => {
    await expect(openGhost(join(folder, 'none.json'))).rejects.toBeInstanceOf(Unusable)
    await expect(openGhost(folder)).rejects.toBeInstanceOf(Unusable)
  })

  it('finds pictures in a copy of the folder beside it', async () => {
    const kept = join(folder, 'content', 'images', '2019')
    mkdirSync(kept, { recursive: true })
    writeFileSync(join(kept, 'the wall.jpg'), '')
    writeFileSync(join(folder, 'secret.txt'), '')
    const find = (await opened({ data: { posts } })).fileOf
    const item = { base: '/wall/', place: '' }
    const file = join(kept, 'the wall.jpg')
    expect(find?.('/content/images/2019/the%20wall.jpg', item)).toBe(file)
    expect(find?.('https://a.example/content/images/size/w600/2019/the%20wall.jpg', item)).toBe(
      file,
    )
    expect(find?.('/content/images/2019/other.jpg', item)).toBeUndefined()
    expect(find?.('/content/images/2019', item)).toBeUndefined()
    expect(find?.('/content/images/..%2f..%2f..%2fsecret.txt', item)).toBeUndefined()
    expect(find?.('/content/images/..%2f..%2fharbour.json', item)).toBeUndefined()
  })

  it('takes whatever stands in the fields of a post', async () => {
    const names = ['id', 'title', 'slug', 'status', 'visibility', 'html', 'lexical', 'mobiledoc']
    const more = ['published_at', 'updated_at', 'author_id', 'feature_image', 'canonical_url']
    const keys = [...names, ...more, 'markdown', 'plaintext', 'locale', 'featured', 'meta_title']
    const post = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue())
    await fc.assert(
      fc.asyncProperty(fc.array(post, { minLength: 1, maxLength: 3 }), async given => {
        expect(await itemsIn({ data: { posts: given } })).toHaveLength(given.length)
      }),
      { numRuns: 60 },
    )
  })
})
