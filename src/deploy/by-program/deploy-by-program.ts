import { copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { HostAddress } from '../../archive/target-address.ts'
import { writeAtOnce } from '../../intake/write-at-once.ts'
import { Refusal } from '../../terminal/telling.ts'
import { type ChangedAddress, changedAddresses } from '../after/changed-address.ts'
import { inAttempts, type Patience, usual } from '../attempts.ts'
import { notHere } from '../carry-out.ts'
import type { ReadySite } from '../course.ts'
import type { Deployed } from '../deploy.ts'
import { deployPlan, removedBy, sentBy } from '../deploy-plan.ts'
import { guard, type Overruling } from '../guard.ts'
import { headFile, headText, type LedgerHead, ledgerFolder } from '../ledger-head.ts'
import { nextParts, noLedger, readLedger, type SiteLedger } from '../site-ledger.ts'
import { TargetFault } from '../target.ts'
import { hostProgram } from './host-program.ts'
import { publishedSite } from './published-site.ts'
import { runProgram } from './run-program.ts'

/** How to deploy a site by the program of a host. */
interface Options {
  /** The output folder. */
  out: string
  /** The folder of what this machine knows of the target. The site is put together there. */
  memory: string
  asked: ReadonlySet<Overruling>
  /** Shows what would be done, and does nothing. */
  isDry: boolean
  /** Publishes even what is there already. */
  isRepair: boolean
  env: NodeJS.ProcessEnv
  say: (line: string) => void
  patience?: Patience
}

/**
 * Has a host’s own program publish a site, all of it, with its ledger: the program knows by itself which files are new to the
 * host. The ledger at the site’s own address says what is there. Refuses what the guard refuses, and a site whose files are not
 * all here. The changes of a deploy that did not come to its end are among those of the next one.
 */
export async function deployByProgram(
  site: ReadySite,
  address: HostAddress,
  options: Options,
): Promise<Deployed & { name: string }> {
  const { asked, memory, isDry, isRepair } = options
  if (new URL(site.address).pathname !== '/') {
    throw new Refusal(
      `The site is in a folder of its host (${site.address}), and ${address.kind} takes sites at the root of a host only.`,
    )
  }
  const ledger = await ledgerOf(site, options)
  const plan = deployPlan(site.files, ledger.files, new Set())
  const reasons = guard({ ...guarded(site, ledger), plan }, asked)
  if (reasons.length > 0) throw new Refusal(reasons.join('\n'))
  const lacking = [...site.files.keys()].filter(file => !site.isHere(file))
  if (lacking.length > 0) throw new Refusal(notHere(lacking))
  const own = changedAddresses(
    { sent: sentBy(plan), gone: removedBy(plan) },
    { site: site.address, wanted: site.files, before: ledger.files },
  )
  const begun = join(memory, 'begun.json')
  const changes = together(changesIn(begun), own)
  const sizes = sentBy(plan).map(file => site.files.get(file)?.size ?? 0)
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  const folder = join(memory, 'site')
  const program = hostProgram(address, folder, site.commit)
  const deployed = { ...{ plan, changes, bytes, already: 0 }, name: program.name }
  const isSame = sizes.length === 0 && removedBy(plan).length === 0
  if (isDry) return deployed
  if (!isSame || isRepair) {
    // The host may switch to the new site although the program fails, or this process is killed.
    writeAtOnce(begun, JSON.stringify(changes))
    try {
      putTogether(site, options.out, folder)
      await runProgram(program, options)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  rmSync(begun, { force: true })
  return deployed
}

/** The changes of a deploy that did not come to its end. */
function changesIn(path: string): ChangedAddress[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return []
  }
}

/** Changes of two deploys as one, with the later change of an address that is in both. */
function together(
  first: readonly ChangedAddress[],
  later: readonly ChangedAddress[],
): ChangedAddress[] {
  return [...new Map([...first, ...later].map(one => [one.url, one])).values()]
}

/** The ledger at the address of a site. Refuses to go on without one, unless asked to adopt what is there. */
async function ledgerOf(
  { address }: ReadySite,
  { asked, memory, patience = usual }: Options,
): Promise<SiteLedger> {
  const unknown = (why: string) =>
    new Refusal(
      `${why} So Backfile does not know what it would replace. If this is the first deploy there, deploy with --adopt.`,
    )
  try {
    const ledger = await inAttempts(() => readLedger(publishedSite(address), memory), patience)
    if (ledger.head || asked.has('adopt')) return ledger
  } catch (error) {
    if (asked.has('adopt')) return noLedger
    if (error instanceof TargetFault) throw unknown(error.message)
    throw unknown(
      `The ledger at ${address} cannot be used: it is damaged, or a later version wrote it.`,
    )
  }
  throw unknown(`${address} has no ledger of Backfile.`)
}

function guarded(site: ReadySite, { head, files }: SiteLedger) {
  const { address, articles, commit, isAncestor } = site
  return { site: address, articles, commit, isAncestor, head, there: files }
}

/** Puts the files of a site and its ledger into a folder: no others that may be in the output folder. */
function putTogether(site: ReadySite, out: string, folder: string): void {
  const { files, address, articles, commit } = site
  rmSync(folder, { recursive: true, force: true })
  const made = new Set<string>()
  for (const file of files.keys()) {
    const within = dirname(join(folder, file))
    if (!made.has(within)) mkdirSync(within, { recursive: true })
    made.add(within)
    linkOrCopy(join(out, file), join(folder, file))
  }
  const { named, written } = nextParts(noLedger, files)
  mkdirSync(join(folder, ledgerFolder), { recursive: true })
  for (const { file, bytes } of written) writeFileSync(join(folder, ledgerFolder, file), bytes)
  const at = new Date().toISOString()
  const head: LedgerHead = { version: 1, site: address, at, commit, articles, parts: named }
  writeFileSync(join(folder, headFile), headText(head))
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
