import { existsSync } from 'node:fs'
import { open, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { place } from '../../test/support/build.ts'
import type { ReadResult } from './article-worker.ts'
import { openStore, openTexts, type Store } from './store.ts'

function result(file: string, more: Partial<NonNullable<ReadResult['read']>> = {}): ReadResult {
  const entry = { file, fields: { title: file }, body: 'b', links: [], images: [] }
  const markdown = { text: `*${file}*`, leads: [] }
  const html = `<p>${file}</p>`
  const read = { entry, html, text: file, markdown, positions: {}, problems: [], ...more }
  return {
    file,
    size: 10,
    mtime: 1234.5,
    ctime: 1234.5,
    inode: 7,
    digest: `digest of ${file}`,
    read,
  }
}

async function newPath(): Promise<string> {
  const { cache } = await place({})
  return join(cache, 'deep/archive.sqlite')
}

function opened(path: string, version = '1') {
  const made = openStore(path, version)
  onTestFinished(() => {
    try {
      made.store.close()
    } catch {}
  })
  return made
}

/** A store with a hundred files, closed. */
async function filled(): Promise<string> {
  const path = await newPath()
  const { store } = opened(path)
  const html = 'Text of some length. '.repeat(200)
  store.save(Array.from({ length: 100 }, (_, i) => result(`articles/${i}.md`, { html })))
  store.close()
  return path
}

it('keeps links to web addresses by host, and forgets those that went', async () => {
  const { store } = opened(await newPath())
  const link = (target: string) => ({
    kind: 'web' as const,
    target,
    written: target,
    line: 1,
    column: 1,
  })
  const targets = [
    'https://www.a.example/x/',
    'http://a.example/y/',
    'https://b.example/',
    'https://',
  ]
  store.save([result('articles/a.md', { webLinks: targets.map(link) }), result('articles/b.md')])
  const found = (host: string) =>
    [...store.linksTo(host)].map(([file, links]) => [file, links.map(({ target }) => target)])
  expect(found('a.example')).toEqual([['articles/a.md', targets.slice(0, 2)]])
  expect(found('www.b.example')).toEqual([['articles/a.md', ['https://b.example/']]])
  expect(found('c.example')).toEqual([])
  store.save([result('articles/a.md', { webLinks: [link('https://c.example/')] })])
  expect([found('a.example'), found('c.example').length]).toEqual([[], 1])
  store.forget(['articles/a.md'])
  expect(found('c.example')).toEqual([])
})

const files = (store: Store) => [...store.known().keys()].sort()

describe('openStore()', () => {
  it('makes a store and its folder, and keeps what is in it', async () => {
    const path = await newPath()
    const first = opened(path)
    first.store.save([result('articles/a.md')])
    first.store.close()
    const again = opened(path)
    expect([first.renewed, again.renewed]).toEqual([undefined, undefined])
    expect(files(again.store)).toEqual(['articles/a.md'])
  })

  it('is rebuilt by another version', async () => {
    const path = await filled()
    const { store, renewed } = opened(path, '2')
    expect([renewed, files(store)]).toEqual(['other-version', []])
    store.close()
    expect(opened(path, '2').renewed).toBeUndefined()
  })

  it('is rebuilt when it is no database', async () => {
    const path = await filled()
    await writeFile(path, 'noise '.repeat(5000))
    const { store, renewed } = opened(path)
    expect([renewed, files(store)]).toEqual(['damaged', []])
    store.save([result('articles/a.md')])
    store.close()
    expect(files(opened(path).store)).toEqual(['articles/a.md'])
  })

  it.each([0, 0.1, 0.4, 0.7])(
    'is rebuilt when there is noise in it from part %d on',
    async part => {
      const path = await filled()
      const { size } = await stat(path)
      const noise = Buffer.from(
        Array.from({ length: Math.floor(size * 0.2) }, (_, i) => (i * 89) % 251),
      )
      const file = await open(path, 'r+')
      await file.write(noise, 0, noise.length, Math.floor(size * part))
      await file.close()
      const { store, renewed } = opened(path)
      expect([renewed, files(store)]).toEqual(['damaged', []])
    },
  )

  it.each([0.05, 0.5, 0.9])('is rebuilt when only part %d of it is there', async part => {
    const path = await filled()
    await truncate(path, Math.floor((await stat(path)).size * part))
    const { store, renewed } = opened(path)
    expect([renewed, files(store)]).toEqual(['damaged', []])
  })

  it('begins with nothing when the file is empty', async () => {
    const path = await filled()
    await truncate(path, 0)
    expect(files(opened(path).store)).toEqual([])
  })

  it('leaves nothing of a damaged store beside the new one', async () => {
    const path = await filled()
    await writeFile(path, 'noise'.repeat(1000))
    await writeFile(`${path}-wal`, 'noise'.repeat(1000))
    const { store } = opened(path)
    store.close()
    expect(existsSync(`${path}-wal`)).toBe(false)
    expect((await readFile(path)).toString('latin1')).not.toContain('noise')
  })

  it('throws when its folder cannot be made', async () => {
    const at = await place({ 'file.txt': 'x' })
    expect(() => openStore(join(at.content, 'file.txt/archive.sqlite'), '1')).toThrow()
  })
})

describe('the store', () => {
  it('gives back what was saved', async () => {
    const { store } = opened(await newPath())
    const problems = [{ code: 'file-not-text', file: 'articles/b.md' }] as const
    store.save([
      result('articles/a.md', { positions: { title: [2, 1] }, text: 'مد \u0000 🌊' }),
      result('articles/b.md', { entry: undefined, problems: [...problems] }),
    ])
    expect(store.load('articles')).toEqual({
      entries: [
        { ...result('articles/a.md').read?.entry, print: expect.stringMatching(/^[\w-]{22}$/) },
      ],
      problems,
      damaged: [],
    })
    expect(store.known().get('articles/a.md')).toMatchObject({
      ...{ size: 10, mtime: 1234.5, digest: 'digest of articles/a.md' },
    })
    expect(store.html('articles/a.md')).toBe('<p>articles/a.md</p>')
    expect(store.positions('articles/a.md')).toEqual({ title: [2, 1] })
  })

  it('loads a folder in the order of names, whatever was saved first, and no other folder', async () => {
    const { store } = opened(await newPath())
    const names = ['articles/é.md', 'articles/b/c.md', 'articles/a.md', 'articles/Z.md']
    store.save(
      [...names, 'pages/about.md', 'articles2/x.md', 'articles.md'].map(name => result(name)),
    )
    const loaded = store.load('articles').entries.map(({ file }) => file)
    expect(loaded).toEqual(['articles/Z.md', 'articles/a.md', 'articles/b/c.md', 'articles/é.md'])
    expect(store.load('pages').entries.map(({ file }) => file)).toEqual(['pages/about.md'])
    expect(store.load('nothing')).toEqual({ entries: [], problems: [], damaged: [] })
  })

  it('puts what is saved in place of what was', async () => {
    const { store } = opened(await newPath())
    store.save([result('articles/a.md')])
    store.save([{ ...result('articles/a.md', { html: 'new' }), digest: 'other' }])
    expect(store.known().get('articles/a.md')?.digest).toBe('other')
    expect(store.html('articles/a.md')).toBe('new')
  })

  it('keeps a text that was not read again, and its new time', async () => {
    const { store } = opened(await newPath())
    store.save([result('articles/a.md')])
    store.save([{ ...result('articles/a.md'), mtime: 99, size: 11, read: undefined }])
    expect(store.known().get('articles/a.md')).toMatchObject({ size: 11, mtime: 99 })
    expect(store.html('articles/a.md')).toBe('<p>articles/a.md</p>')
  })

  it('forgets', async () => {
    const { store } = opened(await newPath())
    store.save(['articles/a.md', 'articles/b.md'].map(name => result(name)))
    store.forget(['articles/a.md', 'articles/never.md'])
    expect(files(store)).toEqual(['articles/b.md'])
    expect(() => store.html('articles/a.md')).toThrow('articles/a.md')
    expect(store.positions('articles/a.md')).toEqual({})
  })

  it('saves all of a batch or none of it', async () => {
    const { store } = opened(await newPath())
    const broken = { ...result('articles/b.md'), size: 'large' as unknown as number }
    expect(() => store.save([result('articles/a.md'), broken])).toThrow()
    expect(files(store)).toEqual([])
    store.save([result('articles/c.md')])
    expect(files(store)).toEqual(['articles/c.md'])
  })
})

describe('a row that is damaged', () => {
  const file = 'articles/7.md'
  const again = result(file, { html: '<p>again</p>', text: 'again' }).read as never

  /** A store of a hundred files, with one text of one row damaged by another program. */
  async function damaged(change: string) {
    const path = await filled()
    const database = new DatabaseSync(path)
    expect(database.prepare(`${change} where path = ?`).run(file).changes).toBe(1)
    database.close()
    const asked: string[] = []
    const read = (name: string) => {
      asked.push(name)
      return again
    }
    const { store } = openStore(path, '1', read)
    onTestFinished(() => store.close())
    return { path, store, asked, read }
  }

  it.each([
    ["update content set html = replace(html, 'length', 'lentgh')"],
    ["update content set html = ''"],
    ['update content set html = substr(html, 1, 500)'],
  ])('is read again: %s', async change => {
    const { store, asked } = await damaged(change)
    expect(store.html('articles/8.md')).toContain('length')
    expect(asked).toEqual([])
    expect(store.html(file)).toBe('<p>again</p>')
    expect(store.html(file)).toBe('<p>again</p>')
    expect(asked).toEqual([file])
  })

  it.each(['text', 'markdown', 'leads'])('is read again for its %s', async column => {
    const { store, asked } = await damaged(`update content set ${column} = upper(${column})`)
    if (column === 'text') expect(store.text(file)).toBe('again')
    else expect(store.markdown(file)).toEqual({ text: `*${file}*`, leads: [] })
    expect(asked).toEqual([file])
  })

  it('is read again by another thread, which reads texts only', async () => {
    const { path, asked, read } = await damaged("update content set text = 'articles/8.md'")
    const texts = openTexts(path, read)
    expect(texts.textOf('articles/8.md')).toBe('articles/8.md')
    expect(texts.textOf(file)).toBe('again')
    expect(asked).toEqual([file])
    texts.close()
  })

  it.each([
    ["update file set entry = replace(entry, '7', '8')"],
    ['update file set entry = null'],
    ["update file set problems = '[]'"],
  ])('is named when all are loaded, and not given: %s', async change => {
    const { store } = await damaged(change)
    const { entries, damaged: named } = store.load<never>('articles')
    expect(named).toEqual([file])
    expect(entries).toHaveLength(99)
  })

  it('of an image counts as not known', async () => {
    const path = await filled()
    const { store } = opened(path)
    const facts = { width: 1, height: 2, version: 'v' }
    const known = { size: 1, mtime: 2, ctime: 3, inode: 4, digest: 'd', facts }
    store.images.save(
      new Map([
        ['media/a.png', known],
        ['media/b.png', known],
      ]),
    )
    expect(store.images.known().get('media/a.png')).toEqual(known)
    store.close()
    const database = new DatabaseSync(path)
    database.exec("update image set found = replace(found, '2', '9') where path = 'media/a.png'")
    database.close()
    expect([...opened(path).store.images.known().keys()]).toEqual(['media/b.png'])
  })
})
