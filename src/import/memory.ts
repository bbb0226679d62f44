import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { writeAtOnce } from '../intake/write-at-once.ts'
import { reportIn } from './content-gate.ts'
import type { ImportOptions } from './import-options.ts'
import type { PlacedPicture } from './media.ts'
import type { Status } from './old-item.ts'
import { checkPath, readReport } from './read-report.ts'
import type { OtherFile, Report, ReportItem } from './report.ts'
import { ScratchMap } from './scratch.ts'

/** The file of an item as an import wrote it, with the dates and the status that its report gives. */
export interface WrittenFile {
  file: string
  digest: string
  date?: string | undefined
  retrieved?: string | undefined
  status?: Status | undefined
}

/** What an import remembers of the one before: which file each item became, and what was written there. */
export interface Before {
  files: ScratchMap<WrittenFile>
  pictures: Map<string, PlacedPicture>
  /** Files that are of no item. */
  others: OtherFile[]
  /** What was imported then. */
  source?: Report['source'] | undefined
}

/** What was written: for the item of a key, for the old address of a picture, or for the site. */
export interface JournalLine {
  key?: string
  picture?: string
  file: string
  digest: string
}

/**
 * Keeps what an import did in a report, and until that is written in a journal beside it, line by line: an import that
 * was interrupted goes on where it was.
 */
export class Memory {
  readonly #report: string
  readonly #dryRun: string | undefined
  /** The journal, while it is written. */
  #journal: number | undefined

  /** Throws `Unusable` when links lead from the report out of the content folder. */
  constructor({ report, dryRun }: Pick<ImportOptions, 'report' | 'dryRun'>) {
    this.#report = reportIn(report)
    this.#dryRun = dryRun
  }

  /** What is remembered. Throws `Unusable` when there is a report that cannot be read. */
  before(): Before {
    const before: Before = { files: new ScratchMap(), pictures: new Map(), others: [] }
    const report = readReport(this.#report)
    for (const { key, file, digest, date, retrieved, status } of report?.items ?? []) {
      if (file !== undefined && digest !== undefined)
        before.files.set(key, { file, digest, date, retrieved, status })
    }
    for (const [address, picture] of Object.entries(report?.pictures ?? {}))
      before.pictures.set(address, picture)
    before.source = report?.source
    for (const { key, file, digest } of report?.files ?? []) {
      if (key === undefined) before.others.push({ file, digest })
      else before.files.set(key, { file, digest })
    }
    for (const { key, picture, file, digest } of readJournal(this.#report)) {
      if (picture !== undefined) before.pictures.set(picture, { file, digest })
      else if (key !== undefined) before.files.set(key, { file, digest })
      else before.others.push({ file, digest })
    }
    return before
  }

  /** Notes what was written; of a dry run there is nothing to note. */
  note(line: JournalLine): void {
    if (this.#dryRun !== undefined) return
    if (this.#journal === undefined) {
      mkdirSync(dirname(this.#report), { recursive: true })
      this.#journal = openSync(journalOf(this.#report), 'a')
    }
    appendFileSync(this.#journal, `${JSON.stringify(line)}\n`)
  }

  /** Writes the report, all at once, and the page beside it; the journal has done its work then. */
  settle(report: Report, page: string | Iterable<string>): void {
    const path = this.#dryRun ?? this.#report
    writeAtOnce(path.replace(/\.json$/, '.html'), page)
    writeAtOnce(path, textOf(report))
    if (this.#journal !== undefined) closeSync(this.#journal)
    this.#journal = undefined
    rmSync(journalOf(path), { force: true })
  }
}

function journalOf(report: string): string {
  return report.replace(/\.json$/, '.journal')
}

/** What an import that was interrupted noted beside its report; its last line may be half written. */
export function readJournal(report: string): JournalLine[] {
  const journal = journalOf(report)
  if (!existsSync(journal)) return []
  const lines = readFileSync(journal, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return line === '' ? [] : [JSON.parse(line) as JournalLine]
      } catch {
        return []
      }
    })
  for (const { file } of lines) checkPath(file, journal)
  return lines
}

/** Rewrites the journal beside a report; without lines there is none. */
export function writeJournal(report: string, lines: readonly JournalLine[]): void {
  if (lines.length === 0) rmSync(journalOf(report), { force: true })
  else writeAtOnce(journalOf(report), lines.map(line => `${JSON.stringify(line)}\n`).join(''))
}

/** A report as JSON, item by item: the whole of a large one need not be in memory. */
function* textOf({ items, pictures, files, ...head }: Report): Generator<string> {
  const inset = (item: ReportItem) => JSON.stringify(item, null, 1).replaceAll('\n', '\n  ')
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "items": [`
  let end = '\n  '
  for (const item of items) {
    yield end + inset(item)
    end = ',\n  '
  }
  yield `\n ],\n${JSON.stringify({ pictures, files }, null, 1).slice(2)}\n`
}
