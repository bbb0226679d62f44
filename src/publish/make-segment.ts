import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../archive/digest.ts'
import { type Stem, sureStem } from '../archive/stem.ts'
import type { SearchRecord } from '../plan/search-records.ts'
import { makePagefindIndex } from './pagefind-index.ts'
import { tokensOf } from './search-tokens.ts'

/** The index of a segment to make. */
export interface Segment {
  /** Where to write it. */
  folder: string
  /** The name of its stemmer in the package of stemmers; undefined when words are not to be shortened. */
  stemmer: string | undefined
  /** What to name its metadata by. */
  tag: string
  /** Articles in a part of what is shown of them. */
  perPart: number
  records: SearchRecord[]
}

/** Makes the index of a segment; `textOf` gives the text of a file of content. */
export async function makeSegment(
  { records, stemmer, folder, tag, perPart }: Segment,
  textOf: (file: string) => string,
): Promise<void> {
  const stem = await stemOf(stemmer)
  const documents = function* () {
    for (const record of records) {
      const { shown, filters, sort } = record
      const text = textOf(record.file)
      const shows = JSON.stringify({ ...shown, text })
      const tokens = tokensOf(record, text, stem)
      yield { ...tokens, url: shown.url, filters, sort, shows, mark: digestOf(shows) }
    }
  }
  await makePagefindIndex({ folder, tag, perPart }, documents)
}

function stemmerFile(stemmer: string): string {
  return fileURLToPath(import.meta.resolve(`@orama/stemmers/${stemmer}`))
}

async function stemOf(stemmer: string | undefined): Promise<Stem> {
  if (!stemmer) return word => word
  const made = (await import(stemmerFile(stemmer))) as { stemmer: Stem }
  return sureStem(made.stemmer)
}

/** The stemmer as a module for browsers. */
export async function stemmerSource(stemmer: string | undefined): Promise<string> {
  if (!stemmer) return 'export const stemmer = word => word\n'
  const licence =
    '/* @orama/stemmers, Apache License 2.0: https://github.com/oramasearch/orama */\n'
  return licence + (await readFile(stemmerFile(stemmer), 'utf8'))
}
