import { isConflictMark } from '../archive/conflict-marks.ts'
import { firstLine, type LedgerFile, linesOf } from '../archive/published-lines.ts'
import type { FileChange } from './file-change.ts'

/**
 * Files of the ledger as a merge should have left them: without the marks of a conflict, with the lines of both sides,
 * each once. Every line is a fact, so none is dropped.
 */
export function mendedLedger(files: readonly LedgerFile[]): FileChange[] {
  return files.flatMap(({ file, text }) => {
    const lines = linesOf(text).filter(line => !isConflictMark(line))
    const facts = new Set(lines.filter(line => line !== '' && line !== firstLine))
    const after = `${[firstLine, ...[...facts].sort()].join('\n')}\n`
    const isSound =
      lines.length === linesOf(text).length &&
      lines.length === facts.size + 1 &&
      lines[0] === firstLine
    return isSound || !lines.includes(firstLine) ? [] : [{ file, before: text, after }]
  })
}
