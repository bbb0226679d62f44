import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../archive/problem.ts'
import { type Published, publishedFrom } from '../archive/published.ts'
import { addressesFolder, type LedgerFile, readLedger } from '../archive/published-lines.ts'
import { findFiles, unreadable } from './find-files.ts'

/** The ledger of addresses of a content folder, and what is wrong with it. Nothing was published where there is none. */
export function readAddresses(content: string): { published: Published; problems: Problem[] } {
  const problems: Problem[] = []
  const { facts, problems: faults } = readLedger(ledgerFiles(content, problems))
  return { published: publishedFrom(facts), problems: [...problems, ...faults] }
}

/** The files of the ledger, in the order of their names. A problem for each that cannot be read. */
export function ledgerFiles(content: string, problems: Problem[] = []): LedgerFile[] {
  const found = findFiles(content, addressesFolder, /\.txt$/)
  problems.push(...found.problems)
  return found.files.flatMap(({ file }) => {
    try {
      const bytes = readFileSync(join(content, file))
      if (isUtf8(bytes)) return [{ file, text: bytes.toString('utf8') }]
      problems.push({ code: 'file-not-text', file })
    } catch (error) {
      problems.push(unreadable(file, error))
    }
    return []
  })
}
