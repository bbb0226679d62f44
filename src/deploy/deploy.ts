import { Refusal } from '../terminal/telling.ts'
import { type ChangedAddress, changedAddresses } from './after/changed-address.ts'
import { usual } from './attempts.ts'
import { carryOut, notHere } from './carry-out.ts'
import { asked, type Course, type DeployOptions, type ReadySite } from './course.ts'
import { type DeployPlan, deployPlan, removedBy, sentBy } from './deploy-plan.ts'
import { guard } from './guard.ts'
import { giveUp, holdTarget, letGo, widen } from './hold.ts'
import { isOfSite, ledgerFolder } from './ledger-head.ts'
import { beatFile, beats, lockAt, lockFile, usualWatching } from './lock.ts'
import type { PublishedFiles } from './published-file.ts'
import { type NextParts, nextParts, rememberedLedger } from './site-ledger.ts'
import { type Target, TargetFault } from './target.ts'
import { rememberedState, type State, stateOf } from './target-state.ts'
import { staleParts, writeLedger } from './write-ledger.ts'

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
  const remembered = options.isDry ? undefined : await rememberedLedger(options.memory)
  const course = { site, target, options, patience: options.patience ?? usual, remembered }
  // What this machine remembers is compared with the target when that is held.
  const guessed = rememberedIntent(course)
  const first = guessed ?? intentOf(course, await stateOf(course))
  if (options.isDry) return deployed(first, site)
  if (first.touched.length > 0) return underLock(course, first.touched)
  const current = guessed ? intentOf(course, await stateOf(course)) : first
  const isHeld = (await asked(course, () => lockAt(target))) !== undefined
  if (current.touched.length > 0 || isHeld) return underLock(course, current.touched)
  return deployed(current, site)
}

async function underLock(course: Course, touched: readonly string[]): Promise<Deployed> {
  const { site, target, options } = course
  const { journal, say, isRepair, watching = usualWatching } = options
  const held = await asked(course, () =>
    holdTarget(target, {
      ...{ touched, watching, say },
      ...{ isLooking: isRepair, isPreview: site.isPreview },
    }),
  )
  let { lock } = held
  let isTouched = !held.isFirst
  const beating = beats(target, watching)
  try {
    if (!held.isFirst) await target.tidy?.()
    const sent = held.before ? journal.of(held.before.id) : new Map<string, string>()
    journal.begin(lock.id, sent)
    const state = await stateOf(course, { held, sent })
    const intent = intentOf(course, state)
    lock = await asked(course, () => widen(target, lock, intent.touched))
    isTouched = true
    await carryOut(course, intent.plan, sent)
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
function rememberedIntent(course: Course): Intent | undefined {
  const { remembered, options } = course
  // A repair begins with looking at what is there.
  if (!remembered || options.isRepair) return undefined
  try {
    return intentOf(course, rememberedState(remembered))
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

function planFor({ site, options }: Course, { ledger, there, doubtful }: State): DeployPlan {
  const plan = deployPlan(site.files, there, doubtful)
  const { address, articles, commit, isAncestor, isPreview } = site
  const reasons = guard(
    {
      ...{ site: address, articles, commit, isAncestor, plan, isPreview },
      ...{ head: ledger.head, there },
    },
    options.asked,
  )
  if (reasons.length > 0) throw new Refusal(reasons.join('\n'))
  return plan
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
