import { join } from 'node:path'
import { fingerprints } from '../plan/fingerprint.ts'
import { codeDigest } from './code-digest.ts'
import type { Folders } from './folders.ts'
import { type Ledger, openLedger, type Rows } from './ledger.ts'
import type { Opened } from './open.ts'
import { partOf, type SearchPart, searchParts } from './search-parts.ts'
import { fileOf, isAsKnown } from './site-files.ts'

/** What of the site has to be made, since it is not in the output folder as the plan wants it. */
export interface Delta {
  ledger: Ledger
  /** What the ledger says before this build. */
  before: Rows
  /** Of every planned page, by its file. */
  fingerprints: ReadonlyMap<string, string>
  /** Addresses of the pages to render. */
  stale: ReadonlySet<string>
  /** Every part of the search, by its name. */
  parts: ReadonlyMap<string, SearchPart>
  /** Names of the parts to make. */
  staleParts: ReadonlySet<string>
}

/**
 * Compares the plan with the ledger, and the ledger with the output folder. `code` is a digest of what
 * makes pages of a plan.
 */
export function deltaOf(
  { plan, shown }: Opened,
  { cache, out }: Folders,
  code = codeDigest(),
): Delta {
  const ledger = openLedger(join(cache, 'ledger.sqlite'))
  const before = ledger.rows()
  const wanted = fingerprints(plan, shown, code)
  const isThere = (file: string, fingerprint: string) => {
    const row = before.get(file)
    return row?.fingerprint === fingerprint && isAsKnown(join(out, file), row)
  }
  const stale = [...wanted].filter(([address, print]) => !isThere(fileOf(address), print))
  const parts = searchParts(plan)
  return {
    ...{ ledger, before },
    fingerprints: new Map([...wanted].map(([address, print]) => [fileOf(address), print])),
    stale: new Set(stale.map(([address]) => address)),
    ...{ parts, staleParts: staleParts(parts, before, isThere) },
  }
}

/** Parts of which no file is there, or not each file as it should be. */
function staleParts(
  parts: ReadonlyMap<string, SearchPart>,
  before: Rows,
  isThere: (file: string, fingerprint: string) => boolean,
): Set<string> {
  const files = Map.groupBy(before.keys(), partOf)
  const isWhole = ([name, { fingerprint }]: [string, SearchPart]) => {
    const own = files.get(name) ?? []
    return own.length > 0 && own.every(file => isThere(file, fingerprint))
  }
  return new Set([...parts].filter(part => !isWhole(part)).map(([name]) => name))
}
