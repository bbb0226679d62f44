import { join } from 'node:path'
import { closeDatabase, inOneGo, openDatabase } from '../intake/database.ts'
import type { LastBuild } from './last-build.ts'

/** What is known of a file of the output folder. */
export interface LedgerRow {
  /** Of all that the page shows; empty for files that no page of the plan is. */
  fingerprint: string
  /** Bytes. */
  size: number
  /** Milliseconds since 1970, with fractions. */
  mtime: number
  /** Of its bytes, in hexadecimal. */
  sha256: string
}

/** Files below the output folder with what is known of each. */
export type Rows = ReadonlyMap<string, LedgerRow>

/** What a build changes in the ledger. */
interface Changes {
  /** Rows that are new or other than they were. */
  put: Rows
  /** Files that are gone. */
  gone: Iterable<string>
  /** What the next build may rely on; undefined for nothing. */
  last: LastBuild | undefined
}

/** What is in the output folder, as the last build that came to its end left it. */
export interface Ledger {
  rows: () => Map<string, LedgerRow>
  /** The build that wrote the rows; undefined when the next may not rely on it. */
  last: () => LastBuild | undefined
  /** Takes changes in, all or none of them. */
  commit: (changes: Changes) => void
  close: () => void
}

const schema = `
  create table if not exists file (
    path text primary key, fingerprint text not null,
    size integer not null, mtime real not null, sha256 text not null
  ) without rowid, strict;
  create table if not exists last (build text not null) strict;
`

/** Where the ledger is below the cache folder. */
export function ledgerPath(cache: string): string {
  return join(cache, 'ledger.sqlite')
}

/** Opens the ledger at a path, or makes an empty one; one that is damaged counts as empty. */
export function openLedger(path: string): Ledger {
  const { database } = openDatabase(path, '2', schema)
  const all = database.prepare('select path, fingerprint, size, mtime, sha256 from file')
  const put = database.prepare('insert or replace into file values (?, ?, ?, ?, ?)')
  const remove = database.prepare('delete from file where path = ?')
  const last = database.prepare('select build from last')
  const keep = database.prepare('insert into last values (?)')
  const write = (file: string, { fingerprint, size, mtime, sha256 }: LedgerRow) =>
    put.run(file, fingerprint, size, mtime, sha256)
  return {
    rows: () => {
      const rows = new Map<string, LedgerRow>()
      for (const row of all.iterate() as Iterable<LedgerRow & { path: string }>) {
        const { path, fingerprint, size, mtime, sha256 } = row
        rows.set(path, { fingerprint, size, mtime, sha256 })
      }
      return rows
    },
    last: () => {
      const build = last.get()?.build
      return build === undefined ? undefined : JSON.parse(String(build))
    },
    commit: changes =>
      inOneGo(database, () => {
        database.exec('delete from last')
        if (changes.last) keep.run(JSON.stringify(changes.last))
        for (const file of changes.gone) remove.run(file)
        for (const [file, row] of changes.put) write(file, row)
      }),
    close: () => closeDatabase(database, path),
  }
}
