import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { packageVersion } from '../intake/package-version.ts'
import { fingerprints } from '../plan/fingerprint.ts'
import { type SearchRecord, searchRecords } from '../plan/search-records.ts'
import { codeDigest } from './code-digest.ts'
import type { Folders } from './folders.ts'
import { type Ledger, openLedger, type Rows } from './ledger.ts'
import type { Opened } from './open.ts'
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
  search: { records: readonly SearchRecord[]; fingerprint: string; isStale: boolean }
}

/** Names the search index in the ledger: its fingerprint is the row's. */
export const searchEntry = 'pagefind/pagefind-entry.json'

/** Whether a file belongs to the search index. */
export function isOfSearch(file: string): boolean {
  return file.startsWith('pagefind/')
}

/** Compares the plan with the ledger, and the ledger with the output folder. */
export function deltaOf({ plan, shown }: Opened, { cache, out }: Folders): Delta {
  const ledger = openLedger(join(cache, 'ledger.sqlite'))
  const before = ledger.rows()
  const wanted = fingerprints(plan, shown, codeDigest())
  const isThere = (file: string, fingerprint: string) => {
    const row = before.get(file)
    return row?.fingerprint === fingerprint && isAsKnown(join(out, file), row)
  }
  const stale = [...wanted].filter(([address, print]) => !isThere(fileOf(address), print))
  const records = searchRecords(plan.archive)
  const fingerprint = searchFingerprint(records, plan.archive)
  const isWhole = [...before].every(
    ([file, row]) => !isOfSearch(file) || isAsKnown(join(out, file), row),
  )
  return {
    ...{ ledger, before },
    fingerprints: new Map([...wanted].map(([address, print]) => [fileOf(address), print])),
    stale: new Set(stale.map(([address]) => address)),
    search: {
      ...{ records, fingerprint },
      isStale: !isWhole || !isThere(searchEntry, fingerprint),
    },
  }
}

/** Of all that decides the bytes of the search index. */
function searchFingerprint(
  records: readonly SearchRecord[],
  { site, byFile }: Opened['archive'],
): string {
  const texts = records.map(({ file }) => byFile.get(file)?.body)
  const code = readFileSync(new URL('search-index.ts', import.meta.url), 'utf8')
  return digestOf(JSON.stringify([code, packageVersion('pagefind'), site.language, records, texts]))
}
