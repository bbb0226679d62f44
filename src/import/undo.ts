import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { Memory } from './memory.ts'
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
 * Takes an import back by its report: every file that it wrote and nobody has changed since, the folders that are empty
 * then, and the report, of which nothing stays but what tells of articles that were changed: an import after it leaves
 * them. Throws `Unusable` when it is no report.
 *
 * @param path of the report, `….json` or the page beside it
 */
export function undo(path: string, writes = true): Undone {
  const json = resolve(path.replace(/\.html$/, '.json'))
  const report = readReport(json)
  if (report === undefined)
    throw new Unusable(`There is no report ${path}. Reports are in content/imports/.`)
  const content = dirname(dirname(json))
  const others = filesOfOthers(json)
  const undone: Undone = { removed: [], kept: [] }
  for (const { file, digest } of filesOf(report)) {
    const whole = join(content, file)
    if (!whole.startsWith(`${content}/`) || !existsSync(whole)) continue
    if (others.has(file)) undone.kept.push({ file, reason: 'another import uses it' })
    else if (digestOf(readFileSync(whole)) !== digest)
      undone.kept.push({ file, reason: changedSince })
    else undone.removed.push(file)
  }
  if (!writes) return undone
  for (const file of undone.removed) removeFrom(content, file)
  const changed = new Set(
    undone.kept.filter(({ reason }) => reason === changedSince).map(({ file }) => file),
  )
  const items = Iterator.from(report.items)
    .filter(({ file }) => file !== undefined && changed.has(file))
    .toArray()
  if (items.length > 0) {
    const rest: Report = { ...report, totals: totalsOf(items, 0), items, pictures: {}, files: [] }
    new Memory({ report: json }).settle(rest, reportPage(rest))
  } else for (const name of [json, json.replace(/\.json$/, '.html')]) rmSync(name, { force: true })
  emptyFolders(content, dirname(json))
  return undone
}

function filesOf({ items, pictures, files }: Report): { file: string; digest: string }[] {
  const articles = Iterator.from(items).flatMap(({ file, digest }) =>
    file && digest ? [{ file, digest }] : [],
  )
  return [...articles, ...Object.values(pictures), ...files]
}

/** The files of other imports into the same archive. */
function filesOfOthers(json: string): Set<string> {
  const names = readdirSync(dirname(json)).filter(
    name => name.endsWith('.json') && name !== basename(json),
  )
  const reports = names.flatMap(name => readReport(join(dirname(json), name)) ?? [])
  return new Set(reports.flatMap(filesOf).map(({ file }) => file))
}

function removeFrom(content: string, file: string): void {
  rmSync(join(content, file))
  emptyFolders(content, dirname(join(content, file)))
}

function emptyFolders(content: string, folder: string): void {
  for (let at = folder; at.startsWith(`${content}/`); at = dirname(at)) {
    if (!existsSync(at)) continue
    if (readdirSync(at).length > 0) return
    rmdirSync(at)
  }
}
