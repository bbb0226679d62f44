import { DatabaseSync, type StatementSync } from 'node:sqlite'

/*
 * What an import remembers of each item, out of memory: a database of this process alone, in a file without a name that
 * is gone when the process is. Values are kept as JSON, so that nothing holds on to the large texts they were cut from.
 */
let database: DatabaseSync | undefined
let tables = 0

/** Makes a table, and says what it is called. */
function newTable(columns: string): string {
  if (database === undefined) {
    // An empty path is a file without a name (https://sqlite.org/inmemorydb.html#temp_db).
    database = new DatabaseSync('')
    database.exec('pragma journal_mode = off; pragma synchronous = off; begin')
  }
  tables += 1
  database.exec(`create table t${tables} (place integer primary key, ${columns})`)
  return `t${tables}`
}

function prepared(sql: string): StatementSync {
  return (database as DatabaseSync).prepare(sql)
}

/** Values in a row. */
export class ScratchList<Value> implements Iterable<Value> {
  readonly #table = newTable('value text not null')
  readonly #insert = prepared(`insert into ${this.#table} (value) values (?)`)
  #size = 0

  get size(): number {
    return this.#size
  }

  push(value: Value): void {
    this.#insert.run(JSON.stringify(value))
    this.#size += 1
  }

  *[Symbol.iterator](): Generator<Value> {
    const rows = prepared(`select value from ${this.#table} order by place`).iterate()
    for (const { value } of rows) yield JSON.parse(value as string) as Value
  }
}

/** Values by their keys, in the order in which the keys came first. */
export class ScratchMap<Value> implements Iterable<[string, Value]> {
  readonly #table = newTable('key text not null unique, value text not null')
  readonly #set = prepared(
    `insert into ${this.#table} (key, value) values (?, ?) on conflict (key) do update set value = excluded.value`,
  )
  readonly #get = prepared(`select value from ${this.#table} where key = ?`)

  set(key: string, value: Value): void {
    this.#set.run(key, JSON.stringify(value))
  }

  get(key: string): Value | undefined {
    const row = this.#get.get(key)
    return row === undefined ? undefined : (JSON.parse(row.value as string) as Value)
  }

  has(key: string): boolean {
    return this.#get.get(key) !== undefined
  }

  *[Symbol.iterator](): Generator<[string, Value]> {
    const rows = prepared(`select key, value from ${this.#table} order by place`).iterate()
    for (const { key, value } of rows) yield [key as string, JSON.parse(value as string) as Value]
  }
}

/** Keys that were met. */
export class ScratchSet {
  readonly #keys = new ScratchMap<true>()

  add(key: string): void {
    this.#keys.set(key, true)
  }

  has(key: string): boolean {
    return this.#keys.has(key)
  }
}
