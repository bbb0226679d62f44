import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { PlacedPicture } from './media.ts'
import { Unusable } from './old-item.ts'
import type { Report } from './report.ts'

/** What an import remembers of the one before: which file each item became, and what was written there. */
export interface Before {
  files: Map<string, { file: string; digest: string }>
  pictures: Map<string, PlacedPicture>
  others: { file: string; digest: string }[]
}

type JournalLine =
  | { key: string; file: string; digest: string }
  | { picture: string; file: string; digest: string }

/**
 * Keeps what an import did in a report, and until that is written in a journal beside it, line by line: an import that
 * was interrupted goes on where it was.
 */
export class Memory {
  readonly #report: string
  readonly #journal: string
  readonly #writes: boolean

  /** @param path of the report, `….json` */
  constructor(path: string, writes: boolean) {
    this.#report = path
    this.#journal = path.replace(/\.json$/, '.journal')
    this.#writes = writes
  }

  /** What is remembered. Throws `Unusable` when there is a report that cannot be read. */
  before(): Before {
    const before: Before = { files: new Map(), pictures: new Map(), others: [] }
    const report = readReport(this.#report)
    for (const { key, file, digest } of report?.items ?? []) {
      if (file !== undefined && digest !== undefined) before.files.set(key, { file, digest })
    }
    for (const [address, picture] of Object.entries(report?.pictures ?? {}))
      before.pictures.set(address, picture)
    before.others = report?.files ?? []
    for (const line of this.#lines()) {
      const { file, digest } = line
      if ('picture' in line) before.pictures.set(line.picture, { file, digest })
      else before.files.set(line.key, { file, digest })
    }
    return before
  }

  note(line: JournalLine): void {
    if (!this.#writes) return
    mkdirSync(dirname(this.#journal), { recursive: true })
    appendFileSync(this.#journal, `${JSON.stringify(line)}\n`)
  }

  /** Writes the report, all at once, and the page beside it; the journal has done its work then. */
  settle(report: Report, page: string): void {
    writeAtOnce(this.#report.replace(/\.json$/, '.html'), page)
    writeAtOnce(this.#report, `${JSON.stringify(report, null, 1)}\n`)
    rmSync(this.#journal, { force: true })
  }

  /** The last line may be half written. */
  #lines(): JournalLine[] {
    if (!existsSync(this.#journal)) return []
    return readFileSync(this.#journal, 'utf8')
      .split('\n')
      .flatMap(line => {
        try {
          return line === '' ? [] : [JSON.parse(line) as JournalLine]
        } catch {
          return []
        }
      })
  }
}

/** Writes a file, all at once, and the folders that it needs. */
export function writeAtOnce(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}~`, text)
  renameSync(`${path}~`, path)
}

/** A report that was written before; undefined when there is none. Throws `Unusable` when it is something else. */
export function readReport(path: string): Report | undefined {
  if (!existsSync(path)) return undefined
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as Report
    if (report.version === 1 && Array.isArray(report.items)) return report
  } catch {
    // told below
  }
  throw new Unusable(
    `${path} is not the report of an import. Take it back from git, or name another file.`,
  )
}
