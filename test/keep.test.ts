import { readFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Keeping } from '../src/keep/kept.ts'
import { type Opened, open } from '../src/publish/open.ts'
import { filesIn } from '../src/publish/site-files.ts'
import { article, type Files, type Place, place, run, write } from './support/build.ts'
import { keepingIn, writeKept } from './support/keeper.ts'

const site = 'name: The Quay\naddress: https://quay.example\n'
const ferry =
  'The ferry left the quay at nine in the morning with many people and a dog on board.\n'
const council =
  'The council votes to build a new wall along the harbour after two storms broke it.\n'

async function opened(at: Place): Promise<Opened> {
  const all = await open(at, { now: Date.parse('2026-01-02'), writing: false })
  all.store.close()
  return all
}

/** Mistakes that a build would stop for, by their codes and addresses. */
async function mistakes(at: Place): Promise<string[]> {
  const { errors } = await opened(at)
  return errors.map(one => `${one.code} ${'address' in one ? one.address : one.file}`)
}

/** Nothing is kept twice on one day. */
let day = 0

/** Keeps as `npm run keep` does, and writes. */
async function keep(at: Place, ...words: string[]): Promise<Keeping> {
  const { plan } = await opened(at)
  day += 1
  const today = new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10)
  const keeping = keepingIn(at, plan, today)(...words)
  await writeKept(at, keeping)
  return keeping
}

const told = ({ left, refused }: Keeping) => [...left.map(({ address }) => address), ...refused]

/** An archive whose addresses are written down. */
async function published(files: Files, others: Files = {}): Promise<Place> {
  const at = await place({ 'site.yaml': site, ...files })
  await write(at.public, others)
  expect(await mistakes(at)).toEqual([])
  expect(told(await keep(at))).toEqual([])
  return at
}

const story = (fields: Record<string, unknown>, body = ferry) =>
  article({ title: 'A', date: '2019-05-01', ...fields }, body)

