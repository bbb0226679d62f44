import { inAttempts, type Patience } from './attempts.ts'
import type { Overruling } from './guard.ts'
import type { Journal } from './journal.ts'
import type { Commit } from './ledger-head.ts'
import type { Watching } from './lock.ts'
import type { PublishedFiles } from './published-file.ts'
import type { SiteLedger } from './site-ledger.ts'
import type { FileHeaders, Target } from './target.ts'

/** A site that is ready to be deployed. */
export interface ReadySite {
  /** Its address, with its base path. */
  address: string
  files: PublishedFiles
  /** Whether it is a preview, and not the site that readers know. */
  isPreview?: boolean
  /** How many articles it has. */
  articles: number
  /** The WebSub hub that is told of feeds that changed. */
  hub?: string | undefined
  commit: Commit | undefined
  /** Whether the bytes of a file are here, as far as the disk says without reading all of them. */
  isHere: (file: string) => boolean
  /** The bytes of a file, as `files` says; undefined when they are not here. */
  bytesOf: (file: string) => Promise<Uint8Array | undefined>
  headersOf: (file: string) => FileHeaders
  /** Whether a commit is an ancestor of its own; undefined when git does not know it. */
  isAncestor: (commit: string) => boolean | undefined
}

/** How to deploy it. */
export interface DeployOptions {
  /** The folder in which parts of the target's ledger are kept. */
  memory: string
  journal: Journal
  /** What the keeper asked for that would be refused otherwise. */
  asked: ReadonlySet<Overruling>
  /** Shows what would be done, and does nothing. */
  isDry: boolean
  /** Looks at every file that is at the target, whatever its ledger says. */
  isRepair: boolean
  say: (line: string) => void
  progress: (done: number, all: number) => void
  patience?: Patience
  watching?: Watching
}

/** A deploy under way. */
export interface Course {
  site: ReadySite
  target: Target
  options: DeployOptions
  patience: Patience
  /** The target's ledger as this machine saw it last. */
  remembered?: SiteLedger | undefined
}

/** Asks a target for something, again when it may do it then. */
export function asked<Answer>({ patience }: Course, ask: () => Promise<Answer>): Promise<Answer> {
  return inAttempts(ask, patience)
}
