import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Delta } from './delta.ts'
import { type Folders, stageOf } from './folders.ts'
import type { LastBuild } from './last-build.ts'
import type { Ledger, LedgerRow } from './ledger.ts'
import { partOf } from './search-parts.ts'
import { fileOf, filesIn, placeAll, remove, rowOf } from './site-files.ts'
import { isWhole } from './survey.ts'

/** What a build did to the output folder. */
export interface Published {
  /** Files that are not as they were. */
  written: number
  removed: number
}

/**
 * Puts what was made in its place, removes what is no longer of the site, and commits the ledger last:
 * when this ends half-way, the next build sees what is not as the ledger says, and makes it again.
 * Throws, before anything is touched, when a page that should have been rendered was not.
 */
export function finish(
  delta: Delta,
  ledger: Ledger,
  folders: Folders,
  last?: LastBuild,
): Published {
  const { out } = folders
  const { before, survey } = delta
  const stage = stageOf(folders)
  const staged = new Map(filesIn(stage).map(file => [file.normalize('NFC'), join(stage, file)]))
  checkComplete(delta, staged)
  const gone = [...before.keys().filter(file => !staged.has(file))]
  const present = [...gone.filter(file => !survey.missing.has(file)), ...survey.extra]
  const doomed = present.filter(file => !staged.has(file.normalize('NFC')))
  remove(
    out,
    doomed.filter(file => !isAsset(file)),
  )
  const put = new Map<string, LedgerRow>()
  const moved: string[] = []
  const printOf = fingerprintsIn(delta)
  for (const [file, path] of assetsFirst(staged)) {
    const row = rowOf(path, printOf(file))
    const old = before.get(file)
    const isSame = old?.sha256 === row.sha256 && isWhole(survey, file)
    if (!isSame) {
      moved.push(file)
      put.set(file, row)
    } else if (old.fingerprint !== row.fingerprint) {
      put.set(file, { ...old, fingerprint: row.fingerprint })
    }
  }
  placeAll(moved, stage, out)
  for (const file of moved) put.set(file, withTime(join(out, file), put.get(file)))
  remove(out, doomed.filter(isAsset))
  ledger.commit({ put, gone, last })
  return { written: moved.length, removed: doomed.length }
}

/** The fingerprints of files that were made; empty for those of no page and no part of the search. */
function fingerprintsIn({ pages, parts }: Delta): (file: string) => string {
  const known = new Map([...pages].map(([address, page]) => [fileOf(address), page.fingerprint]))
  return file => known.get(file) ?? parts.get(partOf(file) ?? '') ?? ''
}

/** A row with the time that the file has in its place: a copy has another than what it was copied from. */
function withTime(path: string, row: LedgerRow | undefined): LedgerRow {
  if (!row) throw new Error(`no row was made for ${path}`)
  return { ...row, mtime: lstatSync(path).mtimeMs }
}

/** Finished files by their place below the output folder, with where they are now. */
type Staged = ReadonlyMap<string, string>

function checkComplete({ pages }: Delta, staged: Staged): void {
  const missing = [...pages.keys()].filter(address => !staged.has(fileOf(address)))
  if (missing.length > 0) throw new Error(`not rendered: ${missing.slice(0, 5).join(', ')}`)
}

/** What pages load comes before pages. */
function assetsFirst(staged: Staged): [string, string][] {
  const all = [...staged]
  return [...all.filter(([file]) => isAsset(file)), ...all.filter(([file]) => !isAsset(file))]
}

/** What pages load, and what must therefore outlive them. */
function isAsset(file: string): boolean {
  return file.startsWith('_astro/') || partOf(file) !== undefined || pictures.test(file)
}

const pictures = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i