describe('keeping', () => {
  test('does not write down that two articles swapped their addresses, until their keeper says so', async () => {
    const at = await published({
      'articles/a.md': story({ slug: 'x', id: 'of-ferry' }),
      'articles/b.md': story({ slug: 'y', id: 'of-council' }, council),
    })
    await write(at.content, {
      'articles/a.md': story({ slug: 'y', id: 'of-ferry' }),
      'articles/b.md': story({ slug: 'x', id: 'of-council' }, council),
    })
    const both = ['address-reused /2019/05/y/', 'address-reused /2019/05/x/']
    expect(await mistakes(at)).toEqual(both)
    const { changes, refused } = await keep(at)
    expect(changes).toEqual([])
    expect(refused).toHaveLength(2)
    expect(refused.join()).toContain('published for the article with the id “of-council”')
    expect(await mistakes(at)).toEqual(both)
    expect(told(await keep(at, '--same', '/2019/05/x/', '--same', '/2019/05/y/'))).toEqual([])
    expect(await mistakes(at)).toEqual([])
  })

  test('needs nothing for an address that changed in capital letters alone', async () => {
    const at = await published({ 'articles/a.md': story({ permalink: '/At/Foo/' }) })
    await write(at.content, { 'articles/a.md': story({ permalink: '/at/foo/' }) })
    expect(await mistakes(at)).toEqual([])
    const { plan } = await opened(at)
    expect(plan.answer('/At/Foo/')).toEqual({ status: 301, to: '/at/foo/' })
    // On many disks both would be one file.
    expect(plan.find('/At/Foo/')).toBeUndefined()
    await keep(at)
    expect((await keep(at)).changes).toEqual([])
  })

  test.each([
    ['/at/foo/', '/At/Foo/', { 'articles/a.md': story({ permalink: '/at/foo/' }) }, {}],
    ['/At/Foo/', '/at/foo/', { 'articles/a.md': story({ permalink: '/At/Foo/' }) }, {}],
    ['/Été/', '/ÉTÉ/', { 'articles/a.md': story({ permalink: '/Été/' }) }, {}],
    ['/tags/pier/', '/Tags/Pier/', { 'articles/a.md': story({ tags: ['Pier'] }) }, {}],
    ['/Docs/Map', '/docs/map/', {}, { 'Docs/Map': 'x' }],
    [
      '/media/m.svg',
      '/media/m.svg/',
      {
        'articles/a.md': story({ cover: { src: 'm.svg', alt: 'M' } }),
        'media/m.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      },
      {},
    ],
  ])('gives %s to no other article as %s', async (_, now, files, others) => {
    const at = await published({ 'articles/c.md': story({ slug: 'c' }, council), ...files }, others)
    await rm(at.public, { recursive: true, force: true })
    for (const file of ['articles/a.md', 'media']) {
      await rm(join(at.content, file), { recursive: true, force: true })
    }
    const other = 'Nobody plays chess on the pier any more, says the man who won the last game.\n'
    await write(at.content, { 'articles/b.md': story({ permalink: now }, other) })
    const reused = async () => (await mistakes(at)).filter(one => /^address-reused/.test(one))
    expect(await reused()).toEqual([`address-reused ${now}`])
    await keep(at)
    expect(await reused()).toEqual([`address-reused ${now}`])
    await keep(at, '--same', now)
    expect(await reused()).toEqual([])
  })

  test('gives the address of a page that a list had to no article', async () => {
    const many = Array.from({ length: 12 }, (_, i) => [
      `articles/${i}.md`,
      story({ slug: `of-${i}`, tags: ['Pier'] }, `${council} ${i}`),
    ])
    const at = await published({
      ...Object.fromEntries(many),
      'site.yaml': `${site}itemsPerPage: 5\n`,
    })
    for (const [file = ''] of many.slice(1)) await rm(join(at.content, file))
    const permalink = '/tags/pier/page/2/'
    await write(at.content, { 'articles/b.md': story({ permalink }) })
    expect(await mistakes(at)).toContain(`address-reused ${permalink}`)
    for (const never of ['/tags/pier/page/0/', '/tags/pier/page/4/', '/tags/pier/page/02/']) {
      await write(at.content, { 'articles/b.md': story({ permalink: never }) })
      expect(await mistakes(at)).not.toContain(`address-reused ${never}`)
    }
  })

  test('mends a redirect to an article that was renamed, by mending the article', async () => {
    const at = await published({
      'articles/a.md': story({ slug: 'x' }),
      'redirects.yaml': '- from: /poster/\n  to: /2019/05/x/\n',
    })
    await write(at.content, { 'articles/a.md': story({ slug: 'z' }) })
    expect(await mistakes(at)).toEqual(['address-lost /2019/05/x/', 'redirect-unknown /poster/'])
    expect(told(await keep(at))).toEqual([])
    expect(await mistakes(at)).toEqual([])
  })

  test('keeps an address that only redirects.yaml ever had', async () => {
    const at = await published({
      'articles/a.md': story({}),
      'redirects.yaml': '- from: /poster/\n  to: /2019/05/a/\n- from: /map\n  to: /archive/\n',
    })
    expect((await keep(at)).changes).toEqual([])
    await rm(join(at.content, 'redirects.yaml'))
    expect(await mistakes(at)).toEqual(['address-lost /map/', 'address-lost /poster/'])
    expect(
      told(await keep(at, '--moved', '/map/', '/archive/', '--moved', '/poster/', '/')),
    ).toEqual([])
    expect(await mistakes(at)).toEqual([])
    expect((await keep(at)).changes).toEqual([])
  })

  test('lets what led to something be gone with it', async () => {
    const at = await published({ 'articles/a.md': story({}) }, { 'a.pdf': 'x', 'b.pdf': 'x' })
    await rm(join(at.public, 'a.pdf'))
    expect(told(await keep(at, '--moved', '/a.pdf', '/b.pdf'))).toEqual([])
    await rm(join(at.public, 'b.pdf'))
    await keep(at, '--gone', '/b.pdf', 'error')
    expect(told(await keep(at))).toEqual([])
    expect(await mistakes(at)).toEqual([])
    const { plan } = await opened(at)
    expect(plan.answer('/a.pdf')).toEqual({ status: 410 })
  })

  test.each([
    ['/keys/pgp', 'a file without an ending'],
    ['/cafe\u0301.pdf', 'a name that is not normalized'],
    ['/notes.backup2024', 'a long ending'],
    ['/a b.pdf', 'a blank'],
  ])('can say of %j (%s) that it is gone or has moved', async address => {
    for (const words of [
      ['--gone', address, 'error'],
      ['--moved', address, '/archive/'],
    ]) {
      const at = await published({ 'articles/a.md': story({}) }, { [address.slice(1)]: 'x' })
      await rm(at.public, { recursive: true })
      expect(await mistakes(at)).toEqual([`address-lost ${address}`])
      expect(told(await keep(at, ...words))).toEqual([])
      expect(await mistakes(at)).toEqual([])
    }
  })

  test('writes down files in any folder of public/, but none for a host or a browser', async () => {
    const files = ['_old/map.pdf', '_headers', '.well-known/security.txt', 'CNAME', 'robots.txt']
    const at = await published(
      { 'articles/a.md': story({}) },
      Object.fromEntries(files.map(file => [file, 'x'])),
    )
    await rm(at.public, { recursive: true })
    expect(await mistakes(at)).toEqual(['address-lost /_old/map.pdf'])
  })

  test.each(['100%.pdf', 'what?.pdf', 'a#b.pdf', 'old/index.htm'])(
    'promises nothing of public/%s, which no settings could name',
    async file => {
      const at = await published({ 'articles/a.md': story({}) }, { [file]: 'x' })
      await rm(at.public, { recursive: true })
      expect(await mistakes(at)).toEqual([])
    },
  )

  test.each([
    ['--moved', '/q/', 'javascript:alert(1)'],
    ['--moved', 'q', '/archive/'],
    ['--moved', '/%zz/', '/archive/'],
    ['--moved', '/../q/', '/archive/'],
    ['--moved', '/q"/', '/archive/'],
    ['--moved', '/older/', '/archive/'],
    ['--moved', '/poster/', '/archive/'],
    ['--moved', '/was/', '/archive/'],
    ['--moved', '/q/', '/q/'],
    ['--moved', '/Archive/', '/archive/'],
    ['--moved', '/2019/05/A/', '/archive/'],
    ['--gone', '/2019/05/A/', 'legal'],
    ['--moved', '/q/', '//other.example'],
    ['--moved', '/q/', '/was/'],
    ['--moved', '/archive/', 'https://other.example/'],
    ['--gone', '/older/', 'legal'],
    ['--gone', '/poster/', 'legal'],
    ['--gone', '/was/', 'legal'],
    ['--gone', '/a?b=1', 'legal'],
    ['--gone', '/q/', 'boredom'],
    ['--same', '%'],
    ['--same', '/nothing/'],
  ])('refuses %s %s %s, and writes nothing that would stop a build', async (...words) => {
    const at = await published({
      'articles/a.md': story({ aliases: ['/older/'] }),
      'redirects.yaml': '- from: /poster/\n  to: /archive/\n',
      'gone.yaml': '- /was/\n',
    })
    const { changes, refused } = await keep(at, ...words)
    expect(changes).toEqual([])
    expect(refused).toHaveLength(1)
    expect(await mistakes(at)).toEqual([])
  })

  test('loses no older address that has a question mark', async () => {
    const at = await published({
      'articles/a.md': story({ aliases: ['/?p=12', '/show.php?id=é'] }),
    })
    expect(await mistakes(at)).toEqual([])
    expect((await keep(at)).changes).toEqual([])
    await rename(join(at.content, 'articles/a.md'), join(at.content, 'articles/z.md'))
    expect(told(await keep(at))).toEqual([])
    expect(await mistakes(at)).toEqual([])
    const { plan } = await opened(at)
    expect(plan.answer('/?p=12')).toEqual({ status: 301, to: '/2019/05/z/' })
    expect(plan.answer('/?p=13')).toBeUndefined()
    await rm(join(at.content, 'articles/z.md'))
    await write(at.content, { 'articles/b.md': story({}, council) })
    expect(told(await keep(at, '--gone', '/2019/05/z/', 'error'))).toEqual([])
    expect(await mistakes(at)).toEqual([])
    const after = (await opened(at)).plan
    expect(after.answer('/?p=12')).toEqual({ status: 301, to: '/2019/05/z/' })
    expect(after.answer('/2019/05/z/')).toEqual({ status: 410, hasPage: true })
  })

  test('leads an address with a question mark to the page that says that it is gone', async () => {
    const at = await published({
      'articles/a.md': story({ aliases: ['/?p=12'] }),
      'articles/b.md': story({}, council),
    })
    await write(at.content, { 'articles/a.md': story({}) })
    await keep(at)
    await rm(join(at.content, 'articles/a.md'))
    await keep(at, '--gone', '/2019/05/a/', 'error')
    await rm(join(at.content, 'redirects.yaml'), { force: true })
    expect(await mistakes(at)).toEqual(['address-lost /?p=12'])
    expect(told(await keep(at, '--gone', '/?p=12', 'error'))).not.toEqual([])
    expect(told(await keep(at, '--moved', '/?p=12', '/2019/05/a/'))).toEqual([])
    expect(await mistakes(at)).toEqual([])
  })

  test('takes one decision for an address, and leads to where a reader ends', async () => {
    const at = await published({ 'articles/a.md': story({ slug: 'x', aliases: ['/older/'] }) })
    const { refused } = await keep(at, '--moved', '/q/', '/older/', '--gone', '/Q/', 'legal')
    expect(refused).toHaveLength(1)
    const written = readFileSync(join(at.content, 'articles/a.md'), 'utf8')
    expect(written).toContain('aliases: ["/older/", "/q/"]')
    expect(await mistakes(at)).toEqual([])
  })

  test('guesses the new names of a hundred lists at most, since each is compared with all', async () => {
    const tags = (start: string) => Array.from({ length: 120 }, (_, n) => `${start} ${n + 100}`)
    const at = await published({ 'articles/a.md': story({ tags: tags('Harbour') }) })
    await write(at.content, { 'articles/a.md': story({ tags: tags('Harbours') }) })
    const { left } = await keep(at)
    expect(left[0]).toMatchObject({ address: '/tags/harbour-100/', near: '/tags/harbours-100/' })
    expect(left.map(({ near }) => near !== undefined)).toEqual(tags('').map((_, i) => i < 100))
  })

  test('writes all that there is to write at once', async () => {
    const at = await published({ 'articles/a.md': story({}) })
    await rename(join(at.content, 'articles/a.md'), join(at.content, 'articles/b.md'))
    expect((await keep(at)).changes.map(({ file }) => file)).toContain('articles/b.md')
    expect((await keep(at)).changes).toEqual([])
  })

  test('lets an article come back to an address that it has left', async () => {
    const at = await published({ 'articles/a.md': story({}) })
    for (const [from, to] of ['ab', 'ba', 'ab'] as const) {
      await rename(join(at.content, `articles/${from}.md`), join(at.content, `articles/${to}.md`))
      await keep(at)
      expect(await mistakes(at)).toEqual([])
    }
  })

  test('follows a picture that is renamed twice', async () => {
    const cover = (src: string) => story({ cover: { src, alt: 'A' } })
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    const at = await published({ 'articles/a.md': cover('a.svg'), 'media/a.svg': drawing })
    for (const [from, to] of ['ab', 'bc'] as const) {
      await rename(join(at.content, `media/${from}.svg`), join(at.content, `media/${to}.svg`))
      await write(at.content, { 'articles/a.md': cover(`${to}.svg`) })
      await keep(at)
      expect(await mistakes(at)).toEqual([])
    }
  })

  test('a picture of an article that was withdrawn goes with it', async () => {
    const fields = { cover: { src: 'a.svg', alt: 'A' } }
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    const at = await published({ 'articles/a.md': story(fields), 'media/a.svg': drawing })
    const withdrawn = { reason: 'legal', date: '2020-01-01' }
    await write(at.content, { 'articles/a.md': story({ ...fields, withdrawn }) })
    expect(await mistakes(at)).toEqual([])
  })

  test('says once that an edition has moved, and writes no alias for each of its articles', async () => {
    const named = ['a', 'b', 'c', 'd', 'e'].map(name => [
      `articles/${name}.md`,
      story({ lang: 'ar', id: name, title: name }),
    ])
    const site = (path: string) => `{name: Q, editions: [{language: ar, path: ${path}}]}`
    const at = await published({ ...Object.fromEntries(named), 'site.yaml': site('ar') })
    await write(at.content, { 'site.yaml': site('arabic') })
    expect(await mistakes(at)).toEqual(['edition-moved site.yaml'])
    const { changes, refused } = await keep(at)
    expect(refused).toHaveLength(1)
    expect(changes.map(({ file }) => file)).not.toContain('articles/a.md')
  })

  test('says of no edition that is still there that it has moved', async () => {
    const fields = { tags: ['Pier', 'Wall', 'Tide', 'Lamp', 'Reef'] }
    const arabic = { 'articles/a.md': story({ ...fields, lang: 'ar' }) }
    const at = await published({
      ...arabic,
      'articles/b.md': story(fields, council),
      'site.yaml': '{name: Q, editions: [{language: ar, path: ar}]}',
    })
    await rm(join(at.content, 'articles/a.md'))
    const all = await mistakes(at)
    expect(all).toContain('address-lost /ar/tags/pier/')
    expect(all.filter(one => !one.startsWith('address-lost /ar/'))).toEqual([])
  })

  test('one word for an article takes its older addresses with it', async () => {
    const at = await published({ 'articles/a.md': story({ aliases: ['/older/'] }) })
    await rm(join(at.content, 'articles/a.md'))
    await write(at.content, { 'articles/z.md': story({ title: 'Z' }) })
    await keep(at, '--gone', '/2019/05/a/', 'error')
    expect(await mistakes(at)).toEqual([])
  })

  test('an older address that leads elsewhere is not gone with its article', async () => {
    const at = await published({ 'articles/a.md': story({ aliases: ['/older/', '/?p=1'] }) })
    await rm(join(at.content, 'articles/a.md'))
    await write(at.content, { 'articles/z.md': story({ title: 'Z' }, council) })
    const moved = ['/older/', '/?p=1'].flatMap(one => ['--moved', one, '/archive/'])
    expect(told(await keep(at, '--gone', '/2019/05/a/', 'error', ...moved))).toEqual([])
    expect(await mistakes(at)).toEqual([])
    const { plan } = await opened(at)
    expect(plan.answer('/older/')).toEqual({ status: 301, to: '/archive/' })
    expect(plan.answer('/?p=1')).toEqual({ status: 301, to: '/archive/' })
  })
})

describe('a text that changes over the years', () => {
  const last =
    'Nobody remembers the dog: the ferry of those days is a café now, and its captain, who is ninety, sells ice to the grandchildren of those who sailed with her. Of the quay itself three posts are left, which gulls have to themselves all winter. In summer children jump from them, and a sign of the harbour board, painted over each spring, says that they may not.\n'
  const versions = [
    ferry,
    `${ferry}\nThe captain says that the wind was no danger to anybody on board.\n`,
    `The captain says that the wind was no danger to anybody on board.\n\n${last}`,
    last,
  ]
  const lines = (at: Place) =>
    filesIn(at.content)
      .filter(file => file.startsWith('addresses/'))
      .flatMap(file => readFileSync(join(at.content, file), 'utf8').split('\n'))
      .filter(line => line.includes('\tarticle\t'))

  /** An article whose text its author writes again, and keeps, a few times. */
  async function rewritten(fields: Record<string, unknown>): Promise<Place> {
    const at = await published({
      'articles/a.md': story({ slug: 'x', ...fields }),
      'articles/b.md': story({ slug: 'y' }, council),
    })
    for (const text of versions) {
      await write(at.content, { 'articles/a.md': story({ slug: 'x', ...fields }, text) })
      expect(await mistakes(at)).toEqual([])
      expect(told(await keep(at))).toEqual([])
      expect((await keep(at)).changes).toEqual([])
    }
    return at
  }

  test.each([
    ['its last words', last],
    ['nearly its last words', last.replace('ninety', 'ninety-one')],
    ['its first words', ferry],
  ])('is found with %s when it is renamed', async (_, text) => {
    const at = await rewritten({})
    await rm(join(at.content, 'articles/a.md'))
    await write(at.content, { 'articles/z.md': story({ slug: 'z' }, text) })
    expect(await mistakes(at)).toEqual(['address-lost /2019/05/x/'])
    expect(told(await keep(at))).toEqual([])
    expect(readFileSync(join(at.content, 'articles/z.md'), 'utf8')).toContain('"/2019/05/x/"')
    expect(await mistakes(at)).toEqual([])
  })

  test('is found where it is like more than one of its versions', async () => {
    const more = `${last.trimEnd()} The captain died in May; her ice is sold by her daughter now.\n`
    const at = await rewritten({})
    await write(at.content, { 'articles/a.md': story({ slug: 'x' }, more) })
    expect((await keep(at)).facts).toHaveLength(1)
    await rm(join(at.content, 'articles/a.md'))
    const now = more.replace('ninety', 'ninety-one')
    await write(at.content, { 'articles/z.md': story({ slug: 'z' }, now) })
    expect(told(await keep(at))).toEqual([])
  })

  test('is where its last words are, and not where its first are', async () => {
    const at = await rewritten({})
    await rm(join(at.content, 'articles/a.md'))
    await write(at.content, {
      'articles/first.md': story({ slug: 'first' }, ferry),
      'articles/last.md': story({ slug: 'last' }, last),
    })
    expect(told(await keep(at))).toEqual([])
    expect(readFileSync(join(at.content, 'articles/last.md'), 'utf8')).toContain('"/2019/05/x/"')
  })

  test('is found at each of its addresses', async () => {
    const at = await rewritten({ aliases: ['/older/'] })
    await rm(join(at.content, 'articles/a.md'))
    await write(at.content, { 'articles/z.md': story({ slug: 'z' }, last) })
    expect(told(await keep(at))).toEqual([])
    expect(await mistakes(at)).toEqual([])
  })

  test('has lines for its words where they are others, and older ones stay', async () => {
    const at = await published({ 'articles/a.md': story({ slug: 'x' }) })
    const [before] = lines(at)
    await write(at.content, { 'articles/a.md': story({ slug: 'x' }, last) })
    const { facts } = await keep(at)
    expect(facts.map(({ address }) => address)).toEqual(['/2019/05/x/'])
    expect(lines(at)).toHaveLength(2)
    expect(lines(at)).toContain(before)
  })

  test('has one line where it has an id', async () => {
    const at = await rewritten({ id: 'of-ferry' })
    expect(lines(at).filter(line => line.startsWith('/2019/05/x/'))).toHaveLength(1)
  })

  test('has no line for an address that was another’s until its keeper says so', async () => {
    const at = await rewritten({})
    await rm(join(at.content, 'articles/a.md'))
    const others =
      'Bread is dearer this winter, and the mills along the river have closed for good.\n'
    await write(at.content, { 'articles/z.md': story({ slug: 'x' }, others) })
    const before = lines(at)
    expect(await mistakes(at)).toEqual(['address-reused /2019/05/x/'])
    expect(told(await keep(at))).toHaveLength(1)
    expect(lines(at)).toEqual(before)
    expect(await mistakes(at)).toEqual(['address-reused /2019/05/x/'])
  })
})

describe('a file of public/ at an address that was published', () => {
  const pier = { title: 'Pier', date: '2004-05-14', tags: ['Peer'], section: 'Harbour' }
  const others = { 'articles/b.md': story({ slug: 'y', section: 'Harbour' }, council) }
  const settings = `${site}records: json\nfeeds: {forms: [rss], from: 1}\nitemsPerPage: 5\nsections: [Harbour]\n`

  /** A site that had an article with a tag, and has neither any more. */
  async function left(): Promise<Place> {
    const at = await published({
      ...others,
      'site.yaml': settings,
      'articles/pier.md': article(pier, ferry),
    })
    await rm(join(at.content, 'articles/pier.md'))
    return at
  }

  test.each([
    ['2004/05/pier/index.html', '/2004/05/pier/', 'the article “pier”'],
    ['2004/05/Pier/INDEX.html', '', ''],
    ['2004/05/Pier/index.html', '/2004/05/Pier/', 'the article “pier”'],
    ['2004/05/pier', '/2004/05/pier', 'the article “pier”'],
    ['2004/05/pier/index.json', '/2004/05/pier/index.json', 'a file beside the article “pier”'],
    ['tags/peer/index.html', '/tags/peer/', 'a list'],
    ['tags/peer/feed.xml', '/tags/peer/feed.xml', 'a feed'],
    ['2004/05/pier.html', '', ''],
    ['2004/05/pier%2Findex.html', '', ''],
    ['2004/05/pier/plan.pdf', '', ''],
    ['2004/05/pier/index.htm', '', ''],
    ['2004/pier/index.html', '', ''],
    ['tags/peer/page/2/index.html', '', ''],
  ])('public/%s has reused %j', async (file, address, owner) => {
    const at = await left()
    await write(at.public, { [file]: 'x' })
    const { errors } = await opened(at)
    const reused = errors.flatMap(one => (one.code === 'address-reused' ? [one] : []))
    expect(reused.map(one => [one.file, one.address, one.owner])).toEqual(
      address === '' ? [] : [[`../public/${file}`, address, owner]],
    )
  })

  test('is refused until its keeper says that it is the same', async () => {
    const at = await left()
    const address = '/2004/05/pier/'
    await write(at.public, { '2004/05/pier/index.html': 'x' })
    await keep(at, '--gone', '/tags/peer/', 'error')
    const { refused, facts } = await keep(at)
    expect(refused.join()).toMatch(
      /^public\/2004\/05\/pier\/index\.html: .* published for the article “pier”/,
    )
    expect(facts.map(one => one.address)).not.toContain(address)
    expect(await mistakes(at)).toEqual([`address-reused ${address}`])
    expect(told(await keep(at, '--same', address))).toEqual([])
    expect(await mistakes(at)).toEqual([])
    expect((await keep(at)).changes).toEqual([])
    const { plan } = await opened(at)
    expect(plan.answer(address)).toEqual({ status: 200 })
    expect(plan.find(address)).toBeUndefined()
  })

  test('has no page that leads on in its place, whatever the case of its letters', async () => {
    const at = await left()
    await write(at.public, { '2004/05/Pier/index.html': 'x' })
    await keep(at, '--gone', '/tags/peer/', 'error', '--same', '/2004/05/Pier/')
    expect(await mistakes(at)).toEqual([])
    const { plan } = await opened(at)
    expect(plan.answer('/2004/05/pier/')).toEqual({ status: 301, to: '/2004/05/Pier/' })
    expect(plan.find('/2004/05/pier/')).toBeUndefined()
  })

  test('is refused at the former name of a tag, whose page leads on', async () => {
    const at = await left()
    await write(at.content, {
      'articles/c.md': story({ tags: ['Pier'], aliases: ['/2004/05/pier/'] }),
      'tags.yaml': '- label: Pier\n  aliases: [Peer]\n',
    })
    await keep(at)
    expect(await mistakes(at)).toEqual([])
    await write(at.public, { 'tags/Peer/index.html': 'x' })
    expect(await mistakes(at)).toEqual(['address-reused /tags/Peer/'])
  })

  test('may be another file than the one that was there', async () => {
    const at = await published(
      { 'articles/b.md': story({}) },
      { 'a/index.html': 'x', 'm.jpg': 'x' },
    )
    await write(at.public, { 'a/index.html': 'another', 'm.jpg': 'another' })
    expect(await mistakes(at)).toEqual([])
    expect((await keep(at)).changes).toEqual([])
  })

  test('may have the address of a picture of the content that it takes the place of', async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
    const at = await published({
      'articles/b.md': story({ cover: { src: 'm.svg', alt: 'M' } }),
      'media/m.svg': drawing,
    })
    await write(at.content, { 'articles/b.md': story({}) })
    await write(at.public, { 'media/m.svg': drawing.replace('M0', 'M1') })
    expect(await mistakes(at)).toEqual([])
  })

  test('is refused where redirects.yaml leads on', async () => {
    const at = await published(others)
    await write(at.content, { 'redirects.yaml': '- from: /poster/\n  to: /2019/05/y/\n' })
    await write(at.public, { 'poster/index.html': 'x' })
    expect(await mistakes(at)).toEqual(['public-file-taken /poster/'])
    await rm(at.public, { recursive: true })
    await write(at.public, { poster: 'x' })
    expect(await mistakes(at)).toEqual(['public-file-taken /poster'])
  })

  test('gives its address to no article, until its keeper says that it is the same', async () => {
    const at = await published(others, { 'about/index.html': 'x' })
    await rm(at.public, { recursive: true })
    await write(at.content, { 'pages/about.md': '---\ntitle: About\n---\nWe are here.\n' })
    expect(await mistakes(at)).toEqual(['address-reused /about/'])
    expect(told(await keep(at, '--same', '/about/'))).toEqual([])
    expect(await mistakes(at)).toEqual([])
  })
})

