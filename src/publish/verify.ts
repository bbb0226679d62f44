import { join } from 'node:path'
import { byText } from '../archive/order.ts'
import type { LedgerRow } from './file-row.ts'
import { filesIn, rowOf } from './site-files.ts'
import { knownAs } from './survey.ts'

/** How a site differs from what it should be; paths below its folder, sorted. */
interface Differences {
  altered: string[]
  missing: string[]
  extra: string[]
}

/** Compares the bytes of every file of a site with the digests it should have. */
export function differences(
  out: string,
  wanted: ReadonlyMap<string, Pick<LedgerRow, 'sha256'>>,
): Differences {
  const there = new Map<string, string>()
  const extra: string[] = []
  for (const name of filesIn(out)) {
    const file = knownAs(out, name, wanted)
    if (file === undefined) extra.push(name)
    else there.set(file, name)
  }
  const isAltered = ([file, name]: [string, string]) =>
    rowOf(join(out, name), '').sha256 !== wanted.get(file)?.sha256
  const altered = [...there].filter(isAltered).map(([file]) => file)
  return {
    altered: altered.sort(byText),
    missing: [...wanted.keys()].filter(file => !there.has(file)).sort(byText),
    extra: extra.sort(byText),
  }
}

/** What the bytes of every file of a folder are. */
export function digestsIn(folder: string): Map<string, Pick<LedgerRow, 'sha256'>> {
  return new Map(
    filesIn(folder).map(file => [file.normalize('NFC'), rowOf(join(folder, file), '')]),
  )
}

/**
 * The differences, one a line, and a last line that counts them; `out` as people type it. `isClean` when the site was
 * compared with a build from nothing, and not with the ledger.
 */
export function told(
  { altered, missing, extra }: Differences,
  out: string,
  isClean: boolean,
): string {
  const lines = [
    ...altered.map(file => `altered: ${out}/${file}`),
    ...missing.map(file => `missing: ${out}/${file}`),
    ...extra.map(file => `not part of the site: ${out}/${file}`),
  ]
  const counted = `Altered: ${altered.length}, missing: ${missing.length}, not part of the site: ${extra.length}.`
  const same = isClean
    ? 'Every file is as a build from nothing makes it.'
    : 'Every file is as it was published.'
  return [...lines, lines.length === 0 ? same : counted].join('\n')
}
