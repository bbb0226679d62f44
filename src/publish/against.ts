import type { PublishedFile, PublishedFiles } from '../deploy/published-file.ts'
import type { FoundWithMarks } from './delta.ts'
import type { LedgerRow } from './file-row.ts'

/** What a build finds that need not make what a target has. */
interface FoundBesides {
  found: FoundWithMarks
  /** Files of the target that the ledger does not know as they are. */
  adopted: PublishedFiles
}

/**
 * What is found when files that a target has count as if they were in the output folder, unless another is there, be it one of
 * a keeper's own. Marks hold only where the ledger knew all of them.
 */
export function besides(
  { rows, marks, survey }: FoundWithMarks,
  there: PublishedFiles,
): FoundBesides {
  const all = new Map(rows)
  const missing = new Set(survey.missing)
  const foreign = new Set(survey.foreign)
  const adopted = new Map<string, PublishedFile>()
  for (const [file, known] of there) {
    const own = rows.get(file)
    if (foreign.has(file) || (own && !survey.missing.has(file))) continue
    missing.delete(file)
    if (own && isAlike(own, known)) continue
    const { size, sha256, fingerprint } = known
    all.set(file, { size, sha256, fingerprint, mtime: 0 })
    adopted.set(file, known)
  }
  const found = {
    rows: all,
    marks: adopted.size === 0 ? marks : new Map<string, string>(),
    survey: { ...survey, missing },
  }
  return { found, adopted }
}

function isAlike(own: LedgerRow, { sha256, fingerprint }: PublishedFile): boolean {
  return own.sha256 === sha256 && own.fingerprint === fingerprint
}
