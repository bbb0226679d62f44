import type { Plan } from '../plan/plan.ts'
import { isTwin } from '../plan/precompressed.ts'
import { fileOf } from '../plan/site-path.ts'
import { shownPath } from '../terminal/shown-path.ts'
import { say } from '../terminal/telling.ts'
import type { Found } from './delta.ts'
import type { Folders } from './folders.ts'
import { isOfSearch } from './search-parts.ts'
import { mark } from './site-mark.ts'
import type { Survey } from './survey.ts'

/**
 * What an output folder is to the ledger:
 * - `own`: published last with this ledger, or without anything in it. What the ledger does not know is not ours.
 * - `unsure`: published by Backfile, but not last with this ledger, which was lost or is older. What the ledger does
 *   not know may be ours.
 * - `other`: nothing says that Backfile ever published into it.
 */
type Hold = 'own' | 'unsure' | 'other'

/** What an output folder is to the ledger. */
export function holdOf({ rows, survey }: Found): Hold {
  const { missing, altered, spare, foreign, isLatest } = survey
  if (isLatest) return 'own'
  if (isMarked({ rows, survey }) || rows.size > missing.size + altered.size) return 'unsure'
  const isEmpty =
    rows.size === missing.size && spare.length === 0 && foreign.every(file => file.startsWith('.'))
  return isEmpty ? 'own' : 'other'
}

function isMarked({ rows, survey: { missing, foreign } }: Found): boolean {
  return (rows.has(mark.file) && !missing.has(mark.file)) || foreign.includes(mark.file)
}

/**
 * The survey of a folder that is not surely the ledger's, when its site is published there all the same. Files that the
 * site has too are replaced. In a folder with our mark, files of our own folders and what took the place of the ledger's
 * files are removed, unless the keeper `adopts` the folder; so are precompressed files of the site's own, in any case, since
 * they would be sent in place of what they are not made from. `foreign` are all others. The mark counts as altered.
 */
export function claimed(
  { rows, survey }: Found,
  plan: Plan,
  publicFiles: readonly string[],
  adopts: boolean,
): Survey {
  const planned = new Set([
    mark.file,
    ...publicFiles,
    ...plan.pages.map(({ address }) => fileOf(address)),
  ])
  const removes = isMarked({ rows, survey }) && !adopts
  const isOurs = (file: string) => file.startsWith('_astro/') || isOfSearch(plan, file)
  const unknown = survey.foreign.filter(file => !planned.has(file))
  const { ours = [], others = [] } = Object.groupBy(unknown, file =>
    isTwin(file, source => planned.has(source)) || (removes && isOurs(file)) ? 'ours' : 'others',
  )
  return {
    ...survey,
    altered: new Set([...survey.altered, ...(rows.has(mark.file) ? [mark.file] : [])]),
    spare: removes ? [...survey.spare, ...ours] : ours,
    foreign: removes ? others : [...others, ...survey.spare],
  }
}

const howToAdopt = '“npm run build -- --adopt” (or BACKFILE_ADOPT=1)'

/** Says that a folder holds files and nothing of ours; `out` as people type it. */
export function otherFolder(out: string, files: readonly string[]): string {
  return [
    `${out}/ holds files that Backfile did not put there: ${someOf(files)}.`,
    'Point BACKFILE_OUT at an empty folder.',
    `Or publish into this one with ${howToAdopt}: the site's own files replace those of the same name, and all others stay.`,
  ].join('\n')
}

/** Says that a folder holds files that may be ours, and that the site does not have. */
export function unsureFolder(out: string, files: readonly string[]): string {
  return [
    `${out}/ was published with another cache than this one, and holds files that the site does not have: ${someOf(files)}.`,
    'They may be pages of articles that have been withdrawn, or files of your own. Remove the ones that should not be public;',
    `${out}/ may also be emptied, since a build makes all of the site again.`,
    `To keep them all, build with ${howToAdopt}.`,
  ].join('\n')
}

/** Says which files of a folder are not of the site, and stay; undefined when there are none. */
function foreignFiles(out: string, files: readonly string[]): string | undefined {
  if (files.length === 0) return undefined
  return `${out}/ holds files that Backfile did not put there, and leaves them: ${someOf(files)}. Files of the site belong in public/.`
}

const shown = 5

function someOf(files: readonly string[]): string {
  const more = files.length - shown
  const some = files.toSorted().slice(0, shown).join(', ')
  return more > 0 ? `${some} and ${more.toLocaleString('en')} more` : some
}

/** Names the files of the output folder that are nobody's. */
export function sayForeign(files: readonly string[], folders: Folders): void {
  const line = foreignFiles(shownPath(folders.out), files)
  if (line !== undefined) say(line)
}
