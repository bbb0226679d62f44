import type { Problem } from '../archive/problem.ts'
import { NoLockfile } from '../intake/packages-digest.ts'
import { diskFault } from './disk-fault.ts'
import { formatFrom, report, wantsAll } from './report.ts'
import { shownPath } from './shown-path.ts'

/** Says something of the build's course. */
export function say(text: string): void {
  console.log(text)
}

/** Tells problems of a content folder in the form that was asked for; nothing when there are none. */
export function tell(problems: readonly Problem[], { content }: { content: string }): void {
  const format = formatFrom(process.argv, process.env)
  const text = report(problems, format, shownPath(content), wantsAll(process.argv))
  if (text !== '') console.error(text)
}

/** Why a command does not go on, in words for its user; empty when it has been said already. */
export class Refusal extends Error {}

/** What a person should be told of an error that is no fault of the program: a refusal, or what a disk refused. */
export function refusalIn(error: unknown): string | undefined {
  if (error instanceof Refusal || error instanceof NoLockfile) return error.message
  return diskFault(error)
}
