import type { DatabaseSync } from 'node:sqlite'
import { inOneGo } from './database.ts'
import type { FileStamp } from './file-stamp.ts'
import { sealed, unsealed } from './sealed.ts'

/** What is kept of files that were looked at, by path, each with its stamp of then. */
export interface LookedAt<Known extends FileStamp> {
  known: () => Map<string, Known>
  /** Keeps what is known of these files, and forgets all others. Writes nothing where all are the very ones `before`. */
  save: (files: ReadonlyMap<string, Known>, before?: ReadonlyMap<string, Known>) => void
}

/** The SQL of a table that `lookedAt` uses. */
export function lookedAtTable(name: string): string {
  return `
  create table if not exists ${name} (
    path text primary key, size integer not null, mtime real not null, ctime real not null,
    inode real not null, found text not null
  ) without rowid, strict;
`
}

/** What a table keeps of files. What the disk has damaged is not known. */
export function lookedAt<Known extends FileStamp>(
  database: DatabaseSync,
  table: string,
): LookedAt<Known> {
  const all = database.prepare(`select path, size, mtime, ctime, inode, found from ${table}`)
  const put = database.prepare(`insert into ${table} values (?, ?, ?, ?, ?, ?)`)
  return {
    known: () => {
      const known = new Map<string, Known>()
      for (const row of all.iterate() as Iterable<FileStamp & { path: string; found: string }>) {
        const { path, found, ...stamp } = row
        const whole = unsealed(found)
        if (whole !== undefined) known.set(path, { ...stamp, ...JSON.parse(whole) })
      }
      return known
    },
    save: (files, before) => {
      const isSame =
        files.size === before?.size && [...files].every(([path, at]) => before.get(path) === at)
      if (isSame) return
      inOneGo(database, () => {
        database.exec(`delete from ${table}`)
        for (const [path, { size, mtime, ctime, inode, ...found }] of files)
          put.run(path, size, mtime, ctime, inode, sealed(JSON.stringify(found)))
      })
    },
  }
}