describe('addresses that lead on by rules of a host alone', () => {
  const settings = (more: string) =>
    `${site}records: json\nfeeds: {forms: [rss], from: 1}\nitemsPerPage: 5\n${more}`
  const drawing = (n: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M${n} 0h9"/></svg>`
  const many = Object.fromEntries(
    ['c', 'd', 'e', 'f', 'g'].map(name => [
      `articles/${name}.md`,
      story({ tags: ['Pier'] }, council),
    ]),
  )

  async function changed(more: string): Promise<string[]> {
    const at = await published(
      {
        ...many,
        'site.yaml': settings(more),
        'articles/a.md': story({ tags: ['Peer'], cover: { src: 'm.svg', alt: 'M' } }),
        'articles/b.md': story({ permalink: '/At/B/', aliases: ['/?p=12', '/older/'] }, council),
        'media/m.svg': drawing(1),
      },
      { 'a.pdf': 'x', 'b.pdf': 'x', 'live.pdf': 'x' },
    )
    for (const file of ['articles/a.md', 'media/m.svg']) await rm(join(at.content, file))
    for (const file of ['a.pdf', 'b.pdf']) await rm(join(at.public, file))
    await write(at.content, {
      'articles/z.md': story({ tags: ['Pier'], cover: { src: 'n.svg', alt: 'M' } }),
      'articles/b.md': story({ permalink: '/at/b/', aliases: ['/?p=12', '/older/'] }, council),
      'media/n.svg': drawing(1),
      'tags.yaml': '- label: Pier\n  aliases: [Peer]\n',
      'redirects.yaml':
        '- {from: /poster/, to: https://other.example/}\n- {from: /map.pdf, to: /at/b/}\n',
    })
    const decided = ['--moved', '/a.pdf', '/live.pdf', '--gone', '/b.pdf', 'error']
    expect(told(await keep(at, ...decided))).toEqual([])
    expect(await mistakes(at)).toEqual([])
    return (await opened(at)).ledByHostAlone.sort()
  }

  test('are those of files, and of pages in other capital letters', async () => {
    expect(await changed('')).toEqual([
      '/At/B/',
      '/a.pdf',
      '/map.pdf',
      '/media/m.svg',
      '/tags/peer/feed.xml',
    ])
  })

  test('are none where the site names its host', async () => {
    expect(await changed('host: nginx\n')).toEqual([])
  })
})

test('--mend keeps both sides of conflicts, and leaves a file to its keeper whose sides disagree', async () => {
  const conflict = (ours: string, theirs: string) =>
    `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`
  const disputed = conflict('- /x/\n', '- address: /x/\n  reason: legal\n')
  const at = await place({
    'site.yaml': site,
    'articles/a.md': story({}),
    'redirects.yaml': conflict('- from: /p/\n  to: /\n', '- from: /q/\n  to: /archive/\n'),
    'gone.yaml': disputed,
  })
  const { status, stdout } = await run(['scripts/keep.ts', '--mend', '--write'], at.env)
  expect(status).toBe(1)
  expect(stdout).toContain('gone.yaml: the two sides say different things of /x/')
  const read = (file: string) => readFileSync(join(at.content, file), 'utf8')
  expect(read('gone.yaml')).toBe(disputed)
  expect(read('redirects.yaml')).toBe('- from: /p/\n  to: /\n- from: /q/\n  to: /archive/\n')
  await write(at.content, { 'gone.yaml': '- /x/\n' })
  expect((await run(['scripts/keep.ts', '--mend', '--write'], at.env)).status).toBe(0)
  expect(await mistakes(at)).toEqual([])
})

test('--mend leaves a file to its keeper that is not UTF-8, which check names', async () => {
  const written = Buffer.from(
    '<<<<<<< HEAD\n- /caf\xe9/\n=======\n- /b/\n>>>>>>> other\n',
    'latin1',
  )
  const at = await place({ 'site.yaml': site, 'articles/a.md': story({}), 'gone.yaml': written })
  const { status, stderr } = await run(['scripts/keep.ts', '--mend', '--write'], at.env)
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('gone.yaml: This file is not UTF-8'),
  ])
  expect(readFileSync(join(at.content, 'gone.yaml'))).toEqual(written)
  expect(await mistakes(at)).toEqual(['file-not-text gone.yaml'])
})

