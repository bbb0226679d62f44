import pLimit from 'p-limit'
import { sameAddress } from '../archive/address.ts'
import { Refusal } from '../terminal/telling.ts'
import { type ChangedAddress, changedAddresses } from './after/changed-address.ts'
import { inAttempts, type Patience, usual } from './attempts.ts'
import { type DeployPlan, deployPlan, removedBy, sentBy } from './deploy-plan.ts'
import { guard, type Overruling } from './guard.ts'
import { giveUp, type Held, holdTarget, letGo, widen } from './hold.ts'
import type { Journal } from './journal.ts'
import { type Commit, headFile, headText, type LedgerHead, ledgerFolder } from './ledger-head.ts'
import type { LedgerPart, WrittenPart } from './ledger-part.ts'
import { beatFile, beats, lockAt, lockFile, usualWatching, type Watching } from './lock.ts'
import { type Looked, lookAt } from './look.ts'
import type { PublishedFile, PublishedFiles } from './published-file.ts'
import { inStages } from './send.ts'
import {
  keepHead,
  keepPart,
  type NextParts,
  nextParts,
  noLedger,
  readLedger,
  rememberedLedger,
  type SiteLedger,
} from './site-ledger.ts'
import { type FileHeaders, type Target, TargetFault } from './target.ts'

