import { DatabaseSync } from 'node:sqlite'
import type { Entry } from '../archive/entry.ts'
import type { MarkdownText } from '../archive/markdown-text.ts'
import type { Problem } from '../archive/problem.ts'
import type { ReadResult } from './article-worker.ts'
import { closeDatabase, inOneGo, openDatabase, type Renewal } from './database.ts'
import type { ImageFacts } from './image-facts.ts'
import type { Position } from './yaml.ts'

/** A file as it was when it was last read. */
export interface KnownFile {
  size: number
  mtime: number
  digest: string
}

/** An image file as it was when it was last looked at. */
export interface KnownImage {
  size: number
  mtime: number
  facts: ImageFacts
}

/** What is kept of every file that was read, in one SQLite file of the cache folder. */
export interface Store {
  known: () => Map<string, KnownFile>
  /** Keeps what was read, in one transaction. */
  save: (results: readonly ReadResult[]) => void
  forget: (files: readonly string[]) => void
  /** Entries and problems of the files below a folder, in the order of their names. */
  load: <Fields>(folder: string) => { entries: Entry<Fields>[]; problems: Problem[] }
  positions: (file: string) => Record<string, Position>
  /** The images that have been looked at. */
  images: () => Map<string, KnownImage>
  /** Keeps what is known of these images, and forgets all others. */
  saveImages: (images: ReadonlyMap<string, KnownImage>) => void
  /** The text of a file as its page shows it. Throws when the file is not known. */
  html: (file: string) => string
  /** The same as search reads it. */
  text: (file: string) => string
  /** The same as its author wrote it. */
  markdown: (file: string) => MarkdownText
  close: () => void
}

/** What every build reads stands apart from what few pages need, so that the first is read at once. */
const tables = `
  create table if not exists file (
    path text primary key, size integer not null, mtime real not null, digest text not null,
    entry text, problems text
  ) without rowid, strict;
  create table if not exists content (
    path text primary key, positions text not null, html text not null, text text not null,
    markdown text not null, leads text not null
  ) strict;
  create table if not exists image (
    path text primary key, size integer not null, mtime real not null, facts text not null
  ) without rowid, strict;
`

/**
 * Opens the store at a path, or makes it. One that another version of the pipeline wrote, or that is
 * damaged, is made anew, and `renewed` says so. Throws when the folder cannot be written.
 */
export function openStore(path: string, version: string): { store: Store; renewed?: Renewal } {
  const { database, ...others } = openDatabase(path, version, tables)
  return { store: storeOn(database, path), ...others }
}

function storeOn(database: DatabaseSync, path: string): Store {
  const known = database.prepare('select path, size, mtime, digest from file')
  const put = database.prepare('insert or replace into file values (?, ?, ?, ?, ?, ?)')
  const putContent = database.prepare('insert or replace into content values (?, ?, ?, ?, ?, ?)')
  const touch = database.prepare('update file set size = ?, mtime = ? where path = ?')
  const removes = ['file', 'content'].map(table =>
    database.prepare(`delete from ${table} where path = ?`),
  )
  const entries = database.prepare(
    `select entry, problems from file where path >= ? and path < ? order by path`,
  )
  const positions = database.prepare('select positions from content where path = ?')
  const images = database.prepare('select path, size, mtime, facts from image')
  const putImage = database.prepare('insert into image values (?, ?, ?, ?)')
  const html = database.prepare('select html from content where path = ?')
  const plain = database.prepare('select text from content where path = ?')
  const markdown = database.prepare('select markdown, leads from content where path = ?')

  const keep = ({ file, size, mtime, digest, read }: ReadResult) => {
    if (!read) return void touch.run(size, mtime, file)
    const { entry, problems, html, text, markdown } = read
    const told = problems.length > 0 ? JSON.stringify(problems) : null
    const kept = entry ? JSON.stringify(entry) : null
    put.run(file, size, mtime, digest, kept, told)
    const leads = JSON.stringify(markdown.leads)
    putContent.run(file, JSON.stringify(read.positions), html, text, markdown.text, leads)
  }
  return {
    known: () => {
      const files = new Map<string, KnownFile>()
      for (const file of known.iterate() as Iterable<KnownFile & { path: string }>) {
        const { path, size, mtime, digest } = file
        files.set(path, { size, mtime, digest })
      }
      return files
    },
    save: results => inOneGo(database, () => results.forEach(keep)),
    forget: files =>
      inOneGo(database, () => {
        for (const file of files) for (const remove of removes) remove.run(file)
      }),
    load: folder => {
      const loaded: ReturnType<Store['load']> = { entries: [], problems: [] }
      for (const { entry, problems } of entries.iterate(`${folder}/`, `${folder}0`)) {
        if (entry) loaded.entries.push(JSON.parse(String(entry)))
        if (problems) loaded.problems.push(...JSON.parse(String(problems)))
      }
      return loaded as never
    },
    images: () => {
      const rows = images.all() as unknown as (KnownImage & { path: string; facts: string })[]
      return new Map(
        rows.map(({ path, size, mtime, facts }) => [
          path,
          { size, mtime, facts: JSON.parse(facts) },
        ]),
      )
    },
    saveImages: known =>
      inOneGo(database, () => {
        database.exec('delete from image')
        for (const [path, { size, mtime, facts }] of known)
          putImage.run(path, size, mtime, JSON.stringify(facts))
      }),
    positions: file => JSON.parse(String(positions.get(file)?.positions ?? '{}')),
    html: file => textIn(html.get(file)?.html, file),
    text: file => textIn(plain.get(file)?.text, file),
    markdown: file => {
      const kept = markdown.get(file)
      return { text: textIn(kept?.markdown, file), leads: JSON.parse(String(kept?.leads)) }
    },
    close: () => closeDatabase(database, path),
  }
}

/** The plain texts of files, as search reads them. */
interface Texts {
  /** Throws when the file is not known. */
  textOf: (file: string) => string
  close: () => void
}

/** Opens the store at a path for reading texts only: in another thread than the one that has it open. */
export function openTexts(path: string): Texts {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
  const text = database.prepare('select text from content where path = ?')
  return {
    textOf: file => textIn(text.get(file)?.text, file),
    close: () => database.close(),
  }
}

function textIn(value: unknown, file: string): string {
  if (typeof value !== 'string') throw new Error(`no text is kept for ${file}`)
  return value
}
