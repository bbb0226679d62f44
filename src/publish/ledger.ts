import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Commit } from '../deploy/ledger-head.ts'
import type { PublishedFiles } from '../deploy/published-file.ts'
import { closeDatabase, inOneGo, openDatabase } from '../intake/database.ts'
import type { LedgerRow, Rows } from './file-row.ts'
import type { LastBuild } from './last-build.ts'

/** The article of a page that was published: its file below the content folder, and the digest of its text. */
export interface PublishedArticle {
  source: string
  body: string
}

/** What is to be known of a site as a whole when it is deployed. */
export interface SiteFacts {
  /** Its address, with its base path. */
  address: string
  articles: number
  /** The WebSub hub that is told of feeds that changed. */
  hub?: string | undefined
  /** Of the content; undefined where it is not in git. */
  commit?: Commit | undefined
  /** When the site changes by itself (ISO 8601): when the next embargo ends. */
  due?: string | undefined
  /** Whether it is a preview. */
  isPreview?: boolean
}

/** What a build changes in the ledger. */
interface Changes {
  site: SiteFacts
  /** Rows that are new or other than they were. */
  put: Rows
  /** The articles of those that are pages of articles. */
  articles: ReadonlyMap<string, PublishedArticle>
  /** Files that are gone. */
  gone: Iterable<string>
  /** The marks of years, by their names, and of pages, by their addresses. */
  marks: ReadonlyMap<string, string>
  /** Digests of what pages say themselves, of files that are new or other than they were. */
  contents: ReadonlyMap<string, string>
  /** What the next build may rely on; undefined for nothing. */
  last: LastBuild | undefined
}

/** What is in the output folder, as the last build that came to its end left it. */
export interface Ledger {
  rows: () => Map<string, LedgerRow>
  /** The marks as the last build committed them, by their names; none when a row changed since. */
  marks: () => Map<string, string>
  /** The build that wrote the rows; undefined when the next may not rely on it. */
  last: () => LastBuild | undefined
  /** The article of a file; undefined when the file is not the page of one. */
  article: (file: string) => PublishedArticle | undefined
  /** A digest of what the page of a file says itself; undefined when it is not known. */
  content: (file: string) => string | undefined
  /** Digests of what pages say themselves, by their files. */
  contents: () => ReadonlyMap<string, string>
  /** The site as a whole; undefined when no build came to its end. */
  site: () => SiteFacts | undefined
  /** Takes in files that a target has, as if they were in the output folder. Until the next commit, there is no site. */
  adopt: (files: PublishedFiles) => void
  /** How many articles were published last. */
  articleCount: () => number
  /**
   * Notes names of files that will be put in the folder, before they are, since a build that is killed may leave them
   * there; and `rows` of files that will be as the rows say.
   */
  announce: (files: readonly string[], rows: Rows) => void
  /** Takes changes in, all or none of them. */
  commit: (changes: Changes) => void
  close: () => void
}

const schema = `
  create table if not exists file (
    path text primary key, fingerprint text not null,
    size integer not null, mtime real not null, sha256 text not null
  ) without rowid, strict;
  create table if not exists article (
    path text primary key, source text not null, body text not null
  ) without rowid, strict;
  create table if not exists content (path text primary key, digest text not null) without rowid, strict;
  create table if not exists last (build text not null) strict;
  create table if not exists site (facts text not null) strict;
  create table if not exists mark (name text primary key, mark text not null) without rowid, strict;
  ${['insert', 'update', 'delete'].map(forgetsMarks).join('')}
  drop table if exists year;
`

/** Marks hold for the rows with which they were written, and no others, whoever writes them. Those of years alone are old. */
function forgetsMarks(change: string): string {
  return `
    drop trigger if exists forget_years_on_${change};
    create trigger if not exists forget_marks_on_${change} after ${change} on file
    when exists (select 1 from mark) begin delete from mark; end;
  `
}

/** Where the ledger is below the cache folder. */
export function ledgerPath(cache: string): string {
  return join(cache, 'ledger.sqlite')
}