/** A site that is ready to be deployed. */
export interface ReadySite {
  /** Its address, with its base path. */
  address: string
  files: PublishedFiles
  /** How many articles it has. */
  articles: number
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

/** What a deploy did, or would do. */
export interface Deployed {
  plan: DeployPlan
  /** Every address that changed, or would. */
  changes: readonly ChangedAddress[]
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
  /** Files in the folder of the ledger that may be there: all of them, when all was looked at. */
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
  // What this machine remembers is compared with the target when that is held.
  const remembered = options.isDry ? undefined : await rememberedIntent(course)
  const first = remembered ?? intentOf(course, await stateOf(course))
  if (options.isDry) return deployed(first, site)
  if (first.touched.length > 0) return underLock(course, first.touched)
  const current = remembered ? intentOf(course, await stateOf(course)) : first
  const isHeld = (await asked(course, () => lockAt(target))) !== undefined
  if (current.touched.length > 0 || isHeld) return underLock(course, current.touched)
  return deployed(current, site)
}

async function underLock(course: Course, touched: readonly string[]): Promise<Deployed> {
  const { site, target, options } = course
  const { journal, say, isRepair, watching = usualWatching } = options
  const held = await asked(course, () =>
    holdTarget(target, { touched, watching, say, isLooking: isRepair }),
  )
  let { lock } = held
  let isTouched = !held.isFirst
  const beating = beats(target, watching)
  try {
    if (!held.isFirst) await target.tidy?.()
    const sent = held.before ? journal.of(held.before.id) : new Map<string, string>()
    journal.begin(lock.id, sent)
    const state = await stateOf(course, undefined, { held, sent })
    const intent = intentOf(course, state)
    lock = await asked(course, () => widen(target, lock, intent.touched))
    isTouched = true
    await change(course, intent.plan, sent)
    const hasBeat = await beating.end()
    const others = [lockFile, ...(hasBeat || !held.isFirst ? [beatFile] : [])]
    await writeLedger(course, state, { next: intent.next, others })
    journal.end()
    return deployed(intent, site, { already: sent.size, begun: held.before?.touched ?? [] })
  } catch (error) {
    await beating.end()
    await (isTouched ? giveUp(target, lock) : letGo(target))
    throw isTouched ? unended(error) : error
  }
}

/** A fault of a target or a refusal, with what becomes of a deploy that it ends half-way. */
function unended(error: unknown): unknown {
  if (!(error instanceof TargetFault || error instanceof Refusal)) return error
  const text = `${error.message}\nThe deploy did not come to its end; the next one ends it.`
  if (error instanceof Refusal) return new Refusal(text, { cause: error })
  return new TargetFault(text, { isPassing: error.isPassing, cause: error })
}

/** What is to be done at a target. */
interface Intent {
  plan: DeployPlan
  /** What was there before, and before a deploy that did not come to its end. */
  before: PublishedFiles
  next: NextParts
  /** All files that are sent, written or removed for that. */
  touched: readonly string[]
}

/** What is to be done by what this machine remembers of a target; undefined when it may be wrong to do that. */
async function rememberedIntent(course: Course): Promise<Intent | undefined> {
  const remembered = await rememberedLedger(course.options.memory)
  if (!remembered) return undefined
  const state = await stateOf(course, remembered)
  try {
    return intentOf(course, state)
  } catch (error) {
    // Others may have deployed since: the target itself says whether that is to be refused.
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** What is to be done. Refuses what the guard refuses, and what cannot be sent. */
function intentOf(course: Course, state: State): Intent {
  const plan = planFor(course, state)
  const lacking = sentBy(plan).filter(file => !course.site.isHere(file))
  if (lacking.length > 0) throw new Refusal(notHere(lacking))
  const next = nextParts(state.ledger, course.site.files)
  const parts = [...next.written, ...staleParts(state.ledger, next)]
  const places = parts.map(({ file }) => `${ledgerFolder}/${file}`)
  return {
    plan,
    before: state.ledger.head ? state.ledger.files : state.there,
    next,
    touched: [...sentBy(plan), ...removedBy(plan), ...places],
  }
}

/** Parts that a ledger names and the next one does not. */
function staleParts({ head }: SiteLedger, { named }: NextParts): LedgerPart[] {
  const kept = new Set(named.map(({ file }) => file))
  return head?.parts.filter(({ file }) => !kept.has(file)) ?? []
}

/** Asks a target for something, again when it may do it then. */
function asked<Answer>({ patience }: Course, ask: () => Promise<Answer>): Promise<Answer> {
  return inAttempts(ask, patience)
}

/** More doubtful files than these are looked at, not sent again. */
const manyDoubts = 1000

/** A target that is held, with what an earlier deploy of this machine sent before it was interrupted. */
interface Holding {
  held: Held
  sent: ReadonlyMap<string, string>
}

/**
 * What a target has: by the ledger that is `remembered`, or its own. A deploy that did not come to its end may have touched
 * what its lock says, and sent what the journal says.
 */
async function stateOf(
  course: Course,
  remembered?: SiteLedger,
  { held, sent }: Partial<Holding> = {},
): Promise<State> {
  const { site, options } = course
  const ledger = remembered ?? (await asked(course, () => ledgerAt(course)))
  const { site: touched = [], ledger: ofBefore = [] } = Object.groupBy(
    held?.before?.touched ?? [],
    file => (isOfSite(file) ? 'site' : 'ledger'),
  )
  const isSent = (file: string) => {
    const own = site.files.get(file)
    return own !== undefined && own.sha256 === sent?.get(file)
  }
  const doubtful = new Set(touched.filter(file => !isSent(file)))
  if (options.isRepair || !ledger.head || doubtful.size > manyDoubts) {
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
  return { ledger, there, doubtful, ofLedger: ofBefore }
}

/** The ledger of a target; an empty one when it is repaired and cannot be read. */
async function ledgerAt({ target, options }: Course): Promise<SiteLedger> {
  try {
    return await readLedger(target, options.memory)
  } catch (error) {
    if (options.isRepair && error instanceof Refusal) return noLedger
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
  throw new Refusal(
    `${target.name} holds files that Backfile did not put there: ${someOf(foreign)}. Deploy to an empty place, or with --adopt: the site’s own files replace those of the same name, and all others stay.`,
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

/**
 * Removes what is in the way, sends, and removes what is gone. Of what an earlier deploy `sent`, the journal says before it is
 * replaced or removed that it does not count any more.
 */
async function change(
  course: Course,
  plan: DeployPlan,
  sent: ReadonlyMap<string, string>,
): Promise<void> {
  const { site, target, options, patience } = course
  const twice = namesakes(removedBy(plan), site)
  const again = new Set(twice)
  const all = sentBy(plan).length + removedBy(plan).length + twice.length
  let done = 0
  const count = (more: number) => {
    done += more
    options.progress(done, all)
  }
  const discount = (file: string) => {
    if (sent.has(file)) options.journal.discount(file)
  }
  const remove = async (files: readonly string[]) => {
    files.forEach(discount)
    for (let at = 0; at < files.length; at += batch) {
      const some = files.slice(at, at + batch)
      await asked(course, () => target.remove(some))
      count(some.length)
    }
  }
  const put = async (file: string) => {
    const bytes = await site.bytesOf(file)
    if (!bytes) throw new Refusal(notHere([file]))
    discount(file)
    await target.write(file, bytes, site.headersOf(file))
    // What is removed afterwards may be the same file.
    if (!again.has(file)) options.journal.note(file, site.files.get(file)?.sha256 ?? '')
    count(1)
  }
  twice.forEach(discount)
  await remove(plan.inTheWay)
  await inStages(plan.puts, { atOnce: target.atOnce, patience, act: put })
  for (const { files } of plan.removals) await remove(files)
  await inStages([{ files: twice }], { atOnce: target.atOnce, patience, act: put })
}

/** Files of a site that are one with files which are removed, where a disk ignores case. */
function namesakes(removed: readonly string[], { files, isHere }: ReadySite): string[] {
  if (removed.length === 0) return []
  const keys = new Set(removed.map(sameAddress))
  return [...files.keys()].filter(file => keys.has(sameAddress(file)) && isHere(file))
}

/** Files that are removed with one request. */
const batch = 1000

function notHere(files: readonly string[]): string {
  return `Files that are to be sent are not in the output folder as they were built: ${someOf(files)}. It was built against another target, or changed since. Run “npm run build”, or “npm run build -- --against TARGET” for this target, and deploy again.`
}

/** The first of some files, and how many more there are. */
function someOf(files: readonly string[]): string {
  const more = files.length > 5 ? ` and ${(files.length - 5).toLocaleString('en')} more` : ''
  return files.slice(0, 5).join(', ') + more
}

/** Replaces the ledger of a target: parts first, the head then; and removes what no longer counts, and `others`. */
async function writeLedger(
  course: Course,
  { ledger, ofLedger }: State,
  { next, others }: { next: NextParts; others: readonly string[] },
): Promise<void> {
  const { site, target, options } = course
  const { address, articles, commit } = site
  const limit = pLimit(target.atOnce)
  const put = async (part: WrittenPart) => {
    keepPart(options.memory, part, part.bytes)
    const place = `${ledgerFolder}/${part.file}`
    await asked(course, () => target.write(place, part.bytes, ledgerHeaders))
  }
  await Promise.all(next.written.map(part => limit(put, part)))
  const at = new Date().toISOString()
  const head: LedgerHead = { version: 1, site: address, at, commit, articles, parts: next.named }
  await asked(course, () => target.write(headFile, Buffer.from(headText(head)), ledgerHeaders))
  const kept = new Set([headFile, ...next.named.map(({ file }) => `${ledgerFolder}/${file}`)])
  const old = staleParts(ledger, next).map(({ file }) => `${ledgerFolder}/${file}`)
  const stale = [...old, ...ofLedger.filter(file => !kept.has(file))]
  await asked(course, () => target.remove([...new Set([...stale, ...others])]))
  keepHead(options.memory, head)
}

/** Whoever reads a ledger wants the latest. */
const ledgerHeaders: FileHeaders = { 'Cache-Control': 'no-cache' }

/** Whether a file is of the site, and not of the ledger. */
function isOfSite(file: string): boolean {
  return !file.startsWith(`${ledgerFolder}/`)
}

/** What a deploy did, with what one that it ended had `begun`. */
function deployed(
  { plan, before }: Intent,
  site: ReadySite,
  { already = 0, begun = [] }: { already?: number; begun?: readonly string[] } = {},
): Deployed {
  const { files, address } = site
  const sizes = sentBy(plan).map(file => files.get(file)?.size ?? 0)
  const changes = changedAddresses(
    { sent: sentBy(plan), gone: removedBy(plan), begun: begun.filter(isOfSite) },
    { site: address, wanted: files, before },
  )
  return { plan, changes, already, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}
