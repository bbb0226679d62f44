import { statSync } from 'node:fs'
import { excessesOf, mostOf } from '../hosts/fits.ts'
import type { Host } from '../hosts/rules.ts'
import type { PlannedIn } from '../plan/plan.ts'
import { partOf } from '../plan/site-assets.ts'
import { fileOf } from '../plan/site-path.ts'
import { checkSize, sizesIn } from './check-size.ts'
import type { Delta, Found } from './delta.ts'
import { type Folders, stageOf } from './folders.ts'
import { makeFiles } from './make-files.ts'
import type { Opened } from './open.ts'
import { refuseFor } from './open-or-refuse.ts'
import { predictPages } from './predict-pages.ts'
import { bytesIn, sizesOfWhole } from './predict-search.ts'
import { predicted } from './predict-site.ts'
import type { MadeFile } from './render-worker.ts'
import { searchParts } from './search-parts.ts'
import { filesIn } from './site-files.ts'
import { filesOfDeploys, sizeOf } from './site-size.ts'
import type { Templates } from './templates.ts'

/** A site of which the search is made, and nothing else but what other machines made. */
interface Begun {
  opened: Opened
  found: Found
  delta: Delta
  taken: readonly MadeFile[]
  templates: Templates
}

/**
 * Refuses a site that would be too large for its hosts, before most of it is rendered: by how many files it has, and by a
 * prediction of their bytes where a host limits those. Gives the pages that were made for that, in the stage.
 */
export async function refuseBefore(
  { opened, found, delta, taken, templates }: Begun,
  folders: Folders,
): Promise<readonly MadeFile[]> {
  const { plan, store, beside, inPlace } = opened
  const { host: hosts, hostPlan } = plan.archive.site
  if (hosts.length === 0) return []
  const assets = sizesIn(templates.assets, filesIn(templates.assets))
  const sized = { plan, beside: { ...beside, assets } }
  const limitsBytes = (host: Host) => mostOf(host, 'site-size', hostPlan) !== undefined
  if (!hosts.some(limitsBytes)) {
    refuseFor(checkSize(sized).map(inPlace), folders)
    return []
  }
  const sizes = new Map([...staying(found, delta), ...taken.map(sizeMade)])
  const { made, sizeOf } = await predictPages(plan, {
    known: ({ address }) => sizes.get(fileOf(address)),
    make: addresses => {
      const some = addresses.map(address => [address, plan.at(address)] as const)
      return makeFiles(opened, some, templates, folders)
    },
    html: store.html,
    folders,
  })
  const { parts: stale } = delta
  const search = sizesOfWhole(searchParts(plan), { rows: found.rows, stale })
  for (const part of stale.keys()) search.set(part, bytesIn(stageOf(folders), part))
  const { bytesOf } = predicted(sizeOf, search)
  refuseFor(checkSize({ ...sized, bytesOf }).map(inPlace), folders)
  return made
}

/** A site that is made. */
interface Made extends Omit<Begun, 'taken' | 'templates'> {
  made: readonly MadeFile[]
  /** All files that are ready, by their names, with their paths. */
  staged: ReadonlyMap<string, string>
  /** Files of the output folder that stay, beside those of the plan. */
  kept: ReadonlySet<string>
}

/** Refuses a site that is too large for its hosts, by the sizes of all its files. */
export async function refuseMade(
  { opened, found, delta, made, staged, kept }: Made,
  folders: Folders,
): Promise<void> {
  const { plan, store, beside, inPlace } = opened
  const { host: hosts, hostPlan } = plan.archive.site
  if (hosts.length === 0) return
  const known = new Map(made.map(sizeMade))
  const sizes = new Map(staying(found, delta))
  for (const file of kept) sizes.set(file, found.rows.get(file)?.size ?? 0)
  for (const [file, path] of staged) sizes.set(file, known.get(file) ?? statSync(path).size)
  const files = [...sizes.keys()]
  const bytes = sizes.values().reduce((sum, size) => sum + size, 0)
  const size = sizeOf([...files, ...filesOfDeploys(plan, files)], [...sizes], bytes)
  if (hosts.every(host => excessesOf(host, hostPlan, size).length === 0)) return
  const pages = await predictPages(plan, {
    known: ({ address }: PlannedIn) => sizes.get(fileOf(address)),
    make: async () => [],
    html: store.html,
    folders,
  })
  const search = new Map([...sizes].filter(([file]) => partOf(file) !== undefined))
  const { bytesOf } = predicted(pages.sizeOf, search)
  refuseFor(checkSize({ plan, beside, bytesOf }, size).map(inPlace), folders)
}

function sizeMade({ file, size }: MadeFile): [string, number] {
  return [file, size]
}

/** Files of the output folder that stay as they are, with their sizes. */
function staying({ rows }: Found, { before }: Delta): [string, number][] {
  return [...rows].flatMap(([file, { size }]) => (before.has(file) ? [] : [[file, size]]))
}
