import * as z from 'zod'
import type { LedgerPart } from './ledger-part.ts'

/** The folder of a site in which the ledger of a target is, with the lock of a deploy that is under way. */
export const ledgerFolder = '.well-known/backfile'

/** The file that names the parts of a ledger. */
export const headFile = `${ledgerFolder}/ledger.json`

/** Whether a file of a target is of the site, and not of the ledger. */
export function isOfSite(file: string): boolean {
  return !file.startsWith(`${ledgerFolder}/`)
}

/** The commit of the content that a site was made from. */
export interface Commit {
  id: string
  /** Seconds since 1970. */
  time: number
}

/** What a target says of the site that it has. It is replaced when all else of a deploy is done. */
export interface LedgerHead {
  version: 1
  /** The address of the site, with its base path. */
  site: string
  /** When it was put there (ISO 8601). */
  at: string
  /** Undefined where the content is not in git. */
  commit?: Commit | undefined
  /** How many articles the site has. */
  articles: number
  /** Whether it is a preview, and not the site that readers know. */
  preview?: boolean | undefined
  parts: LedgerPart[]
}

const head = z.object({
  version: z.literal(1),
  site: z.string(),
  at: z.string(),
  commit: z.object({ id: z.string().regex(/^[0-9a-f]{7,64}$/), time: z.int() }).optional(),
  articles: z.int(),
  preview: z.boolean().optional(),
  parts: z.array(
    z.object({
      about: z.string(),
      file: z.string().regex(/^[a-z0-9]+-[0-9a-f]{12}\.gz$/),
      files: z.int(),
    }),
  ),
})

/** The head of a ledger as text. */
export function headText(value: LedgerHead): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

/** A ledger that this version of Backfile does not know how to read. */
export class LaterVersion extends Error {}

/** The head in a text. Throws, with what is wrong, when it is none, or one of another version. */
export function headIn(text: string): LedgerHead {
  const value = parsed(text)
  const version = (value as { version?: unknown } | null)?.version
  if (typeof version === 'number' && version > 1) {
    throw new LaterVersion(`it was written by a later version of Backfile (form ${version})`)
  }
  const read = head.safeParse(value)
  if (!read.success) throw new Error('it is not a ledger of Backfile')
  return read.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
