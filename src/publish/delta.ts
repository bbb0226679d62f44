import { fingerprints } from '../plan/fingerprint.ts'
import { codeDigest } from './code-digest.ts'
import type { Rows } from './ledger.ts'
import type { Opened } from './open.ts'
import { partOf, type SearchPart, searchParts } from './search-parts.ts'
import { fileOf } from './site-files.ts'
import { isWhole, type Survey } from './survey.ts'

/** What of the site has to be made, since it is not in the output folder as the plan wants it. */
export interface Delta {
  /** What the ledger says before this build. */
  before: Rows
  survey: Survey
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
 * Compares the plan with what the ledger says and the survey found. `code` is a digest of what makes pages
 * of a plan.
 */
export function deltaOf(
  { plan, references }: Pick<Opened, 'plan' | 'references'>,
  before: Rows,
  survey: Survey,
  code = codeDigest(),
): Delta {
  const wanted = fingerprints(plan, references, code)
  const isThere = (file: string, fingerprint: string) =>
    before.get(file)?.fingerprint === fingerprint && isWhole(survey, file)
  const stale = [...wanted].filter(([address, print]) => !isThere(fileOf(address), print))
  const parts = searchParts(plan)
  return {
    ...{ before, survey },
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
