import type { MessagePort } from 'node:worker_threads'
import type { Problem } from '../archive/problem.ts'
import type { Site } from '../archive/site.ts'
import type { Frame } from '../plan/frame.ts'
import { type ReadyPage, readyPage } from '../plan/ready-page.ts'
import type { SearchRecord } from '../plan/search-records.ts'
import { type Delta, deltaOf } from './delta.ts'
import type { Folders } from './folders.ts'
import { ledgerPath, openLedger, type Rows } from './ledger.ts'
import { type Opened, open } from './open.ts'
import { recordsOf } from './search-parts.ts'
import { type Counts, countsOf, notices } from './summary.ts'
import { lookAside, surveyOf } from './survey.ts'

/*
 * Holds the archive and its plan in a thread of its own, which ends as soon as nobody has to ask it any
 * more: what Astro and an archive need of memory is never needed at once, and pages are put together
 * beside their rendering.
 */

/** What to plan. */
export interface Planning {
  folders: Folders
  /** Milliseconds since 1970. */
  now: number
  /** A digest of what makes pages of a plan. */
  code: string
  /** Is told how many of how many articles have been read, as a pair of numbers. */
  progress: MessagePort
}

/** What a build has to know of the plan. */
export interface Outline {
  site: Site
  frame: Frame
  delta: Delta
  counts: Counts
  problems: Problem[]
  /** Whether any of them is an error; then nothing is compared, and the delta is empty. */
  isFaulty: boolean
  notices: { all: string[]; ofContent: string[] }
  /** Articles and standing pages that were read and rendered. */
  read: number
  /** The instant at which the archive changes by itself; null when it does not. */
  until: number | null
}

let opened: Opened | undefined

/** Opens the archive, plans its site, and compares the plan with what is in the output folder. */
export async function outline({ folders, now, code, progress }: Planning): Promise<Outline> {
  const looking = lookAside(folders.out)
  looking.catch(() => undefined)
  const tell = (done: number, all: number) => progress.postMessage([done, all])
  opened = await open(folders, { now, writing: false, progress: tell })
  const { archive, plan, problems, read, errors } = opened
  const isFaulty = errors.length > 0
  const delta = isFaulty ? nothing : await compared(opened, folders, code, looking)
  return {
    site: archive.site,
    frame: plan.frame,
    ...{ delta, problems, isFaulty, read },
    counts: countsOf(opened),
    notices: { all: notices(opened, true), ofContent: notices(opened, false) },
    until: archive.until ?? null,
  }
}

const nothing: Delta = {
  pages: new Map(),
  parts: new Map(),
  before: new Map(),
  survey: { missing: new Set(), altered: new Set(), extra: [] },
}

async function compared(
  opened: Opened,
  folders: Folders,
  code: string,
  looking: ReturnType<typeof lookAside>,
): Promise<Delta> {
  const rows = rowsIn(folders)
  return deltaOf(opened, rows, surveyOf(folders.out, await looking, rows), code)
}

function rowsIn({ cache }: Folders): Rows {
  const ledger = openLedger(ledgerPath(cache))
  const rows = ledger.rows()
  ledger.close()
  return rows
}

/** The pages at these addresses. Throws when the plan has none at one of them. */
export function pages(addresses: readonly string[]): ReadyPage[] {
  const { plan, store } = theOpened()
  return addresses.map(address => readyPage(plan.at(address), plan, file => store.html(file)))
}

/** What search knows of the articles of a part of it. Throws when the plan has no such part. */
export function records(part: string): SearchRecord[] {
  return recordsOf(theOpened().plan, part)
}

function theOpened(): Opened {
  if (!opened) throw new Error('nothing is planned yet')
  return opened
}
