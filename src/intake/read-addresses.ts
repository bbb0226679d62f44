import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../archive/problem.ts'
import { type Published, publishedFrom } from '../archive/published.ts'
import { addressesFolder, type LedgerFile, readLedger } from '../archive/published-lines.ts'
import { unreadable } from './find-files.ts'

/** The ledger of addresses of a content folder, and what is wrong with it. Nothing was published where there is none. */
export function readAddresses(content: string): { published: Published; problems: Problem[] } {
  const problems: Problem[] = []
  const { facts, problems: faults } = readLedger(ledgerFiles(content, problems))
  return { published: publishedFrom(facts), problems: [...problems, ...faults] }
}

/** The files of the ledger, in the order of their names. A problem for each that cannot be read. */
export function ledgerFiles(content: string, problems: Problem[] = []): LedgerFile[] {
  return filesOf(content)
    .sort()
    .flatMap(file => {
      try {
        return [{ file, text: readFileSync(join(content, file), 'utf8') }]
      } catch (error) {
        problems.push(unreadable(file, error as NodeJS.ErrnoException))
        return []
      }
    })
}

function filesOf(content: string): string[] {
  let entries: Dirent[]
  try {
    entries = readdirSync(join(content, addressesFolder), {
      withFileTypes: true,
      recursive: true,
    })
  } catch {
    return []
  }
  return entries
    .filter(entry => !entry.isDirectory() && entry.name.endsWith('.txt'))
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(content.length + 1)
        .replaceAll('\\', '/'),
    )
}
