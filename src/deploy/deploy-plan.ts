import { sourceOf } from '../plan/precompressed.ts'
import { isAsset, isOfHost } from '../plan/site-assets.ts'
import { foldersAbove } from '../plan/site-path.ts'
import type { PublishedFiles } from './published-file.ts'

/** What a deploy does, stage after stage: nothing of a stage begins before the one before has ended. */
export interface DeployPlan {
  /** Files to remove before anything is sent: files where the site has folders now, and the reverse. */
  inTheWay: readonly string[]
  /** Files to send, in stages. */
  puts: readonly Stage[]
  /** Files to remove, in stages, when all is sent. */
  removals: readonly Stage[]
}

/** Files that may be sent or removed in any order. */
export interface Stage {
  /** What people read of it. */
  name: string
  files: readonly string[]
}

/**
 * What turns the files that a target has into those that are wanted. `doubtful` are files that a deploy which did not come
 * to its end may have touched.
 *
 * At every moment, a reader who follows links from a page that was there before finds every file that is named: assets
 * come first; then pages that are new, which nothing that was there names yet; then pages that are replaced, feeds after
 * them, and the rules of a host last of all. Only then are files removed, and what pages load after the pages.
 */
export function deployPlan(
  wanted: PublishedFiles,
  there: PublishedFiles,
  doubtful: ReadonlySet<string>,
): DeployPlan {
  const isThere = (file: string, sha256: string) =>
    there.get(file)?.sha256 === sha256 && !doubtful.has(file)
  const lacking = [...wanted].filter(([file, { sha256 }]) => !isThere(file, sha256))
  // A precompressed file goes with the one that it is made from.
  const turn = (file: string) => {
    const page = sourceOf(file) ?? file
    return turnOf(page, !there.has(page) && !doubtful.has(page))
  }
  const puts = Map.groupBy(
    lacking.map(([file]) => file),
    turn,
  )
  const known = new Set([...there.keys(), ...doubtful])
  const gone = [...known].filter(file => !wanted.has(file))
  const blocks = blocker(wanted)
  const removals = Map.groupBy(gone, file =>
    blocks(file) ? 'in the way' : isAsset(sourceOf(file) ?? file) ? 'assets' : 'pages',
  )
  return {
    inTheWay: removals.get('in the way') ?? [],
    puts: turns.flatMap(name => stage(name, puts.get(name))),
    removals: (['pages', 'assets'] as const).flatMap(name => stage(name, removals.get(name))),
  }
}

const turns = ['assets', 'new pages', 'pages', 'lists', 'feeds', 'rules'] as const
type Turn = (typeof turns)[number]

function turnOf(file: string, isNew: boolean): Turn {
  if (isAsset(file)) return 'assets'
  if (isOfHost(file)) return 'rules'
  if (isNew) return 'new pages'
  if (announcing.test(file)) return 'feeds'
  return /(^|\/)\d{4}\/.*\.html$/.test(file) ? 'pages' : 'lists'
}

const announcing = /\.(?:xml|opml|jsonl)$|(?:^|\/)(?:feed\.json|robots\.txt|search\/[^/]+\.json)$/

function stage(name: string, files: readonly string[] | undefined): Stage[] {
  return files ? [{ name, files }] : []
}

/** Finds files that are where wanted ones need a folder, or that are below a wanted one. */
function blocker(wanted: PublishedFiles): (file: string) => boolean {
  const folders = new Set([...wanted.keys()].flatMap(foldersAbove))
  return file => folders.has(file) || foldersAbove(file).some(folder => wanted.has(folder))
}

/** Every file that a deploy sends. */
export function sentBy({ puts }: DeployPlan): string[] {
  return puts.flatMap(({ files }) => files)
}

/** Every file that a deploy removes. */
export function removedBy({ inTheWay, removals }: DeployPlan): string[] {
  return [...inTheWay, ...removals.flatMap(({ files }) => files)]
}
