import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Why a database of the cache was rebuilt. */
export type Renewal = 'other-version' | 'damaged'

/**
 * Opens a SQLite file of the cache, or makes it with the tables of `schema`. One that was written under
 * another version, or that is damaged, is rebuilt, and `renewed` says so. Throws when the folder
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
  if (first !== 'new')
    for (const end of ['', '-wal', '-shm', '-left']) rmSync(path + end, { force: true })
  const database = connect(path, schema)
  database.prepare('insert into meta (version) values (?)').run(version)
  return { database, ...(first === 'new' ? {} : { renewed: first }) }
}

/**
 * Closes a database and notes how its file is left, so that the next to open it can tell that nothing has
 * touched it since, and need not look through all of it for damage.
 */
export function closeDatabase(database: DatabaseSync, path: string): void {
  database.close()
  noteAsLeft(path)
}

/** Notes that the file of a database is sound as it is now. */
export function noteAsLeft(path: string): void {
  writeFileSync(notePath(path), noteOf(path))
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
  const asLeft = isAsLeft(path)
  try {
    database = connect(path, schema)
    if (!asLeft) {
      const [check] = database.prepare('pragma quick_check(1)').all()
      if (check?.quick_check !== 'ok') throw new Error('damaged')
    }
    const found = database.prepare('select version from meta').get()?.version
    if (found === version) return database
    database.close()
    return found === undefined ? 'new' : 'other-version'
  } catch {
    if (database?.isOpen) database.close()
    return 'damaged'
  }
}

const notePath = (path: string) => `${path}-left`

function noteOf(path: string): string {
  const { size, mtimeNs } = statSync(path, { bigint: true })
  return `${size} ${mtimeNs}`
}

/** Whether a database is as it was when it was closed; not when a process ended without closing it. */
function isAsLeft(path: string): boolean {
  try {
    return !existsSync(`${path}-wal`) && readFileSync(notePath(path), 'utf8') === noteOf(path)
  } catch {
    return false
  }
}
