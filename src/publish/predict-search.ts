import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { storePath } from '../intake/open-archive.ts'
import type { Plan } from '../plan/plan.ts'
import { partOf } from '../plan/site-assets.ts'
import type { Rows } from './file-row.ts'
import type { Folders } from './folders.ts'
import { lineThrough, spreadOver } from './line-through.ts'
import type { Opened } from './open.ts'
import { makeSearchParts, makingOf, type Parts, searchParts } from './search-parts.ts'
import { filesIn } from './site-files.ts'

/** What the ledger says of the output folder, and which parts of the search are to be made. */
interface SearchFound {
  rows: Rows
  stale: Parts
}

/** So many parts are made at most. */
const mostMade = 3

/**
 * The bytes of each part of a plan's search: of those that are not stale, as the rows of the ledger say; of others by some
 * that are made into `stage` and removed. An index grows a little slower than the texts that it is of, by a power of their length.
 */
export async function predictSearch(
  { plan, store }: Pick<Opened, 'plan' | 'store'>,
  found: SearchFound,
  { content, cache }: Pick<Folders, 'content' | 'cache'>,
  stage: string,
): Promise<ReadonlyMap<string, number>> {
  const { stale } = found
  const sizes = sizesOfWhole(searchParts(plan), found)
  const lengths = lengthsOf(plan, stale, file => store.text(file).length)
  const clients = [...stale.keys()].filter(part => !lengths.has(part))
  const byLength = [...lengths].sort(([, one], [, other]) => one - other).map(([part]) => part)
  const largest = byLength.slice(-1)
  const made = [...clients, ...largest, ...spreadOver(byLength.slice(0, -1), mostMade - 1)]
  const making = (part: string) => makingOf(plan, part)
  const parts = new Map(made.map(part => [part, stale.get(part) ?? '']))
  await makeSearchParts(parts, { making, store: storePath(cache), content, stage })
  for (const part of made) sizes.set(part, bytesIn(stage, part))
  const known = made.filter(part => lengths.has(part))
  const line = lineThrough(
    known.map(part => [Math.log(lengths.get(part) ?? 1), Math.log(sizes.get(part) ?? 1)]),
  )
  for (const [part, length] of lengths) {
    if (!sizes.has(part)) sizes.set(part, Math.exp(line(Math.log(length))))
  }
  rmSync(stage, { recursive: true, force: true })
  return sizes
}

/** The bytes of parts that are in a folder. */
export function bytesIn(folder: string, part: string): number {
  return filesIn(folder, part).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
}

/** The bytes of those parts of a search that are not stale. */
export function sizesOfWhole(parts: Parts, { rows, stale }: SearchFound): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const [file, { size }] of rows) {
    const part = partOf(file)
    if (part === undefined || !parts.has(part) || stale.has(part)) continue
    sizes.set(part, (sizes.get(part) ?? 0) + size)
  }
  return sizes
}

/** What is indexed of an article beside its text, in characters: its headline, labels and captions. */
const beside = 200

/** The characters of the texts of segments, by the names of their parts. */
function lengthsOf(plan: Plan, parts: Parts, lengthOf: (file: string) => number) {
  const lengths = new Map<string, number>()
  for (const part of parts.keys()) {
    const { records } = makingOf(plan, part)
    if (records)
      lengths.set(
        part,
        sumOf(records, ({ file }) => lengthOf(file) + beside),
      )
  }
  return lengths
}

function sumOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
