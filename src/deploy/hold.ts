import { setTimeout } from 'node:timers/promises'
import { Refusal } from '../terminal/telling.ts'
import {
  beatFile,
  goesOn,
  type Lock,
  lockAt,
  lockBytes,
  lockFile,
  lockOf,
  ownerOf,
  type Watching,
} from './lock.ts'
import type { Target } from './target.ts'

/** A target that this process holds: no other deploy begins there. */
export interface Held {
  lock: Lock
  /** The deploy that held it before and did not come to its end. */
  before: Lock | undefined
  /** Whether there was no lock. */
  isFirst: boolean
}

/** How to take a target. */
interface Taking {
  /** The files that may be touched. */
  touched: readonly string[]
  /** Whether it is for a preview, and not for the site that readers know. */
  isPreview?: boolean | undefined
  watching: Watching
  /** Whether a lock that cannot be read may be taken over: all files are looked at then. */
  isLooking: boolean
  say: (line: string) => void
}

/** Takes a target for this process. Refuses when another deploy is at it, and says whose. */
export async function holdTarget(target: Target, taking: Taking): Promise<Held> {
  const own = lockOf(taking.touched, { isPreview: taking.isPreview ?? false })
  if (await target.create(lockFile, lockBytes(own))) {
    return { lock: own, before: undefined, isFirst: true }
  }
  const held = await lockAt(target)
  if (held === undefined) return holdTarget(target, taking)
  if (held === 'unreadable') {
    if (taking.isLooking) return takeOver(target, own, undefined, taking)
    throw new Refusal(
      `The lock at ${target.name} (${lockFile}) cannot be read. Deploy with --repair: that looks at every file that is there, and ends what was begun.`,
    )
  }
  const whose = ownerOf(held)
  if (!held.isOver)
    taking.say(`The target is held by ${whose}. Looking whether that deploy goes on.`)
  if (await goesOn(held, target, taking.watching)) {
    throw new Refusal(`${whose} is deploying to ${target.name}. Deploy again when that has ended.`)
  }
  taking.say(`The deploy of ${whose} did not come to its end. This one ends its work.`)
  return takeOver(target, { ...own, touched: union(held.touched, own.touched) }, held, taking)
}

async function takeOver(
  target: Target,
  own: Lock,
  before: Lock | undefined,
  { watching }: Taking,
): Promise<Held> {
  const now = await lockAt(target)
  const isStill = now === 'unreadable' ? !before : now?.id === before?.id
  if (isStill) {
    await target.write(lockFile, lockBytes(own), {})
    await setTimeout(watching.settle)
    const after = await lockAt(target)
    if (after !== 'unreadable' && after?.id === own.id) return { lock: own, before, isFirst: false }
  }
  throw new Refusal(
    `Another deploy has just begun at ${target.name}. Deploy again when it has ended.`,
  )
}

/** Writes down that more files may be touched. */
export async function widen(target: Target, lock: Lock, touched: readonly string[]): Promise<Lock> {
  const known = new Set(lock.touched)
  if (touched.every(file => known.has(file))) return lock
  const wider = { ...lock, touched: union(lock.touched, touched) }
  await target.write(lockFile, lockBytes(wider), {})
  return wider
}

/** Says at a target that a deploy failed, so that the next one need not wait for a sign of it. */
export async function giveUp(target: Target, lock: Lock): Promise<void> {
  await target.write(lockFile, lockBytes({ ...lock, isOver: true }), {}).catch(() => undefined)
}

/** Lets go of a target at which nothing was touched. */
export async function letGo(target: Target): Promise<void> {
  await target.remove([lockFile, beatFile]).catch(() => undefined)
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])]
}
