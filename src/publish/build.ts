import type { Preview } from '../archive/preview.ts'
import type { SiteLedger } from '../deploy/site-ledger.ts'
import { summary } from '../terminal/summary.ts'
import { say, tell } from '../terminal/telling.ts'
import { holdOf, sayForeign } from './claim.ts'
import { codeDigest } from './code-digest.ts'
import type { Found, FoundWithMarks } from './delta.ts'
import type { Folders } from './folders.ts'
import type { GivenParts } from './given-parts.ts'
import { inputsOf, isStill, type LastBuild, withTemplates } from './last-build.ts'
import { ledgerPath, openLedger } from './ledger.ts'
import { madeFromFolders } from './made-from.ts'
import type { Build } from './make-site.ts'
import { makerDigests } from './maker-digests.ts'
import { lookAside, surveyOf } from './survey.ts'
import { takeLocks } from './take-locks.ts'
import { writeChanges } from './write-changes.ts'

/** Where a build finds what it need not make. */
export interface Sources {
  /** Parts that other machines made, by their folders. */
  parts?: readonly string[]
  /** What the target has that the site is built against. */
  there?: SiteLedger | undefined
  /** Where a preview is to be, when one is made in place of the site. */
  preview?: Preview | undefined
}

/**
 * Begins a build, which makes what is neither in the output folder nor in its sources.
 * Undefined when the site is what the last build, which was of the same, made of it; the code that makes sites, most of
 * all, is not even loaded then. Throws, with nothing published, when the content has errors, a part cannot be used or a
 * disk refuses to serve.
 */
export async function beginBuild(
  folders: Folders,
  { parts = [], there, preview }: Sources = {},
): Promise<Build | undefined> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  takeLocks(folders)
  const given = await partsIn(parts, folders)
  const ledger = openLedger(ledgerPath(folders.cache))
  const looking = lookAside(folders)
  looking.catch(() => undefined)
  const find = async (): Promise<FoundWithMarks> => {
    const rows = ledger.rows()
    const marks = ledger.marks()
    return { rows, marks, survey: surveyOf(folders.out, await looking, rows) }
  }
  const now = Date.now()
  const code = codeDigest()
  const inputs = inputsOf(folders, code, now, preview)
  const last = ledger.last()
  if (last && isStill(last, withTemplates(inputs, folders), now)) {
    const found = await find()
    if (isWholeSite(found)) {
      writeChanges([], folders)
      sayUnchanged(last, found, folders, seconds())
      return undefined
    }
  }
  const makers = makerDigests()
  const { beginSite } = await import('./make-site.ts')
  return beginSite({ now, makers, inputs, ledger, find, given, there, preview, seconds }, folders)
}

/** The parts in folders, if there are any; refused unless they were made from what is here. */
async function partsIn(from: readonly string[], folders: Folders): Promise<GivenParts | undefined> {
  if (from.length === 0) return undefined
  const { openParts } = await import('./given-parts.ts')
  const given = openParts(from)
  given.check(madeFromFolders(folders))
  return given
}

/** Whether every file of a site is as the last build left it. */
function isWholeSite(found: Found): boolean {
  const { missing, altered, spare } = found.survey
  return holdOf(found) === 'own' && missing.size + altered.size + spare.length === 0
}

function sayUnchanged(
  { problems, notices, counts }: LastBuild,
  found: Found,
  folders: Folders,
  seconds: number,
): void {
  tell(problems, folders)
  for (const notice of notices) say(notice)
  sayForeign(found.survey.foreign, folders)
  const nothing = { pages: 0, taken: 0, written: 0, removed: 0, read: 0, parts: 0 }
  say(summary(counts, { ...nothing, seconds }, folders.out))
}
