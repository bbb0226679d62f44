import { digestOf } from '../archive/digest.ts'
import { addressesFolder, type Fact, ledgerText } from '../archive/published-lines.ts'
import type { FileChange } from './file-change.ts'

/**
 * A new file of the ledger. Its name has the day and a digest of its lines, so that two branches that publish never write
 * one file in two ways.
 */
export function ledgerChange(facts: readonly Fact[], today: string): FileChange[] {
  if (facts.length === 0) return []
  const after = ledgerText(facts)
  const name = `${today}-${digestOf(after).slice(0, 8)}.txt`
  return [{ file: `${addressesFolder}/${today.slice(0, 4)}/${name}`, before: undefined, after }]
}
