import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchRecord } from '../plan/search-records.ts'

/** What the search index holds. */
export interface SearchCount {
  records: number
}

/** Files that Pagefind adds for its own user interface; ours replaces them. */
const surplus = [
  ...['pagefind-ui.js', 'pagefind-ui.css', 'pagefind-modular-ui.js', 'pagefind-modular-ui.css'],
  ...['pagefind-component-ui.js', 'pagefind-component-ui.css', 'pagefind-highlight.js'],
]

/** Records that are handed over before the answer to the first is awaited. */
const atOnce = 64

/** What an index is made from. */
export interface Indexed {
  records: readonly SearchRecord[]
  textOf: (file: string) => string
  language: string
}

/** Builds a Pagefind index from records and writes it to `folder`, in place of what was there. */
export async function writeSearchIndex(from: Indexed, folder: string): Promise<SearchCount> {
  const pagefind = await import('pagefind')
  const [language = 'en'] = from.language.split('-')
  const { index, errors } = await pagefind.createIndex({ forceLanguage: language })
  if (!index) throw new Error(`the search index could not be made: ${errors.join('; ')}`)
  try {
    for (let i = 0; i < from.records.length; i += atOnce) {
      const some = from.records.slice(i, i + atOnce)
      const added = some.map(({ url, file, meta, filters, sort }) =>
        index.addCustomRecord({ url, content: from.textOf(file), language, meta, filters, sort }),
      )
      for (const { errors } of await Promise.all(added)) fail(errors)
    }
    await rm(folder, { recursive: true, force: true })
    fail((await index.writeFiles({ outputPath: folder })).errors)
    await Promise.all(surplus.map(name => rm(join(folder, name), { force: true })))
  } finally {
    await index.deleteIndex()
    await pagefind.close()
  }
  return { records: from.records.length }
}

function fail(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`the search index could not be made: ${errors.join('; ')}`)
}
