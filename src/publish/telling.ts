import type { Problem } from '../archive/problem.ts'
import { NoLockfile } from '../intake/packages-digest.ts'
import { diskFault } from './disk-fault.ts'
import { type Folders, shownPath } from './folders.ts'
import { InTheWay } from './in-the-way.ts'
import { formatFrom, report, wantsAll } from './report.ts'

/** Says something of the build's course. */
export function say(text: string): void {
  console.log(text)
}

/** Tells problems in the form that was asked for; nothing when there are none. */
export function tell(problems: readonly Problem[], { content }: Folders): void {
  const format = formatFrom(process.argv, process.env)
  const text = report(problems, format, shownPath(content), wantsAll(process.argv))
  if (text !== '') console.error(text)
}

/** Ends the command. Astro would print a stack trace of ours, which is no help to an author. */
export function refuse(why: string): never {
  console.error(why)
  process.exit(1)
}

/** Does something; if that cannot be done as things are, tells why, and `also`, instead of a stack trace. */
export async function orRefuse<Done>(work: () => Promise<Done>, also?: string): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    const isOurs = error instanceof InTheWay || error instanceof NoLockfile
    const fault = isOurs ? error.message : diskFault(error)
    if (fault === undefined) throw error
    refuse(also === undefined ? fault : `${fault}\n${also}`)
  }
}
