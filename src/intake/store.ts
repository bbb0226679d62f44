import { DatabaseSync } from 'node:sqlite'
import type { Entry, TextLink } from '../archive/entry.ts'
import type { MarkdownText } from '../archive/markdown-text.ts'
import type { Problem } from '../archive/problem.ts'
import type { ReadResult } from './article-worker.ts'
import { closeDatabase, inOneGo, openDatabase, type Renewal } from './database.ts'
import type { FileStamp } from './file-stamp.ts'
import type { ImageFacts } from './image-facts.ts'
import { type LookedAt, lookedAt, lookedAtTable } from './looked-at.ts'
import type { ReadArticle } from './read-article.ts'
import { sealed, sealOf, unsealed } from './sealed.ts'
import type { Position } from './yaml.ts'

/** A file as it was when it was last read. */
export interface KnownFile extends FileStamp {
  digest: string
}

/** An image file as it was when it was last looked at. */
export interface KnownImage extends FileStamp {
  /** Of its bytes. */
  digest: string
  facts: ImageFacts
}

/** A picture of `public/` as it was when it was last looked at. */
export interface KnownPublicPicture extends FileStamp {
  saysWhereTaken: boolean
}

/** What is kept of the files of a folder. */
export interface Loaded<Fields> {
  entries: Entry<Fields>[]
  problems: Problem[]
  /** Files of which what is kept is damaged. */
  damaged: string[]
}

/** What is kept of every file that was read, in one SQLite file of the cache folder. */
export interface Store {
  /** Every file that was read, in the order of their names. */
  known: () => Map<string, KnownFile>
  /** Keeps what was read, in one transaction. */
  save: (results: readonly ReadResult[]) => void
  forget: (files: readonly string[]) => void
  /** What is kept of the files below a folder, in the order of their names. */
  load: <Fields>(folder: string) => Loaded<Fields>
  /** The links of all files that lead to a host, with or without `www.`, by file. */
  linksTo: (host: string) => Map<string, TextLink[]>
  /** The links of all files to web addresses, by file. */
  webLinks: () => Map<string, TextLink[]>
  positions: (file: string) => Record<string, Position>
  /** The images that have been looked at. */
  images: LookedAt<KnownImage>
  /** The pictures of `public/` that have been looked at, by their paths below it. */
  publicPictures: LookedAt<KnownPublicPicture>
  /** The text of a file as its page shows it. Throws when the file is not known. */
  html: (file: string) => string
  /** The same as search reads it. */
  text: (file: string) => string
  /** The same as its author wrote it. */
  markdown: (file: string) => MarkdownText
  /** A number that is another when another process has written into the store. */
  writtenElsewhere: () => number
  close: () => void
}

/**
 * What every build reads stands apart from what few pages need, so that the first is read at once. Texts are sealed, so
 * that none is published that a disk or a hand has damaged.
 */
const tables = `
  create table if not exists file (
    path text primary key, size integer not null, mtime real not null, ctime real not null,
    inode real not null, digest text not null, entry text, problems text
  ) without rowid, strict;
  create table if not exists content (
    path text primary key, positions text not null, html text not null, text text not null,
    markdown text not null, leads text not null
  ) strict;
  create table if not exists web (
    path text not null, host text not null, links text not null, primary key (path, host)
  ) without rowid, strict;
  create index if not exists web_host on web (host);
  ${lookedAtTable('image')}
  ${lookedAtTable('public_picture')}
`

/**
 * Opens the store at a path, or makes it. One that another version of the pipeline wrote, or that is
 * damaged, is rebuilt, and `renewed` says so. A single text that is damaged is read `again`. Throws when the folder
 * cannot be written.
 */
export function openStore(
  path: string,
  version: string,
  again: ReadAgain = cannotRead,
): { store: Store; renewed?: Renewal } {
  const { database, ...others } = openDatabase(path, version, tables)
  return { store: storeOn(database, path, again), ...others }
}

/** Reads a file of the content folder again. */
type ReadAgain = (file: string) => ReadArticle

function cannotRead(file: string): never {
  throw new Error(`what is kept of ${file} is damaged`)
}

