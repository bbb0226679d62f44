import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { indexed } from '../archive/fold.ts'
import { readAgain } from '../intake/read-again.ts'
import { openTexts } from '../intake/store.ts'
import type { SearchRecord } from '../plan/search-records.ts'

/** A part of the search to make: the index of a segment. */
export interface SegmentTask {
  kind: 'segment'
  /** Where to write it. */
  folder: string
  /** Primary subtag (BCP 47) of the language by whose rules words are stemmed, or `unknown`. */
  language: string
  /** What to name its metadata by. */
  tag: string
  /** Articles in a file of what is shown of them. */
  perFile: number
  records: SearchRecord[]
  /** The store that holds the records' texts. */
  store: string
  /** The content folder that it was read from. */
  content: string
}

/** A part of the search to make: what runs in the browser, which all segments share. */
export interface ClientTask {
  kind: 'client'
  folder: string
  language: string
}

/** Records that are handed over before the answer to the first is awaited. */
const atOnce = 64

const userInterface = [
  ...['pagefind-ui.js', 'pagefind-ui.css', 'pagefind-modular-ui.js', 'pagefind-modular-ui.css'],
  ...['pagefind-component-ui.js', 'pagefind-component-ui.css', 'pagefind-highlight.js'],
  'pagefind-worker.js',
]
const ofIndex = ['index', 'fragment', 'filter']

/**
 * Makes a part of the search with a Pagefind service of its own, whose memory ends with it. Runs in a
 * worker thread, since one service makes one index at a time.
 */
export default async function makeSearchPart(task: SegmentTask | ClientTask): Promise<void> {
  const { folder } = task
  if (task.kind === 'client') {
    const nothing = { url: '/', content: 'nothing', language: task.language }
    await writeIndex({ ...task, files: 1 }, add => [add(nothing)])
    const { hash, wasm } = await entryIn(folder)
    await rename(join(folder, `wasm.${wasm ?? 'unknown'}.pagefind`), join(folder, 'wasm.pagefind'))
    const spare = ['wasm.unknown.pagefind', `pagefind.${hash}.pf_meta`]
    await drop(folder, [...userInterface, ...ofIndex, ...spare])
    return
  }
  const texts = openTexts(task.store, readAgain(task.content))
  try {
    const files = Math.ceil(task.records.length / task.perFile)
    await writeIndex({ ...task, files }, function* (add) {
      for (const { url, file, meta, filters, sort } of task.records) {
        const content = indexed(meta.title ?? '', texts.textOf(file))
        yield add({ url, content, language: task.language, meta, filters, sort })
      }
    })
  } finally {
    texts.close()
  }
  const { hash } = await entryIn(folder)
  const named = (name: string) => join(folder, `pagefind.${name}.pf_meta`)
  await rename(named(hash), named(task.tag))
  const client = ['pagefind.js', 'wasm.unknown.pagefind', `wasm.${task.language}.pagefind`]
  await drop(folder, [...userInterface, ...client, entry])
}

/** The file in which Pagefind tells of an index. Those of the segments would be that of the client, but for the hash. */
const entry = 'pagefind-entry.json'

async function entryIn(folder: string): Promise<{ hash: string; wasm: string | null }> {
  const { languages } = JSON.parse(await readFile(join(folder, entry), 'utf8')) as {
    languages: Record<string, { hash: string; wasm: string | null }>
  }
  const [only] = Object.values(languages)
  if (!only) throw new Error(`the search index in ${folder} has no language`)
  return only
}

type Pagefind = typeof import('pagefind')
type Index = NonNullable<Awaited<ReturnType<Pagefind['createIndex']>>['index']>
type Added = ReturnType<Index['addCustomRecord']>
type Add = (record: Parameters<Index['addCustomRecord']>[0]) => Added

async function writeIndex(
  { folder, language, files }: { folder: string; language: string; files: number },
  fill: (add: Add) => Iterable<Added>,
): Promise<void> {
  const pagefind = await import('pagefind')
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: language,
    maxFragments: files,
  })
  if (!index) throw new Error(`the search index could not be made: ${errors.join('; ')}`)
  try {
    let adding: Added[] = []
    const settle = async () => {
      for (const { errors } of await Promise.all(adding)) fail(errors)
      adding = []
    }
    for (const added of fill(record => index.addCustomRecord(record))) {
      if (adding.push(added) >= atOnce) await settle()
    }
    await settle()
    fail((await index.writeFiles({ outputPath: folder })).errors)
  } finally {
    await pagefind.close()
  }
}

function fail(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`the search index could not be made: ${errors.join('; ')}`)
}

async function drop(folder: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map(name => rm(join(folder, name), { recursive: true, force: true })))
}