describe('finding texts again', () => {
  const report = (n: number, more = '') =>
    `Harbour weather report. The wind comes from the west with ${n} knots, waves are low, the tide turns at noon, boats may leave the harbour and ferries run as they should all day long.${more}\n`
  const names = Array.from({ length: 30 }, (_, n) => n)
  const reports = (slug: string, more = '') =>
    Object.fromEntries(
      names.map(n => [
        `articles/${slug}${n}.md`,
        story({ slug: `${slug}-${n}` }, report(n + 3, more)),
      ]),
    )

  test('each of reports that differ in a number is found by its words when all are renamed', async () => {
    const at = await published(reports('old'))
    for (const n of names) await rm(join(at.content, `articles/old${n}.md`))
    await write(at.content, reports('new'))
    expect(told(await keep(at))).toEqual([])
    for (const n of names) {
      const text = readFileSync(join(at.content, `articles/new${n}.md`), 'utf8')
      expect(text).toContain(`aliases: ["/2019/05/old-${n}/"]`)
    }
    expect(await mistakes(at)).toEqual([])
  })

  test('no alias is guessed where reports were renamed and changed at once', async () => {
    const at = await published(reports('old'))
    for (const n of names) await rm(join(at.content, `articles/old${n}.md`))
    await write(at.content, reports('new', ' Corrected.'))
    const { changes, left } = await keep(at)
    expect(left).toHaveLength(names.length)
    expect(changes.filter(({ file }) => file.startsWith('articles/'))).toEqual([])
  })

  test('a report that is gone does not lead to one that is another, word for word', async () => {
    const at = await published({
      'articles/a.md': story({ slug: 'a' }, report(3)),
      'articles/b.md': story({ slug: 'b' }, report(4)),
    })
    await rm(join(at.content, 'articles/a.md'))
    await rename(join(at.content, 'articles/b.md'), join(at.content, 'articles/c.md'))
    await write(at.content, { 'articles/c.md': story({ slug: 'c' }, report(4)) })
    expect(told(await keep(at))).toEqual(['/2019/05/a/'])
  })

  test.each([
    ['nearly the same', report],
    ['the same', () => report(0)],
  ])('a report that is gone is not the next of a series whose words are %s', async (_, of) => {
    const reportFile = (n: number) =>
      [`articles/r${n}.md`, story({ slug: `r${n}` }, of(n))] as const
    const at = await published(Object.fromEntries([3, 4, 5, 6, 7].map(reportFile)))
    await rm(join(at.content, 'articles/r5.md'))
    await write(at.content, Object.fromEntries([reportFile(8)]))
    expect(told(await keep(at))).toEqual(['/2019/05/r5/'])
  })

  test('one of two articles with the same words that is removed leads to the other', async () => {
    const at = await published({
      'articles/a.md': story({ slug: 'a' }),
      'articles/b.md': story({ slug: 'b' }),
    })
    await rm(join(at.content, 'articles/a.md'))
    expect(told(await keep(at))).toEqual([])
    expect(readFileSync(join(at.content, 'articles/b.md'), 'utf8')).toContain('"/2019/05/a/"')
  })

  test('a report that was changed is not guessed to be one of two that are gone', async () => {
    const at = await published({
      'articles/a.md': story({ slug: 'a' }, report(3)),
      'articles/b.md': story({ slug: 'b' }, report(4)),
    })
    for (const name of ['a', 'b']) await rm(join(at.content, `articles/${name}.md`))
    await write(at.content, { 'articles/c.md': story({ slug: 'c' }, report(4, ' Corrected.')) })
    expect(told(await keep(at))).toEqual(['/2019/05/a/', '/2019/05/b/'])
  })

  test('texts without a word are never taken for each other', async () => {
    const at = await published({ 'articles/a.md': story({ slug: 'a' }, '\n') })
    await rm(join(at.content, 'articles/a.md'))
    await write(at.content, { 'articles/b.md': story({ slug: 'b' }, '***\n') })
    expect(told(await keep(at))).toEqual(['/2019/05/a/'])
  })

  test('an article does not lead to a page whose file has its name', async () => {
    const at = await published({
      'articles/harbour.md': story({ slug: 'harbour' }),
      'articles/other.md': story({ slug: 'other' }, council),
    })
    await rm(join(at.content, 'articles/harbour.md'))
    await write(at.content, { 'pages/harbour.md': '---\ntitle: Contact\n---\nWrite to us.\n' })
    expect(told(await keep(at))).toEqual(['/2019/05/harbour/'])
  })

  test('an article that becomes a page of the same words is found', async () => {
    const at = await published({
      'articles/harbour.md': story({ slug: 'harbour' }),
      'articles/other.md': story({ slug: 'other' }, council),
    })
    await rm(join(at.content, 'articles/harbour.md'))
    await write(at.content, { 'pages/harbour.md': `---\ntitle: Harbour\n---\n${ferry}` })
    expect(told(await keep(at))).toEqual([])
    expect(await mistakes(at)).toEqual([])
  })
})
