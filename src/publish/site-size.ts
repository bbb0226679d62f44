import { ledgerFolder } from '../deploy/ledger-head.ts'
import { partsOf } from '../deploy/ledger-part.ts'
import type { SiteSize } from '../hosts/fits.ts'
import type { Plan } from '../plan/plan.ts'

/** Files with their sizes. */
export type Sizes = readonly (readonly [file: string, size: number])[]

/** Of so many files the sizes are told apart. */
const told = 20

/** How large a site of files is; `sizes` are those that are known of single files. */
export function sizeOf(files: Iterable<string>, sizes: Sizes, bytes?: number): SiteSize {
  const all = new Set(files)
  const within = new Map<string, number>()
  for (const file of all) {
    // A folder is in the one above it once, when it is met first.
    for (let path = file, isNew = true; isNew; ) {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
      isNew = folder !== '' && !within.has(folder)
      within.set(folder, (within.get(folder) ?? 0) + 1)
      path = folder
    }
  }
  let fullest = { folder: '', entries: 0 }
  for (const [folder, entries] of within) {
    if (entries > fullest.entries) fullest = { folder, entries }
  }
  const largest = [...sizes]
    .map(([file, size]) => ({ file, size }))
    .sort((one, other) => other.size - one.size)
    .slice(0, told)
  return {
    files: all.size,
    folders: [...within.keys()].filter(Boolean).length,
    bytes,
    largest,
    fullest,
  }
}

/** The files that deploys keep at a target beside those of the site; none of a site that names no targets. */
export function filesOfDeploys({ archive }: Plan, files: readonly string[]): string[] {
  if (Object.keys(archive.site.targets).length === 0) return []
  const own = [...partsOf(files), 'ledger.json', 'lock.json', 'beat.txt']
  return own.map(name => `${ledgerFolder}/${name}`)
}