/** How many articles the last build with a cache published. */
export function publishedArticles(cache: string): number {
  const path = ledgerPath(cache)
  if (!existsSync(path)) return 0
  const ledger = openLedger(path)
  const count = ledger.articleCount()
  ledger.close()
  return count
}

/** Opens the ledger at a path, or makes an empty one; one that is damaged counts as empty. */
export function openLedger(path: string): Ledger {
  const { database } = openDatabase(path, '2', schema)
  const all = database.prepare('select path, fingerprint, size, mtime, sha256 from file')
  const put = database.prepare('insert or replace into file values (?, ?, ?, ?, ?)')
  const remove = database.prepare('delete from file where path = ?')
  const note = database.prepare("insert or ignore into file values (?, '', -1, 0, '')")
  const article = database.prepare('select source, body from article where path = ?')
  const content = database.prepare('select digest from content where path = ?')
  const putContent = database.prepare('insert or replace into content values (?, ?)')
  const removeContent = database.prepare('delete from content where path = ?')
  const contents = database.prepare('select path, digest from content')
  const site = database.prepare('select facts from site')
  const putSite = database.prepare('insert into site values (?)')
  const articleCount = database.prepare('select count(*) as count from article')
  const putArticle = database.prepare('insert or replace into article values (?, ?, ?)')
  const removeArticle = database.prepare('delete from article where path = ?')
  const last = database.prepare('select build from last')
  const keep = database.prepare('insert into last values (?)')
  const marks = database.prepare('select name, mark from mark')
  const putMark = database.prepare('insert into mark values (?, ?)')
  const write = (file: string, row: LedgerRow, published: PublishedArticle | undefined) => {
    put.run(file, row.fingerprint, row.size, row.mtime, row.sha256)
    if (published) putArticle.run(file, published.source, published.body)
    else removeArticle.run(file)
  }
  const forget = (file: string) => {
    remove.run(file)
    removeArticle.run(file)
    removeContent.run(file)
  }
  return {
    rows: () => {
      const rows = new Map<string, LedgerRow>()
      for (const row of all.iterate() as Iterable<LedgerRow & { path: string }>) {
        const { path, fingerprint, size, mtime, sha256 } = row
        rows.set(path, { fingerprint, size, mtime, sha256 })
      }
      return rows
    },
    marks: () => new Map(marks.all().map(({ name, mark }) => [String(name), String(mark)])),
    last: () => {
      const build = last.get()?.build
      return build === undefined ? undefined : JSON.parse(String(build))
    },
    article: file => {
      const found = article.get(file)
      return found && { source: String(found.source), body: String(found.body) }
    },
    content: file => {
      const digest = content.get(file)?.digest
      return digest === undefined ? undefined : String(digest)
    },
    contents: () => new Map(contents.all().map(row => [String(row.path), String(row.digest)])),
    site: () => {
      const facts = site.get()?.facts
      return facts === undefined ? undefined : JSON.parse(String(facts))
    },
    adopt: files =>
      inOneGo(database, () => {
        database.exec('delete from site')
        for (const [file, { size, sha256, fingerprint, content }] of files) {
          put.run(file, fingerprint, size, 0, sha256)
          if (content === undefined) removeContent.run(file)
          else putContent.run(file, content)
        }
      }),
    articleCount: () => Number(articleCount.get()?.count),
    announce: (files, rows) =>
      inOneGo(database, () => {
        for (const file of files) note.run(file)
        for (const [file, row] of rows) write(file, row, undefined)
      }),
    commit: changes =>
      inOneGo(database, () => {
        database.exec('delete from last')
        if (changes.last) keep.run(JSON.stringify(changes.last))
        database.exec('delete from site')
        putSite.run(JSON.stringify(changes.site))
        for (const file of changes.gone) forget(file)
        for (const [file, row] of changes.put) write(file, row, changes.articles.get(file))
        for (const [file, digest] of changes.contents) putContent.run(file, digest)
        database.exec('delete from mark')
        for (const [name, mark] of changes.marks) putMark.run(name, mark)
      }),
    close: () => closeDatabase(database, path),
  }
}
