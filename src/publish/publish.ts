import { lstatSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Commit } from '../deploy/ledger-head.ts'
import type { Plan } from '../plan/plan.ts'
import { sourceOf } from '../plan/precompressed.ts'
import { isAsset, partOf } from '../plan/site-assets.ts'
import { fileOf } from '../plan/site-path.ts'
import { type Change, changesOf } from './changes.ts'
import type { Compressed } from './compress.ts'
import { compressing } from './compressing.ts'
import type { Delta } from './delta.ts'
import type { LedgerRow } from './file-row.ts'
import { type Folders, stageOf } from './folders.ts'
import { checkWay } from './in-the-way.ts'
import type { LastBuild } from './last-build.ts'
import type { Ledger, SiteFacts } from './ledger.ts'
import type { MadeFile } from './render-worker.ts'
import { filesIn, placeAll, remove, rowOf } from './site-files.ts'
import { mark, timeOfMark, writeMark } from './site-mark.ts'
import { isWhole } from './survey.ts'

/** What a build did to the output folder. */
export interface Outcome {
  /** Files that are not as they were. */
  written: number
  removed: number
  /** Files that are neither the ledger's nor of the site, and stay. */
  foreign: readonly string[]
  /** Every address that is not as it was. */
  changes: readonly Change[]
}

/** What is to be published. */
interface Making {
  plan: Plan
  /** How the site changes. */
  delta: Delta
  /** What is known of files that were made. */
  made: readonly MadeFile[]
  /** All files that are ready. */
  staged: Staged
  /** Precompressed files: those of the output folder that stay, and those that are ready. */
  compressed: Pick<Compressed, 'kept' | 'made'>
  /** The commit of the content; undefined where it is not in git. */
  commit?: Commit | undefined
}

/**
 * The files that were made for a site, ready to be put in their places. Throws when a page that should have been made was
 * not, or when a file that is not ours is in the way.
 */
export function readyFiles(delta: Delta, folders: Folders): Staged {
  const { before, survey } = delta
  const stage = stageOf(folders)
  mkdirSync(stage, { recursive: true })
  writeMark(stage, Math.max(before.get(mark.file)?.mtime ?? 0, timeOfMark(folders.out)))
  const staged = stagedIn(stage, delta)
  checkComplete(delta, staged)
  checkWay(folders.out, survey.foreign, staged)
  return staged
}

/**
 * Puts what was made in its place, removes what is no longer of the site, and commits the ledger last:
 * when this ends half-way, the next build sees what is not as the ledger says, and makes it again. Names that are new,
 * and the time of the mark, are in the ledger before their files are there, so that it knows all that was ever put, and
 * an older copy of it does not count as the last.
 */
export function finish(
  { plan, delta, made, staged, compressed, commit }: Making,
  ledger: Ledger,
  folders: Folders,
  last?: LastBuild,
): Outcome {
  const { out } = folders
  const { before, survey } = delta
  const stage = stageOf(folders)
  const gone = [...before.keys().filter(file => !staged.has(file) && !compressed.kept.has(file))]
  const spare = survey.spare.filter(file => !staged.has(file))
  const doomed = [...gone.filter(file => !survey.missing.has(file)), ...spare]
  const put = new Map<string, LedgerRow>()
  const moved: string[] = []
  const printOf = fingerprintsIn(delta, compressed.made)
  const known = new Map(made.map(one => [one.file, one]))
  for (const [file, path] of assetsFirst(staged)) {
    const row = madeRow(known.get(file), printOf(file)) ?? rowOf(path, printOf(file))
    const old = before.get(file)
    const isSame = old?.sha256 === row.sha256 && isWhole(survey, file)
    if (!isSame) {
      moved.push(file)
      put.set(file, row)
    } else if (old.fingerprint !== row.fingerprint) {
      put.set(file, { ...old, fingerprint: row.fingerprint })
    }
  }
  // Folders that are new are moved as a whole, and files that a target has already stay out of them.
  const isMoved = new Set([mark.file, ...moved])
  for (const [file, path] of staged) if (!isMoved.has(file)) rmSync(path)
  const written = moved.length
  if (written + doomed.length > 0) {
    const row = rowOf(join(stage, mark.file), '')
    const announced = moved.filter(file => !before.has(file))
    ledger.announce(announced, new Map([[mark.file, row]]))
    placeAll([mark.file], stage, out)
    put.set(mark.file, withTime(join(out, mark.file), row))
  }
  remove(
    out,
    doomed.filter(file => !isAsset(file)),
  )
  const others = moved.filter(file => file !== mark.file)
  placeAll(others, stage, out)
  for (const file of others) put.set(file, withTime(join(out, file), put.get(file)))
  remove(out, doomed.filter(isAsset))
  const changes = changesOf({ plan, delta, contentOf: ledger.content, put, staged })
  const contents = new Map(
    [...delta.pages].map(([address, page]) => [fileOf(address), page.content]),
  )
  ledger.commit({
    ...{ put, articles: delta.articles, gone, marks: delta.marks, contents, last },
    site: factsOf(plan, commit),
  })
  const foreign = survey.foreign.filter(file => !staged.has(file))
  return { written, foreign, removed: doomed.length, changes }
}

function factsOf({ archive }: Plan, commit: Commit | undefined): SiteFacts {
  const { address, basePath, feeds, isPreview } = archive.site
  const { length: articles } = archive.articles
  const due = archive.until === undefined ? undefined : new Date(archive.until).toISOString()
  return { address: address + basePath, articles, hub: feeds.hub, commit, due, isPreview }
}

/** The row of a file whose bytes are known; the time comes with its place. */
function madeRow(file: MadeFile | undefined, fingerprint: string): LedgerRow | undefined {
  return file && { fingerprint, size: file.size, mtime: 0, sha256: file.sha256 }
}

/** The fingerprints of files that were made; empty for those of no page and no part of the search. */
function fingerprintsIn(
  { pages, parts }: Delta,
  compressed: ReadonlySet<string>,
): (file: string) => string {
  const known = new Map([...pages].map(([address, page]) => [fileOf(address), page.fingerprint]))
  const ofOthers = (file: string) =>
    compressed.has(file) ? compressing : parts.get(partOf(file) ?? '')
  return file => known.get(file) ?? ofOthers(file) ?? ''
}

/** A row with the time that the file has in its place: a copy has another than what it was copied from. */
function withTime(path: string, row: LedgerRow | undefined): LedgerRow {
  if (!row) throw new Error(`no row was made for ${path}`)
  return { ...row, mtime: lstatSync(path).mtimeMs }
}

/** Finished files by their place below the output folder, with where they are now. */
type Staged = ReadonlyMap<string, string>

/** By the names of the plan, when the disk gives them in another Unicode form. */
function stagedIn(stage: string, { pages }: Delta): Staged {
  const planned = new Set(pages.keys().map(fileOf))
  const nameOf = (file: string) => {
    const name = file.normalize('NFC')
    return planned.has(sourceOf(name) ?? name) ? name : file
  }
  return new Map(filesIn(stage).map(file => [nameOf(file), join(stage, file)]))
}

function checkComplete({ pages }: Delta, staged: Staged): void {
  const missing = [...pages.keys()].filter(address => !staged.has(fileOf(address)))
  if (missing.length > 0) throw new Error(`not rendered: ${missing.slice(0, 5).join(', ')}`)
}

/** What pages load comes before pages. */
function assetsFirst(staged: Staged): [string, string][] {
  const turn = (file: string) => (isAsset(file) ? 0 : 1)
  return [...staged].sort(([one], [other]) => turn(one) - turn(other))
}
