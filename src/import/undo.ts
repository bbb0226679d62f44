import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { placeIn, reportIn } from './content-gate.ts'
import { type JournalLine, Memory, readJournal, writeJournal } from './memory.ts'
import { Unusable } from './old-item.ts'
import { readReport } from './read-report.ts'
import { type Report, totalsOf } from './report.ts'
import { reportPage } from './report-page.ts'

/** What taking an import back did. */
interface Undone {
  removed: string[]
  /** Files that are not as the import wrote them, or that another import uses: they stay. */
  kept: { file: string; reason: string }[]
}

const changedSince = 'it was changed since'

/**
 * Takes an import back by its report, and by the journal of one that was interrupted: every file that it wrote and nobody has changed since, the folders that are empty
 * then, and the report and the journal, of which nothing stays but what tells of articles that were changed: an import
 * after it leaves them. Throws `Unusable` when there is neither.
 *
 * @param path of the report, `….json` or the page beside it
 */
export function undo(path: string, writes = true): Undone {
  const json = reportIn(resolve(path.replace(/\.html$/, '.json')))
  const report = readReport(json)
  const journal = readJournal(json)
  if (report === undefined && journal.length === 0)
    throw new Unusable(`There is no report ${json}. ${reportsIn(dirname(json))}`)
  const content = dirname(dirname(json))
  const others = filesOfOthers(json)
  const undone: Undone = { removed: [], kept: [] }
  for (const { file, digest } of filesOf(json)) {
    if (!existsSync(join(content, file))) continue
    const outside = whyOutside(content, file)
    if (outside) undone.kept.push({ file, reason: outside })
    else if (others.has(file)) undone.kept.push({ file, reason: 'another import uses it' })
    else if (digestOf(readFileSync(placeIn(content, file))) !== digest)
      undone.kept.push({ file, reason: changedSince })
    else undone.removed.push(file)
  }
  if (!writes) return undone
  for (const file of undone.removed) removeFrom(content, file)
  const changed = new Set(
    undone.kept.filter(({ reason }) => reason === changedSince).map(({ file }) => file),
  )
  keepOf(report, changed, json)
  writeJournal(
    json,
    journal.filter(({ key, file }) => key !== undefined && changed.has(file)),
  )
  emptyFolders(content, dirname(json))
  return undone
}

/**
 * The report that somebody means by a path, or by a name alone, as it stands in the content folder.
 *
 * @param into the content folder, where somebody says it
 * @throws Unusable when the report is there, but of another content folder
 */
export function reportNamed(said: string, content: string, into: string | undefined): string {
  const bare = said.replace(/\.(?:json|html|journal)$/, '')
  const isName = !/[\\/]/.test(said)
  const ofContent = join(content, 'imports', `${isName ? bare : basename(bare)}.json`)
  if (isName) return ofContent
  const path = resolve(`${bare}.json`)
  if (into === undefined || path === ofContent) return path
  throw new Unusable(
    `${said} is not a report of ${into}, whose reports are in ${join(into, 'imports')}. Leave --into out, or give the name of the report alone.`,
  )
}

function reportsIn(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const reports = [
    ...new Set(names.flatMap(name => /^(.+)\.(?:json|journal)$/.exec(name)?.[1] ?? [])),
  ]
  if (reports.length === 0)
    return 'No import has written a report there: give its path, or its name and --into.'
  return `Reports in that folder: ${reports.sort().slice(0, 20).join(', ')}.`
}

/** Keeps of a report what tells of articles that were changed; without any it is gone. */
function keepOf(report: Report | undefined, changed: ReadonlySet<string>, json: string): void {
  const items = Iterator.from(report?.items ?? [])
    .filter(({ file }) => file !== undefined && changed.has(file))
    .toArray()
  const files = (report?.files ?? []).filter(
    ({ key, file }) => key !== undefined && changed.has(file),
  )
  if (report && items.length + files.length > 0) {
    const rest: Report = { ...report, totals: totalsOf(items, 0), items, pictures: {}, files }
    new Memory({ report: json }).settle(rest, reportPage(rest))
  } else for (const name of [json, json.replace(/\.json$/, '.html')]) rmSync(name, { force: true })
}

/** Each file that an import wrote, as it wrote it last, by its report and journal. */
function filesOf(json: string): JournalLine[] {
  const { files, pictures, others } = new Memory({ report: json }).before()
  const articles = Iterator.from(files).map(([, file]) => file)
  const all = [...articles, ...pictures.values(), ...others]
  return [...new Map(all.map(one => [one.file, one])).values()]
}

/** The files of other imports into the same archive. */
function filesOfOthers(json: string): Set<string> {
  const names = readdirSync(dirname(json))
    .filter(name => /\.(?:json|journal)$/.test(name))
    .map(name => name.replace(/\.\w+$/, '.json'))
  const others = [...new Set(names)].filter(name => name !== basename(json))
  return new Set(others.flatMap(name => filesOf(join(dirname(json), name))).map(({ file }) => file))
}

function whyOutside(content: string, file: string): string | undefined {
  try {
    placeIn(content, file)
  } catch (error) {
    if (error instanceof Unusable) return error.message
    throw error
  }
  return undefined
}

function removeFrom(content: string, file: string): void {
  const path = placeIn(content, file)
  rmSync(path)
  emptyFolders(content, dirname(path))
}

function emptyFolders(content: string, folder: string): void {
  for (let at = folder; at.startsWith(`${content}/`); at = dirname(at)) {
    if (!existsSync(at)) continue
    if (lstatSync(at).isSymbolicLink() || readdirSync(at).length > 0) return
    rmdirSync(at)
  }
}
