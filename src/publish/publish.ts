import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { storePath } from '../intake/open-archive.ts'
import type { Delta } from './delta.ts'
import { type Folders, stageOf } from './folders.ts'
import type { LastBuild } from './last-build.ts'
import type { Ledger, LedgerRow } from './ledger.ts'
import type { Opened } from './open.ts'
import { makeSearchParts, partOf } from './search-parts.ts'
import { fileOf, filesIn, placeAll, remove, rowOf } from './site-files.ts'
import { isWhole } from './survey.ts'

/** Makes the stale parts of the search into the stage, beside the rendering of pages. */
export async function buildSearch(
  { plan }: Opened,
  { parts, staleParts }: Delta,
  folders: Folders,
): Promise<void> {
  const stale = [...parts].filter(([name]) => staleParts.has(name))
  const store = storePath(folders.cache)
  await makeSearchParts(stale, { plan, store, stage: stageOf(folders) })
}

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
  const { before, survey, fingerprints, parts } = delta
  const stage = stageOf(folders)
  const staged = new Map(filesIn(stage).map(file => [file.normalize('NFC'), join(stage, file)]))
  checkComplete(delta, staged)
  const next = keptRows(delta, staged)
  const wanted = new Set([...next.keys(), ...staged.keys()])
  const present = [...before.keys().filter(file => !survey.missing.has(file)), ...survey.extra]
  const doomed = present.filter(file => !wanted.has(file.normalize('NFC')))
  remove(
    out,
    doomed.filter(file => !isAsset(file)),
  )
  const moved: string[] = []
  for (const [file, path] of assetsFirst(staged)) {
    const print = fingerprints.get(file) ?? parts.get(partOf(file) ?? '')?.fingerprint ?? ''
    const row = rowOf(path, print)
    const old = before.get(file)
    const isSame = old?.sha256 === row.sha256 && isWhole(survey, file)
    if (!isSame) moved.push(file)
    next.set(file, !isSame ? row : old.fingerprint === print ? old : { ...old, fingerprint: print })
  }
  placeAll(moved, stage, out)
  for (const file of moved) next.set(file, withTime(join(out, file), next.get(file)))
  remove(out, doomed.filter(isAsset))
  ledger.commit(next, before, last)
  return { written: moved.length, removed: doomed.length }
}

/** A row with the time that the file has in its place: a copy has another than what it was copied from. */
function withTime(path: string, row: LedgerRow | undefined): LedgerRow {
  if (!row) throw new Error(`no row was made for ${path}`)
  return { ...row, mtime: lstatSync(path).mtimeMs }
}

/** Finished files by their place below the output folder, with where they are now. */
type Staged = ReadonlyMap<string, string>

function checkComplete({ stale }: Delta, staged: Staged): void {
  const missing = [...stale].filter(address => !staged.has(fileOf(address)))
  if (missing.length > 0) throw new Error(`not rendered: ${missing.slice(0, 5).join(', ')}`)
}

/** The rows of what stays as it is: planned pages and parts of the search that were not made. */
function keptRows(delta: Delta, staged: Staged): Map<string, LedgerRow> {
  const { before, fingerprints, parts, staleParts } = delta
  const stays = (file: string) => {
    const part = partOf(file)
    if (part !== undefined) return parts.has(part) && !staleParts.has(part)
    return fingerprints.has(file) && !staged.has(file)
  }
  return new Map([...before].filter(([file]) => stays(file)))
}

/** What pages load comes before pages. */
function assetsFirst(staged: Staged): [string, string][] {
  const all = [...staged]
  return [...all.filter(([file]) => isAsset(file)), ...all.filter(([file]) => !isAsset(file))]
}

/** What pages load, and what must therefore outlive them. */
function isAsset(file: string): boolean {
  return file.startsWith('_astro/') || partOf(file) !== undefined
}
