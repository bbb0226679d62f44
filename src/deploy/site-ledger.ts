import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtOnce } from '../intake/write-at-once.ts'
import { partOf } from '../plan/site-assets.ts'
import { Refusal } from '../terminal/telling.ts'
import {
  headFile,
  headIn,
  headText,
  LaterVersion,
  type LedgerHead,
  ledgerFolder,
} from './ledger-head.ts'
import {
  changesPart,
  type Entry,
  entriesIn,
  type LedgerPart,
  type WrittenPart,
  wholeParts,
} from './ledger-part.ts'
import { lockAt } from './lock.ts'
import type { PublishedFile, PublishedFiles } from './published-file.ts'
import type { Target } from './target.ts'

/** What a target has, as its own ledger says. */
export interface SiteLedger {
  /** Undefined when nothing was deployed there. */
  head: LedgerHead | undefined
  files: PublishedFiles
  /** What of that its part of changes says. */
  changes: ReadonlyMap<string, PublishedFile | undefined>
}

/** The ledger of a target that has none. */
export const noLedger: SiteLedger = { head: undefined, files: new Map(), changes: new Map() }

type Readable = Pick<Target, 'name' | 'read'>

/**
 * Reads the ledger of a target. Parts are kept in the folder `memory`, and only those that are not there are asked for; a
 * ledger that is `remembered` is taken as it is when the target has the same one still. Refuses a ledger that is damaged or of
 * another version, with the remedy.
 */
export async function readLedger(
  target: Readable,
  memory: string,
  remembered?: SiteLedger,
): Promise<SiteLedger> {
  const bytes = await target.read(headFile)
  if (!bytes) return noLedger
  const head = sound(target.name, () => headIn(Buffer.from(bytes).toString()))
  if (remembered?.head && headText(remembered.head) === headText(head)) return remembered
  const ledger = await ledgerOf(head, async part => {
    return keptPart(memory, part) ?? (await fetchedPart(target, part, memory))
  })
  keepHead(memory, head)
  return ledger
}

/**
 * What a target has for sure, for a build against it: files that a deploy may have touched which has not come to its end are
 * left out, and all of them when its lock cannot be read.
 */
export async function readSureLedger(target: Target, memory: string): Promise<SiteLedger> {
  const lock = await lockAt(target)
  const ledger = await readLedger(target, memory)
  if (lock === undefined) return ledger
  if (lock === 'unreadable') return { ...ledger, files: new Map() }
  const touched = new Set(lock.touched)
  const parts = new Set([...touched].flatMap(file => partOf(file) ?? []))
  // What is left of a part of the search would count as all of it.
  const isSure = (file: string) => !touched.has(file) && !parts.has(partOf(file) ?? '')
  return { ...ledger, files: new Map([...ledger.files].filter(([file]) => isSure(file))) }
}

/** The ledger of a target as it was when this machine saw it last; undefined when that is not known. */
export async function rememberedLedger(memory: string): Promise<SiteLedger | undefined> {
  try {
    const head = headIn(readFileSync(headPath(memory), 'utf8'))
    return await ledgerOf(head, async part =>
      ofSite(entriesIn(readFileSync(join(memory, part.file)), part)),
    )
  } catch {
    return undefined
  }
}

async function ledgerOf(
  head: LedgerHead,
  entriesOf: (part: LedgerPart) => Promise<Entry[]>,
): Promise<SiteLedger> {
  const files = new Map<string, PublishedFile>()
  const changes = new Map<string, PublishedFile | undefined>()
  const isOfChanges = ({ about }: LedgerPart) => about === 'changes'
  for (const part of head.parts.toSorted(
    (a, b) => Number(isOfChanges(a)) - Number(isOfChanges(b)),
  )) {
    for (const [file, known] of await entriesOf(part)) {
      if (known) files.set(file, known)
      else files.delete(file)
      if (isOfChanges(part)) changes.set(file, known)
    }
  }
  return { head, files, changes }
}

