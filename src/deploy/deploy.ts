import { Refusal } from '../terminal/telling.ts'
import { inAttempts, type Patience, usual } from './attempts.ts'
import { type DeployPlan, deployPlan, removedBy, sentBy } from './deploy-plan.ts'
import { guard, type Overruling } from './guard.ts'
import { giveUp, type Held, holdTarget, widen } from './hold.ts'
import type { Journal } from './journal.ts'
import { type Commit, headFile, headText, ledgerFolder } from './ledger-head.ts'
import { ledgerParts } from './ledger-part.ts'
import { beatFile, beats, lockAt, lockFile, usualWatching, type Watching } from './lock.ts'
import { type Looked, lookAt } from './look.ts'
import type { PublishedFile, PublishedFiles } from './published-file.ts'
import { inStages } from './send.ts'
import { forgetParts, keepPart, readLedger, type SiteLedger } from './site-ledger.ts'
import type { FileHeaders, Target } from './target.ts'

/** A site that is ready to be deployed. */
export interface ReadySite {
  /** Its address, with its base path. */
  address: string
  files: PublishedFiles
  /** How many articles it has. */
  articles: number
  commit: Commit | undefined
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

/** What a deploy did, or would do. */
export interface Deployed {
  plan: DeployPlan
  /** Of the files that were sent. */
  bytes: number
  /** Files that an earlier deploy, which did not come to its end, had sent already. */
  already: number
}

interface Course {
  site: ReadySite
  target: Target
  options: DeployOptions
  patience: Patience
}

/** What a target has, as far as is known. */
interface State {
  ledger: SiteLedger
  there: PublishedFiles
  /** Files that may be otherwise than `there` says. */
  doubtful: ReadonlySet<string>
  /** Files in the folder of the ledger, when all was looked at. */
  ofLedger: readonly string[]
}

/**
 * Makes a target have a site: sends what differs from what its ledger says, removes what is gone, and replaces the ledger
 * last. Refuses what the guard refuses, and a target at which another deploy is. Wherever it ends half-way, the lock at the
 * target says what may have been touched, and the next deploy ends the work.
 */
export async function deploy(
  site: ReadySite,
  target: Target,
  options: DeployOptions,
): Promise<Deployed> {
  const course = { site, target, options, patience: options.patience ?? usual }
  const before = await stateOf(course, undefined, new Map())
  const first = planFor(course, before)
  const isSettled = touchedBy(first).length === 0 && isSameLedger(before, site)
  if (options.isDry) return deployed(first, site, 0)
  if (isSettled && (await asked(course, () => lockAt(target))) === undefined) {
    return deployed(first, site, 0)
  }
  return underLock(course, touchedBy(first))
}

async function underLock(course: Course, touched: readonly string[]): Promise<Deployed> {
  const { site, target, options } = course
  const { journal, say, isRepair, watching = usualWatching } = options
  const held = await asked(course, () =>
    holdTarget(target, { touched, watching, say, isLooking: isRepair }),
  )
  let { lock } = held
  const beating = beats(target, watching)
  try {
    const sent = held.before ? journal.of(held.before.id) : new Map<string, string>()
    journal.begin(lock.id, sent)
    const state = await stateOf(course, held, sent)
    const plan = planFor(course, state)
    lock = await asked(course, () => widen(target, lock, touchedBy(plan)))
    await change(course, plan)
    await writeLedger(course, state, [lockFile, ...((await beating.end()) ? [beatFile] : [])])
    journal.end()
    return deployed(plan, site, sent.size)
  } catch (error) {
    await beating.end()
    await giveUp(target, lock)
    throw error
  }
}

/** Asks a target for something, again when it may do it then. */
function asked<Answer>({ patience }: Course, ask: () => Promise<Answer>): Promise<Answer> {
  return inAttempts(ask, patience)
}

/** More doubtful files than these are looked at, not sent again. */
const manyDoubts = 1000

/** What a target has, after a deploy that did not come to its end if there was one. */
async function stateOf(
  course: Course,
  held: Held | undefined,
  sent: ReadonlyMap<string, string>,
): Promise<State> {
  const { site, options } = course
  const ledger = await asked(course, () => ledgerAt(course))
  const isSent = (file: string) => site.files.get(file)?.sha256 === sent.get(file)
  const touched = held?.before?.touched ?? []
  const doubtful = new Set(touched.filter(file => !sent.has(file) || !isSent(file)))
  const looks = options.isRepair || !ledger.head || doubtful.size > manyDoubts
  if (looks) {
    const ours = new Set([...ledger.files.keys(), ...touched])
    const { there, foreign, ofLedger } = await look(course, ours)
    if (!ledger.head && !options.isRepair) refuseForeign(course, foreign)
    return { ledger, there, doubtful: new Set(), ofLedger }
  }
  const there = new Map<string, PublishedFile>(ledger.files)
  for (const file of touched) {
    const own = site.files.get(file)
    if (own && !doubtful.has(file)) there.set(file, own)
  }
  return { ledger, there, doubtful, ofLedger: [] }
}

/** The ledger of a target; an empty one when it is repaired and cannot be read. */
async function ledgerAt({ target, options }: Course): Promise<SiteLedger> {
  try {
    return await readLedger(target, options.memory)
  } catch (error) {
    if (options.isRepair && error instanceof Refusal) return { head: undefined, files: new Map() }
    throw error
  }
}

function look(course: Course, known: ReadonlySet<string>): Promise<Looked> {
  const { site, target } = course
  const { files, bytesOf } = site
  return asked(course, () => lookAt(target, { files, known, bytesOf }))
}

function refuseForeign({ target, options }: Course, foreign: readonly string[]): void {
  if (foreign.length === 0 || options.asked.has('adopt')) return
  const some = foreign.slice(0, 5).join(', ')
  const more = foreign.length > 5 ? ` and ${(foreign.length - 5).toLocaleString('en')} more` : ''
  throw new Refusal(
    `${target.name} holds files that Backfile did not put there: ${some}${more}. Deploy to an empty place, or with --adopt: the site’s own files replace those of the same name, and all others stay.`,
  )
}

function planFor({ site, options }: Course, { ledger, there, doubtful }: State): DeployPlan {
  const plan = deployPlan(site.files, there, doubtful)
  const { address, articles, commit, isAncestor } = site
  const reasons = guard(
    {
      ...{ site: address, articles, commit, isAncestor, plan },
      ...{ head: ledger.head, files: there.size },
    },
    options.asked,
  )
  if (reasons.length > 0) throw new Refusal(reasons.join('\n'))
  return plan
}

function isSameLedger({ ledger }: State, { files }: ReadySite): boolean {
  if (!ledger.head || ledger.files.size !== files.size) return false
  return [...files].every(([file, { sha256, fingerprint, content }]) => {
    const known = ledger.files.get(file)
    return (
      known?.sha256 === sha256 && known.fingerprint === fingerprint && known.content === content
    )
  })
}

/** Removes what is in the way, sends, and removes what is gone. */
async function change(course: Course, plan: DeployPlan): Promise<void> {
  const { site, target, options, patience } = course
  const all = sentBy(plan).length + removedBy(plan).length
  let done = 0
  const count = (more: number) => {
    done += more
    options.progress(done, all)
  }
  const remove = async (files: readonly string[]) => {
    for (let at = 0; at < files.length; at += batch) {
      const some = files.slice(at, at + batch)
      await asked(course, () => target.remove(some))
      count(some.length)
    }
  }
  const put = async (file: string) => {
    const bytes = await site.bytesOf(file)
    if (!bytes) throw new Refusal(notHere(file, target))
    await target.write(file, bytes, site.headersOf(file))
    options.journal.note(file, site.files.get(file)?.sha256 ?? '')
    count(1)
  }
  await remove(plan.inTheWay)
  await inStages(plan.puts, { atOnce: target.atOnce, patience, act: put })
  for (const { files } of plan.removals) await remove(files)
}

/** Files that are removed with one request. */
const batch = 1000

function notHere(file: string, { name }: Target): string {
  return `${file} is not in the output folder, or has been changed since it was built. Run “npm run build”, or “npm run build -- --against ${name}”, and deploy again.`
}

/** Replaces the ledger of a target: parts first, the head then, and removes what it no longer names, and `others`. */
async function writeLedger(course: Course, state: State, others: readonly string[]): Promise<void> {
  const { site, target, options } = course
  const { address, articles, commit, files } = site
  const parts = ledgerParts(files)
  const before = new Set(state.ledger.head?.parts.map(({ file }) => file))
  for (const part of parts) {
    keepPart(options.memory, part, part.bytes)
    const place = `${ledgerFolder}/${part.file}`
    if (options.isRepair || !before.has(part.file)) {
      await asked(course, () => target.write(place, part.bytes, ledgerHeaders))
    }
  }
  const named = parts.map(({ about, file, files }) => ({ about, file, files }))
  const at = new Date().toISOString()
  const head = headText({ version: 1, site: address, at, commit, articles, parts: named })
  await asked(course, () => target.write(headFile, Buffer.from(head), ledgerHeaders))
  const kept = new Set([headFile, ...named.map(({ file }) => `${ledgerFolder}/${file}`)])
  const old = [...before].map(file => `${ledgerFolder}/${file}`)
  const stale = [...new Set([...old, ...state.ofLedger])].filter(file => !kept.has(file))
  await asked(course, () => target.remove([...new Set([...stale, ...others])]))
  forgetParts(options.memory, named)
}

/** Whoever reads a ledger wants the latest. */
const ledgerHeaders: FileHeaders = { 'Cache-Control': 'no-cache' }

function touchedBy(plan: DeployPlan): string[] {
  return [...sentBy(plan), ...removedBy(plan)]
}

function deployed(plan: DeployPlan, { files }: ReadySite, already: number): Deployed {
  const sizes = sentBy(plan).map(file => files.get(file)?.size ?? 0)
  return { plan, already, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}
