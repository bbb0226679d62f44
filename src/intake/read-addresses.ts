import { isUtf8 } from 'node:buffer'
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
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
  return filesOf(content, problems)
    .sort()
    .flatMap(file => {
      try {
        const bytes = bytesOf(join(content, file))
        if (isUtf8(bytes)) return [{ file, text: bytes.toString('utf8') }]
        problems.push({ code: 'file-not-text', file })
      } catch (error) {
        problems.push(unreadable(file, error))
      }
      return []
    })
}

/** The bytes of a file. Throws for a pipe or a device, which would never end. */
function bytesOf(path: string): Buffer {
  const stats = statSync(path)
  if (!stats.isFile() && !stats.isDirectory()) throw new Error('it is not a file')
  return readFileSync(path)
}

function filesOf(content: string, problems: Problem[]): string[] {
  let entries: Dirent[]
  try {
    entries = readdirSync(join(content, addressesFolder), {
      withFileTypes: true,
      recursive: true,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      problems.push(unreadable(addressesFolder, error))
    }
    return []
  }
  const pathOf = ({ parentPath, name }: Dirent) =>
    relative(content, join(parentPath, name)).replaceAll('\\', '/')
  for (const entry of entries.filter(entry => entry.isSymbolicLink())) {
    const target = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })
    if (!target?.isDirectory()) continue
    const reason = 'it is a link to a folder; put the files of the ledger here'
    problems.push({ code: 'file-unreadable', file: pathOf(entry), reason })
  }
  const linked = new Set(problems.map(({ file }) => file))
  return entries
    .filter(entry => !entry.isDirectory() && entry.name.endsWith('.txt'))
    .map(pathOf)
    .filter(file => !linked.has(file))
}
