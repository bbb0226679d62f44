import type { Preview } from '../archive/preview.ts'
import type { Problem } from '../archive/problem.ts'
import { progressLine } from '../terminal/progress.ts'
import { formatFrom } from '../terminal/report.ts'
import { notices } from '../terminal/summary.ts'
import { Refusal, say, tell } from '../terminal/telling.ts'
import type { Folders } from './folders.ts'
import { nothingPublished } from './nothing-published.ts'
import { type Opened, open } from './open.ts'

/** How a build opens the archive. */
interface Opening {
  /** Milliseconds since 1970. */
  now: number
  /** How many articles were published last. */
  published: number
  /** Whether to tell errors alone: of several machines, one tells the rest. */
  isBrief?: boolean
  /** Where a preview of the site is to be. */
  preview?: Preview | undefined
}

/** Opens the archive and says what is wrong with it; refuses when that is too much. */
export async function openOrRefuse(
  folders: Folders,
  { now, published, isBrief = false, preview }: Opening,
): Promise<Opened> {
  const progress = progressLine('Reading articles', process.stdout)
  const opened = await open(folders, { now, writing: false, progress, published, preview })
  tell(isBrief ? opened.errors : opened.problems, folders)
  if (!isBrief) for (const notice of notices(opened, true)) say(notice)
  if (opened.errors.length > 0) throw told(folders)
  return opened
}

/** Refuses what has errors, and tells them; none when there are none. */
export function refuseFor(errors: readonly Problem[], folders: Folders): void {
  if (errors.length === 0) return
  tell(errors, folders)
  throw told(folders)
}

/** A refusal for reasons that were told. */
function told(folders: Folders): Refusal {
  const isForPrograms = formatFrom(process.argv, process.env) === 'json'
  return new Refusal(isForPrograms ? '' : nothingPublished(folders))
}
