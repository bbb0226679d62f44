import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import { processStart } from '../intake/process-start.ts'
import { ledgerFolder } from './ledger-head.ts'
import { isPlace } from './ledger-part.ts'
import type { Target } from './target.ts'
import { thisMachine } from './this-machine.ts'

/*
 * One deploy at a time. The lock names every file that the deploy may touch: when it does not come to its end, the next one
 * knows what it cannot rely on. Whoever reads the site can read the lock: it holds no names of machines or of their users.
 */

/** Where the lock of a deploy is. */
export const lockFile = `${ledgerFolder}/lock.json`

/** Where a deploy says, again and again, that it goes on. Whoever waits for it compares what it says, not clocks. */
export const beatFile = `${ledgerFolder}/beat.txt`

/** A text that is printed: without what a terminal would obey. */
const printed = z.string().regex(/^[^\p{C}]{1,100}$/u)

const lock = z.object({
  id: z.string(),
  /** Who started the job of a CI service. */
  by: printed.optional(),
  /** A digest of what identifies the machine. */
  machine: z.string(),
  pid: z.int(),
  /** When the process started: numbers of processes are used again. */
  start: z.string().optional(),
  since: printed,
  /** Whether it is of a preview, and not of the site that readers know. */
  preview: z.boolean().optional(),
  touched: z.array(z.string().refine(isPlace)),
  /** Whether the deploy said that it failed. */
  isOver: z.boolean().default(false),
})

/** A deploy that is under way, or that did not come to its end. */
export type Lock = z.infer<typeof lock>

/** How deploys watch each other, in milliseconds. */
export interface Watching {
  /** How long a deploy that may be dead is watched. */
  watch: number
  /** How often a living one says that it goes on. */
  beat: number
  /** After so long, two processes that take over one lock see each other. */
  settle: number
}

/** For targets that people use. */
export const usualWatching: Watching = { watch: 45_000, beat: 15_000, settle: 1000 }

/** A lock for this process, with the files that its deploy may touch. */
export function lockOf(
  touched: readonly string[],
  { isPreview = false, env = process.env }: { isPreview?: boolean; env?: NodeJS.ProcessEnv } = {},
): Lock {
  const by = env.GITHUB_ACTOR || env.GITLAB_USER_LOGIN || undefined
  const since = new Date().toISOString()
  const { pid } = process
  const own = { id: randomUUID(), by, machine: thisMachine(), pid, start: processStart(pid), since }
  const kind = isPreview ? { preview: true } : {}
  return { ...own, ...kind, touched: [...touched], isOver: false }
}

/** The lock at a target; undefined when there is none. One that cannot be read is that of nobody, who may have touched all. */
export async function lockAt(target: Target): Promise<Lock | 'unreadable' | undefined> {
  const bytes = await target.read(lockFile)
  if (!bytes) return undefined
  try {
    return lock.parse(JSON.parse(Buffer.from(bytes).toString()))
  } catch {
    return 'unreadable'
  }
}

/** The bytes of a lock. */
export function lockBytes(value: Lock): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}

/**
 * Whether the deploy of a lock goes on. On this machine that is known at once; of another, when it has said so while it
 * was watched.
 */
export async function goesOn(held: Lock, target: Target, { watch }: Watching): Promise<boolean> {
  if (held.isOver) return false
  if (held.machine === thisMachine()) return isAlive(held)
  const before = await signAt(target)
  await setTimeout(watch)
  return (await signAt(target)) !== before
}

/** Whose deploy a lock is of, in words. */
export function ownerOf({ by = 'somebody', machine, pid, since }: Lock): string {
  const where = machine === thisMachine() ? `process ${pid} of this machine` : 'another machine'
  return `${by} (${where}, since ${since})`
}

async function signAt(target: Target): Promise<string> {
  const [own, beat] = await Promise.all([target.read(lockFile), target.read(beatFile)])
  return [own, beat].map(bytes => Buffer.from(bytes ?? []).toString()).join('\n')
}

function isAlive({ pid, start }: Lock): boolean {
  return pid !== process.pid && start !== undefined && processStart(pid) === start
}

/** Says at a target that a deploy goes on, until `end` is called, which tells whether it was said. */
export function beats(target: Target, { beat }: Watching): { end: () => Promise<boolean> } {
  let count = 0
  let last = Promise.resolve()
  const timer = setInterval(() => {
    count += 1
    const text = Buffer.from(`${count}\n`)
    last = last.then(() => target.write(beatFile, text, {}).catch(() => undefined))
  }, beat)
  timer.unref()
  return {
    end: async () => {
      clearInterval(timer)
      await last
      return count > 0
    },
  }
}