/** Changes are written apart while they are fewer than these, or than one file in fifty. */
const fewChanges = 500

/** The parts of the ledger that comes after another. */
export interface NextParts {
  /** All that the head names. */
  named: LedgerPart[]
  /** Those of them that may not be there yet. */
  written: WrittenPart[]
}

/** The parts that say, after a ledger, what files there are. */
export function nextParts(ledger: SiteLedger, files: PublishedFiles): NextParts {
  const changes = new Map(ledger.changes)
  for (const [file, known] of files) {
    if (!isAlike(ledger.files.get(file), known)) changes.set(file, known)
  }
  for (const file of ledger.files.keys()) if (!files.has(file)) changes.set(file, undefined)
  const base = ledger.head?.parts.filter(({ about }) => about !== 'changes')
  if (base && changes.size <= Math.max(fewChanges, files.size / 50)) {
    const written = changes.size === 0 ? [] : [changesPart(changes)]
    return { named: [...base, ...written.map(asNamed)], written }
  }
  const known = new Set(base?.map(({ file }) => file))
  const parts = wholeParts(files)
  return { named: parts.map(asNamed), written: parts.filter(({ file }) => !known.has(file)) }
}

function asNamed({ about, file, files }: WrittenPart): LedgerPart {
  return { about, file, files }
}

/** Whether a file is known as another: the same bytes, made from the same. */
export function isAlike(one: PublishedFile | undefined, other: PublishedFile): boolean {
  return (
    one?.sha256 === other.sha256 &&
    one.fingerprint === other.fingerprint &&
    one.content === other.content
  )
}

/** What a kept part says; undefined without one, and for one that is damaged. */
function keptPart(memory: string, part: LedgerPart): Entry[] | undefined {
  try {
    return ofSite(entriesIn(readFileSync(join(memory, part.file)), part))
  } catch {
    return undefined
  }
}

/** Entries of a ledger. Throws when it names a file of its own: no deploy of the site may replace or remove those. */
function ofSite(entries: Entry[]): Entry[] {
  const [own] = entries.find(([file]) => file.startsWith(`${ledgerFolder}/`)) ?? []
  if (own !== undefined) throw new Error(`it names ${own}, which is not of the site`)
  return entries
}

async function fetchedPart(target: Readable, part: LedgerPart, memory: string): Promise<Entry[]> {
  const bytes = await target.read(`${ledgerFolder}/${part.file}`)
  if (!bytes) throw damaged(target.name, `${part.file} is missing`)
  const entries = sound(target.name, () => ofSite(entriesIn(bytes, part)))
  keepPart(memory, part, bytes)
  return entries
}

function headPath(memory: string): string {
  return join(memory, 'ledger.json')
}

/** Remembers the head of a target's ledger, when its parts are kept, and forgets other parts. */
export function keepHead(memory: string, head: LedgerHead): void {
  writeAtOnce(headPath(memory), headText(head))
  const named = new Set(head.parts.map(({ file }) => file))
  for (const file of readdirSync(memory)) {
    if (file.endsWith('.gz') && !named.has(file)) rmSync(join(memory, file))
  }
}

/** Keeps a part in a folder, so that it need not be asked for. */
export function keepPart(memory: string, { file }: LedgerPart, bytes: Uint8Array): void {
  mkdirSync(memory, { recursive: true })
  writeFileSync(join(memory, file), bytes)
}

function sound<Value>(name: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    const { message } = error as Error
    if (!(error instanceof LaterVersion)) throw damaged(name, message)
    throw new Refusal(`The ledger of ${name} cannot be used: ${message}. Update Backfile here.`)
  }
}

function damaged(name: string, fault: string): Refusal {
  return new Refusal(
    `The ledger of ${name} cannot be used: ${fault}. Deploy with --repair: that looks at every file that is there, and writes the ledger again.`,
  )
}
