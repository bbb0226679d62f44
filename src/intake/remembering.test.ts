import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { place } from '../../test/support/build.ts'
import type { ReadResult } from './article-worker.ts'
import { remembering } from './remembering.ts'
import { openStore, type Store } from './store.ts'

function result(file: string, title: string | undefined): ReadResult {
  const entry = { file, fields: { title, draft: undefined }, body: title, links: [], images: [] }
  const texts = { html: '', text: '', markdown: { text: '', leads: [] }, positions: {} }
  const problems = title === 'Fine' ? [] : [{ code: 'text-empty', file } as const]
  const read = { ...texts, problems, entry: title === undefined ? undefined : (entry as never) }
  const stamp = { size: 1, mtime: 1, ctime: 1, inode: 1 }
  return { file, ...stamp, digest: `digest of ${title}`, read }
}

const told = (store: Store) => ({
  known: [...store.known()],
  articles: store.load('articles'),
  pages: store.load('pages'),
})

async function stores() {
  const { cache } = await place({})
  const path = join(cache, 'archive.sqlite')
  const [{ store }, { store: other }] = [openStore(path, '1'), openStore(path, '1')]
  onTestFinished(() => {
    other.close()
    store.close()
  })
  const files = ['articles/a.md', 'articles/ab/c.md', 'articles/b.md', 'pages/a.md']
  store.save(files.map(file => result(file, 'Fine')))
  return { store, other, memory: remembering(store) }
}

type Step = (write: Store) => void

const steps: [string, Step][] = [
  ['a text is another', store => store.save([result('articles/b.md', 'Another')])],
  ['a file has a mistake', store => store.save([result('articles/a.md', undefined)])],
  ['a mistake is mended', store => store.save([result('articles/a.md', 'Fine')])],
  ['a file is new', store => store.save([result('articles/aa.md', 'Fine')])],
  ['a file is gone', store => store.forget(['articles/ab/c.md'])],
  ['a page is another', store => store.save([result('pages/a.md', 'Another')])],
  [
    'a file was touched alone',
    store => store.save([{ ...result('articles/b.md', 'Another'), mtime: 7, read: undefined }]),
  ],
  [
    'several change at once',
    store => store.save(['a', 'b', 'z'].map(name => result(`articles/${name}.md`, name))),
  ],
]

it('says what the store says, whatever is saved through it', async () => {
  const { store, memory } = await stores()
  expect(told(memory)).toEqual(told(store))
  for (const [name, step] of [...steps, ...steps.toReversed()]) {
    step(memory)
    expect(told(memory), name).toEqual(told(store))
  }
})

it('says what the store says, whatever another process writes into it', async () => {
  const { store, other, memory } = await stores()
  told(memory)
  for (const [name, step] of steps) {
    step(other)
    expect(told(memory), name).toEqual(told(store))
    step(memory)
    expect(told(memory), name).toEqual(told(store))
  }
})

it('gives the very same entry again while its file is the same', async () => {
  const { memory } = await stores()
  const before = memory.load('articles').entries
  memory.save([result('articles/b.md', 'Another')])
  const after = memory.load('articles').entries
  expect(after.map((entry, i) => entry === before[i])).toEqual([true, true, false])
})