function storeOn(database: DatabaseSync, path: string, again: ReadAgain): Store {
  const known = database.prepare(
    'select path, size, mtime, ctime, inode, digest from file order by path',
  )
  const put = database.prepare('insert or replace into file values (?, ?, ?, ?, ?, ?, ?, ?)')
  const putContent = database.prepare('insert or replace into content values (?, ?, ?, ?, ?, ?)')
  const touch = database.prepare(
    'update file set size = ?, mtime = ?, ctime = ?, inode = ? where path = ?',
  )
  const removes = ['file', 'content', 'web'].map(table =>
    database.prepare(`delete from ${table} where path = ?`),
  )
  const putLinks = database.prepare('insert into web values (?, ?, ?)')
  const removeLinks = database.prepare('delete from web where path = ?')
  const allLinks = database.prepare('select path, links from web order by path')
  const linked = database.prepare('select path, links from web where host = ?')
  const entries = database.prepare(
    `select path, entry, problems from file where path >= ? and path < ? order by path`,
  )
  const positions = database.prepare('select positions from content where path = ?')
  const html = database.prepare('select html from content where path = ?')
  const plain = database.prepare('select text from content where path = ?')
  const version = database.prepare('pragma data_version')
  const markdown = database.prepare('select markdown, leads from content where path = ?')

  const keepContent = (file: string, { positions, html, text, markdown }: ReadArticle) => {
    const texts = [
      JSON.stringify(positions),
      html,
      text,
      markdown.text,
      JSON.stringify(markdown.leads),
    ]
    putContent.run(file, ...texts.map(sealed))
  }
  const keep = ({ file, size, mtime, ctime, inode, digest, read }: ReadResult) => {
    if (!read) return void touch.run(size, mtime, ctime, inode, file)
    const { entry, problems } = read
    const kept = entry ? sealed(JSON.stringify(entry)) : null
    const told = problems.length > 0 ? sealed(JSON.stringify(problems)) : null
    put.run(file, size, mtime, ctime, inode, digest, kept, told)
    keepContent(file, read)
    removeLinks.run(file)
    const byHost = Map.groupBy(read.webLinks ?? [], ({ target }) => bareHost(target))
    for (const [host, links] of byHost)
      if (host !== undefined) putLinks.run(file, host, sealed(JSON.stringify(links)))
  }
  const mended = (file: string) => {
    const read = again(file)
    keepContent(file, read)
    return read
  }
  return {
    known: () => {
      const files = new Map<string, KnownFile>()
      for (const file of known.iterate() as Iterable<KnownFile & { path: string }>) {
        const { path, ...stamp } = file
        files.set(path, stamp)
      }
      return files
    },
    save: results => inOneGo(database, () => results.forEach(keep)),
    forget: files =>
      inOneGo(database, () => {
        for (const file of files) for (const remove of removes) remove.run(file)
      }),
    load: folder => {
      const loaded: Loaded<unknown> = { entries: [], problems: [], damaged: [] }
      for (const row of entries.iterate(`${folder}/`, `${folder}0`)) {
        const [entry, problems] = [row.entry, row.problems].map(kept => kept && unsealed(kept))
        const isWhole = entry !== undefined && problems !== undefined && (entry || problems)
        if (!isWhole) loaded.damaged.push(String(row.path))
        else if (entry)
          loaded.entries.push({ ...JSON.parse(String(entry)), print: sealOf(String(row.entry)) })
        if (isWhole && problems) loaded.problems.push(...JSON.parse(String(problems)))
      }
      return loaded as never
    },
    images: lookedAt(database, 'image'),
    publicPictures: lookedAt(database, 'public_picture'),
    webLinks: () => {
      const links = new Map<string, TextLink[]>()
      for (const { path, links: kept } of allLinks.iterate()) {
        const own = links.get(String(path)) ?? []
        links.set(String(path), [...own, ...JSON.parse(unsealed(kept) ?? '[]')])
      }
      return links
    },
    linksTo: host => {
      const kept = linked.all(host.replace(/^www\./, ''))
      return new Map(
        kept.map(({ path, links }) => [String(path), JSON.parse(unsealed(links) ?? '[]')]),
      )
    },
    positions: file => JSON.parse(unsealed(positions.get(file)?.positions) ?? '{}'),
    html: file => textIn(html.get(file)?.html, file) ?? mended(file).html,
    text: file => textIn(plain.get(file)?.text, file) ?? mended(file).text,
    markdown: file => {
      const kept = markdown.get(file)
      const text = textIn(kept?.markdown, file)
      const leads = textIn(kept?.leads, file)
      if (text === undefined || leads === undefined) return mended(file).markdown
      return { text, leads: JSON.parse(leads) }
    },
    writtenElsewhere: () => Number(version.get()?.data_version),
    close: () => closeDatabase(database, path),
  }
}

/** The host of a web address, without `www.`; undefined when it is not a complete address. */
function bareHost(address: string): string | undefined {
  return URL.parse(address)?.host.replace(/^www\./, '')
}

/** The plain texts of files, as search reads them. */
interface Texts {
  /** Throws when the file is not known. */
  textOf: (file: string) => string
  close: () => void
}

/** Opens the store at a path for reading texts only: in another thread than the one that has it open. */
export function openTexts(path: string, again: ReadAgain = cannotRead): Texts {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
  const text = database.prepare('select text from content where path = ?')
  return {
    textOf: file => textIn(text.get(file)?.text, file) ?? again(file).text,
    close: () => database.close(),
  }
}

/** A text that was kept; undefined when it is damaged. Throws when none was. */
function textIn(value: unknown, file: string): string | undefined {
  if (value === undefined || value === null) throw new Error(`no text is kept for ${file}`)
  return unsealed(value)
}
