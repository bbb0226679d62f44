import { join } from 'node:path'
import { type Delta, isOfSearch, searchEntry } from './delta.ts'
import { type Folders, stageOf } from './folders.ts'
import type { LedgerRow } from './ledger.ts'
import type { Opened } from './open.ts'
import { writeSearchIndex } from './search-index.ts'
import { fileOf, filesIn, isAsKnown, place, remove, rowOf } from './site-files.ts'

/** Builds the search index in the cache folder, beside the rendering of pages, when it is stale. */
export async function buildSearch(
  { archive, store }: Opened,
  { search }: Delta,
  { cache }: Folders,
): Promise<string | undefined> {
  if (!search.isStale) return undefined
  const folder = join(cache, 'pagefind')
  const textOf = (file: string) => store.body(file).text
  await writeSearchIndex(
    { records: search.records, textOf, language: archive.site.language },
    folder,
  )
  return folder
}

/** What a build did to the output folder. */
export interface Published {
  /** Files that are not as they were. */
  written: number
  removed: number
}

/** A finished file that waits to be put in its place. */
interface Staged {
  file: string
  path: string
}

/**
 * Puts what was made in its place, removes what is no longer of the site, and commits the ledger last:
 * when this ends half-way, the next build sees what is not as the ledger says, and makes it again.
 */
export function finish(
  { plan }: Opened,
  delta: Delta,
  folders: Folders,
  searchFolder: string | undefined,
): Published {
  const { out } = folders
  const { before, fingerprints, search, ledger } = delta
  const staged = stagedFiles(folders, searchFolder)
  const next = new Map<string, LedgerRow>(keptRows(plan.pages.map(fileOfPage), delta))
  for (const { file } of staged) next.delete(file)
  const wanted = new Set([...next.keys(), ...staged.map(({ file }) => file)])
  const doomed = filesIn(out).filter(file => !wanted.has(file.normalize('NFC')))
  remove(
    out,
    doomed.filter(file => !isAsset(file)),
  )
  let written = 0
  for (const { file, path } of staged) {
    const print = file === searchEntry ? search.fingerprint : (fingerprints.get(file) ?? '')
    const row = rowOf(path, print)
    const old = before.get(file)
    const isSame = old?.sha256 === row.sha256 && isAsKnown(join(out, file), old)
    if (isSame) next.set(file, old.fingerprint === print ? old : { ...old, fingerprint: print })
    else {
      place(path, join(out, file))
      next.set(file, row)
      written += 1
    }
  }
  remove(out, doomed.filter(isAsset))
  ledger.commit(next, before)
  return { written, removed: doomed.length }
}

function fileOfPage({ address }: { address: string }): string {
  return fileOf(address)
}

/** The rows of what stays as it is: pages that are not stale, and the search index when it is not. */
function* keptRows(pages: readonly string[], { before, stale, search }: Delta) {
  const made = new Set([...stale].map(fileOf))
  for (const file of pages) {
    const row = made.has(file) ? undefined : before.get(file)
    if (row) yield [file, row] as const
  }
  if (search.isStale) return
  for (const [file, row] of before) if (isOfSearch(file)) yield [file, row] as const
}

/** Everything that was made; what pages load comes before pages. */
function stagedFiles(folders: Folders, searchFolder: string | undefined): Staged[] {
  const stage = stageOf(folders)
  const search = searchFolder === undefined ? [] : filesIn(searchFolder)
  const made = [
    ...search.map(file => ({ file: `pagefind/${file}`, path: join(searchFolder ?? '', file) })),
    ...filesIn(stage).map(file => ({ file: file.normalize('NFC'), path: join(stage, file) })),
  ]
  return [...made.filter(({ file }) => isAsset(file)), ...made.filter(({ file }) => !isAsset(file))]
}

/** What pages load, and what must therefore outlive them. */
function isAsset(file: string): boolean {
  return file.startsWith('_astro/') || isOfSearch(file)
}
