import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../archive/digest.ts'
import { readAgain } from '../intake/read-again.ts'
import { openTexts } from '../intake/store.ts'
import type { SearchRecord } from '../plan/search-records.ts'
import { makePagefindIndex } from './pagefind-index.ts'
import { tokensOf } from './search-tokens.ts'

interface PartTask {
  /** Where to write it. */
  folder: string
  /** Its name in the package of stemmers; undefined when words are not to be shortened. */
  stemmer: string | undefined
}

/** A part of the search to make: the index of a segment. */
export interface SegmentTask extends PartTask {
  kind: 'segment'
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

/** A part of the search to make: the stemmer, which all segments share. */
export interface ClientTask extends PartTask {
  kind: 'client'
}

type Stem = (word: string) => string

/** Makes a part of the search. Runs in a worker thread, since one Pagefind service makes one index at a time. */
export default async function makeSearchPart(task: SegmentTask | ClientTask): Promise<void> {
  if (task.kind === 'segment') return makeSegment(task)
  await mkdir(task.folder, { recursive: true })
  await writeFile(join(task.folder, 'stem.js'), await stemmerSource(task.stemmer))
}

async function makeSegment(task: SegmentTask): Promise<void> {
  const { records, store, content, stemmer, folder, tag, perFile } = task
  const stem = await stemOf(stemmer)
  const texts = openTexts(store, readAgain(content))
  try {
    const documents = function* () {
      for (const record of records) {
        const { shown, filters, sort } = record
        const text = texts.textOf(record.file)
        const shows = JSON.stringify({ ...shown, text })
        const tokens = tokensOf(record, text, stem)
        yield { ...tokens, url: shown.url, filters, sort, shows, mark: digestOf(shows) }
      }
    }
    await makePagefindIndex({ folder, tag, perPart: perFile }, documents)
  } finally {
    texts.close()
  }
}

function stemmerFile(stemmer: string): string {
  return fileURLToPath(import.meta.resolve(`@orama/stemmers/${stemmer}`))
}

async function stemOf(stemmer: string | undefined): Promise<Stem> {
  if (!stemmer) return word => word
  return ((await import(stemmerFile(stemmer))) as { stemmer: Stem }).stemmer
}

async function stemmerSource(stemmer: string | undefined): Promise<string> {
  if (!stemmer) return 'export const stemmer = word => word\n'
  const licence =
    '/* @orama/stemmers, Apache License 2.0: https://github.com/oramasearch/orama */\n'
  return licence + (await readFile(stemmerFile(stemmer), 'utf8'))
}
