import { dirname } from 'node:path/posix'
import { Refusal } from '../terminal/telling.ts'
import { asked, type Course } from './course.ts'
import type { Held } from './hold.ts'
import { headFile, isOfSite } from './ledger-head.ts'
import { type Looked, lookAt } from './look.ts'
import type { PublishedFile, PublishedFiles } from './published-file.ts'
import { noLedger, readLedger, type SiteLedger } from './site-ledger.ts'
import { someOf } from './some-of.ts'

/** What a target has, as far as is known. */
export interface State {
  ledger: SiteLedger
  there: PublishedFiles
  /** Files that may be otherwise than `there` says. */
  doubtful: ReadonlySet<string>
  /** Files in the folder of the ledger that may be there: all of them, when all was looked at. */
  ofLedger: readonly string[]
}

/** More doubtful files than these are looked at, not sent again. */
const manyDoubts = 1000

/** A target that is held, with what an earlier deploy of this machine sent before it was interrupted. */
interface Holding {
  held: Held
  sent: ReadonlyMap<string, string>
}

/** What a target has, as this machine remembers it. */
export function rememberedState(remembered: SiteLedger): State {
  return { ledger: remembered, there: remembered.files, doubtful: new Set(), ofLedger: [] }
}

/**
 * What a target has, by its own ledger. A deploy that did not come to its end may have touched what its lock says, and sent
 * what the journal says.
 */
export async function stateOf(
  course: Course,
  { held, sent }: Partial<Holding> = {},
): Promise<State> {
  const { site, options } = course
  const ledger = await asked(course, () => ledgerAt(course))
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
async function ledgerAt({ target, options, remembered }: Course): Promise<SiteLedger> {
  try {
    return await readLedger(target, options.memory, remembered)
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
  const previews = foreign.filter(file => file.endsWith(`/${headFile}`))
  if (previews.length > 0) {
    throw new Refusal(
      `${target.name} holds previews or other sites in its folders: ${someOf(previews.map(dirname).map(folder => dirname(dirname(folder))))}. Give the site a target of its own.`,
    )
  }
  if (foreign.length === 0 || options.asked.has('adopt')) return
  throw new Refusal(
    `${target.name} holds files that Backfile did not put there: ${someOf(foreign)}. Deploy to an empty place, or with --adopt: the site’s own files replace those of the same name, and all others stay.`,
  )
}
