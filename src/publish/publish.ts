import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { searchRecords } from '../plan/search-records.ts'
import type { Folders } from './folders.ts'
import type { Opened } from './open.ts'
import { fileOf, prune } from './prune.ts'
import { publicFiles } from './public-files.ts'
import { writeSearchIndex } from './search-index.ts'

/** Starts to build the search index, in the cache folder, beside the rendering of pages. */
export function startSearch({ plan, store }: Opened, { cache }: Folders): Promise<string> {
  const { archive } = plan
  const folder = join(cache, 'pagefind')
  const from = {
    records: searchRecords(archive),
    textOf: (file: string) => store.body(file).text,
    language: archive.site.language,
  }
  const written = writeSearchIndex(from, folder).then(() => folder)
  written.catch(() => undefined)
  return written
}

/** Puts the search index in its place and removes what is no longer of the site; returns how many files. */
export async function finish(
  { plan }: Opened,
  { out }: Folders,
  searchFolder: string,
  startedAt: number,
): Promise<number> {
  await rm(join(out, 'pagefind'), { recursive: true, force: true })
  await cp(searchFolder, join(out, 'pagefind'), { recursive: true })
  const planned = new Set(plan.pages.map(({ address }) => fileOf(address).normalize('NFC')))
  const own = new Set(await publicFiles())
  const isFresh = (file: string, mtime: number) =>
    file.startsWith('_astro/') && mtime >= startedAt - 1000
  return prune(
    out,
    (file, mtime) =>
      planned.has(file.normalize('NFC')) ||
      own.has(file) ||
      file.startsWith('pagefind/') ||
      isFresh(file, mtime),
  )
}
