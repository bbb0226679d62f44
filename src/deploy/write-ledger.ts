import pLimit from 'p-limit'
import { asked, type Course } from './course.ts'
import { headFile, headText, type LedgerHead, ledgerFolder } from './ledger-head.ts'
import type { LedgerPart, WrittenPart } from './ledger-part.ts'
import { keepHead, keepPart, type NextParts, type SiteLedger } from './site-ledger.ts'
import type { FileHeaders } from './target.ts'
import type { State } from './target-state.ts'

/** Replaces the ledger of a target: parts first, the head then; and removes what no longer counts, and `others`. */
export async function writeLedger(
  course: Course,
  { ledger, ofLedger }: State,
  { next, others }: { next: NextParts; others: readonly string[] },
): Promise<void> {
  const { site, target, options } = course
  const { address, articles, commit, isPreview } = site
  const limit = pLimit(target.atOnce)
  const put = async (part: WrittenPart) => {
    keepPart(options.memory, part, part.bytes)
    const place = `${ledgerFolder}/${part.file}`
    await asked(course, () => target.write(place, part.bytes, ledgerHeaders))
  }
  await Promise.all(next.written.map(part => limit(put, part)))
  const at = new Date().toISOString()
  const head: LedgerHead = {
    ...{ version: 1, site: address, at, commit, articles },
    ...(isPreview ? { preview: true } : {}),
    parts: next.named,
  }
  await asked(course, () => target.write(headFile, Buffer.from(headText(head)), ledgerHeaders))
  const kept = new Set([headFile, ...next.named.map(({ file }) => `${ledgerFolder}/${file}`)])
  const old = staleParts(ledger, next).map(({ file }) => `${ledgerFolder}/${file}`)
  const stale = [...old, ...ofLedger.filter(file => !kept.has(file))]
  await asked(course, () => target.remove([...new Set([...stale, ...others])]))
  keepHead(options.memory, head)
}

/** Whoever reads a ledger wants the latest. */
const ledgerHeaders: FileHeaders = { 'Cache-Control': 'no-cache' }

/** Parts that a ledger names and the next one does not. */
export function staleParts({ head }: SiteLedger, { named }: NextParts): LedgerPart[] {
  const kept = new Set(named.map(({ file }) => file))
  return head?.parts.filter(({ file }) => !kept.has(file)) ?? []
}
