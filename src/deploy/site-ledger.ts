import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../terminal/telling.ts'
import { headFile, headIn, type LedgerHead, ledgerFolder } from './ledger-head.ts'
import { filesInPart, type LedgerPart } from './ledger-part.ts'
import type { PublishedFile, PublishedFiles } from './published-file.ts'
import type { Target } from './target.ts'

/** What a target has, as its own ledger says. */
export interface SiteLedger {
  /** Undefined when nothing was deployed there. */
  head: LedgerHead | undefined
  files: PublishedFiles
}

/**
 * Reads the ledger of a target. Parts are kept in the folder `memory`, and only those that are not there are asked for.
 * Refuses a ledger that is damaged or of another version, with the remedy.
 */
export async function readLedger(
  target: Pick<Target, 'name' | 'read'>,
  memory: string,
): Promise<SiteLedger> {
  const bytes = await target.read(headFile)
  if (!bytes) return { head: undefined, files: new Map() }
  const head = sound(target.name, () => headIn(Buffer.from(bytes).toString()))
  const files = new Map<string, PublishedFile>()
  for (const part of head.parts) {
    const named = keptPart(memory, part) ?? (await fetchedPart(target, part, memory))
    for (const [file, known] of named) files.set(file, known)
  }
  return { head, files }
}

type Named = [string, PublishedFile][]

/** What a kept part names; undefined without one, and for one that is damaged. */
function keptPart(memory: string, part: LedgerPart): Named | undefined {
  try {
    return filesInPart(readFileSync(join(memory, part.file)), part)
  } catch {
    return undefined
  }
}

async function fetchedPart(
  target: Pick<Target, 'name' | 'read'>,
  part: LedgerPart,
  memory: string,
): Promise<Named> {
  const bytes = await target.read(`${ledgerFolder}/${part.file}`)
  if (!bytes) throw damaged(target.name, `${part.file} is missing`)
  const named = sound(target.name, () => filesInPart(bytes, part))
  keepPart(memory, part, bytes)
  return named
}

/** Keeps a part in a folder, so that it need not be asked for. */
export function keepPart(memory: string, { file }: LedgerPart, bytes: Uint8Array): void {
  mkdirSync(memory, { recursive: true })
  writeFileSync(join(memory, file), bytes)
}

/** Forgets the parts in a folder that a ledger does not name. */
export function forgetParts(memory: string, parts: readonly LedgerPart[]): void {
  const named = new Set(parts.map(({ file }) => file))
  for (const file of readdirSync(memory)) {
    if (file.endsWith('.gz') && !named.has(file)) rmSync(join(memory, file))
  }
}

function sound<Value>(name: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw damaged(name, (error as Error).message)
  }
}

function damaged(name: string, fault: string): Refusal {
  return new Refusal(
    `The ledger of ${name} cannot be used: ${fault}. “npm run deploy -- ${name} --repair” looks at every file that is there, and writes it again.`,
  )
}
