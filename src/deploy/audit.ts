import { lookAt } from './look.ts'
import { readLedger } from './site-ledger.ts'
import type { Target } from './target.ts'

/** How what is at a target differs from what its ledger says. */
export interface Audit {
  /** How many files the ledger names. */
  files: number
  missing: readonly string[]
  altered: readonly string[]
  /** Files that the ledger does not know. */
  foreign: readonly string[]
}

/**
 * Looks at every file of a target, and compares it with the target’s own ledger. `bytesOf` gives the bytes of a file where they
 * are here, so that they need not be asked for.
 */
export async function audit(
  target: Target,
  memory: string,
  bytesOf: (file: string, sha256: string) => Promise<Uint8Array | undefined>,
): Promise<Audit> {
  const { files } = await readLedger(target, memory)
  const looked = await lookAt(target, {
    ...{ files, known: new Set() },
    bytesOf: file => bytesOf(file, files.get(file)?.sha256 ?? ''),
  })
  const { altered, foreign, there } = looked
  const missing = [...files.keys()].filter(file => !there.has(file))
  return { files: files.size, missing, altered, foreign }
}

/** What an audit found, in lines for people. */
export function auditText({ files, missing, altered, foreign }: Audit, name: string): string {
  const list = (what: string, found: readonly string[]) =>
    found.length === 0 ? [] : [`${what}:`, ...found.toSorted().map(file => `  ${file}`)]
  const lines = [
    ...list('Missing', missing),
    ...list('Not as it was deployed', altered),
    ...list('Not of the site', foreign),
  ]
  const count = missing.length + altered.length
  const remedy = `Run “npm run deploy -- ${name} --repair”.`
  const sum =
    count === 0
      ? `All ${files.toLocaleString('en')} files of the site are as they were deployed.`
      : `${count.toLocaleString('en')} of ${files.toLocaleString('en')} files differ. ${remedy}`
  return [...lines, sum].join('\n')
}
