import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Why a database of the cache was made anew. */
export type Renewal = 'other-version' | 'damaged'

/**
 * Opens a SQLite file of the cache, or makes it with the tables of `schema`. One that was written under
 * another version, or that is damaged, is made anew, and `renewed` says so. Throws when the folder
 * cannot be written.
 */
export function openDatabase(
  path: string,
  version: string,
  schema: string,
): { database: DatabaseSync; renewed?: Renewal } {
  mkdirSync(dirname(path), { recursive: true })
  const first = tryOpen(path, version, schema)
  if (typeof first !== 'string') return { database: first }
  if (first !== 'new') for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  const database = connect(path, schema)
  database.prepare('insert into meta (version) values (?)').run(version)
  return { database, ...(first === 'new' ? {} : { renewed: first }) }
}

/** Does all of the work in one transaction, or none of it. */
export function inOneGo(database: DatabaseSync, work: () => void): void {
  database.exec('begin immediate')
  try {
    work()
    database.exec('commit')
  } catch (error) {
    database.exec('rollback')
    throw error
  }
}

function connect(path: string, schema: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 10_000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = normal;')
  database.exec('create table if not exists meta (version text not null);')
  database.exec(schema)
  return database
}

function tryOpen(path: string, version: string, schema: string): DatabaseSync | Renewal | 'new' {
  let database: DatabaseSync | undefined
  try {
    database = connect(path, schema)
    const [check] = database.prepare('pragma quick_check(1)').all()
    if (check?.quick_check !== 'ok') throw new Error('damaged')
    const found = database.prepare('select version from meta').get()?.version
    if (found === version) return database
    database.close()
    return found === undefined ? 'new' : 'other-version'
  } catch {
    if (database?.isOpen) database.close()
    return 'damaged'
  }
}
