import { join } from 'node:path'
import type { Rows } from './ledger.ts'
import { filesIn, isAsKnown } from './site-files.ts'

/** How the output folder differs from what the ledger says; paths below it, in NFC as there. */
export interface Survey {
  /** Files of the ledger that are missing. */
  missing: ReadonlySet<string>
  /** Files of the ledger that are there, and not as it says. */
  altered: ReadonlySet<string>
  /** Files that the ledger does not know, as they are named on the disk. */
  extra: readonly string[]
}

/** Looks at every file of the output folder. */
export function surveyOf(out: string, rows: Rows): Survey {
  const missing = new Set(rows.keys())
  const altered = new Set<string>()
  const extra: string[] = []
  for (const name of filesIn(out)) {
    const file = name.normalize('NFC')
    const row = rows.get(file)
    if (!row) extra.push(name)
    else {
      missing.delete(file)
      if (!isAsKnown(join(out, name), row)) altered.add(file)
    }
  }
  return { missing, altered, extra }
}

/** Whether the survey found a file of the ledger as the ledger says. */
export function isWhole({ missing, altered }: Survey, file: string): boolean {
  return !missing.has(file) && !altered.has(file)
}
