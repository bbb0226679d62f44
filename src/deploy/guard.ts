import { isTwin } from '../plan/precompressed.ts'
import { type DeployPlan, removedBy } from './deploy-plan.ts'
import type { Commit, LedgerHead } from './ledger-head.ts'
import type { PublishedFiles } from './published-file.ts'

/** What a deploy would do that its keeper may not mean. */
export interface Deploying {
  /** The address of the site to be deployed, with its base path. */
  site: string
  /** Whether it is a preview, and not the site that readers know. */
  isPreview?: boolean | undefined
  commit: Commit | undefined
  /** How many articles it has. */
  articles: number
  plan: DeployPlan
  /** What is at the target; undefined for nothing. */
  head: LedgerHead | undefined
  /** The files that the target has. */
  there: Pick<PublishedFiles, 'size' | 'has'>
  /** Whether a commit is an ancestor of the one to be deployed; undefined when git does not know it. */
  isAncestor: (commit: string) => boolean | undefined
}

/** Flags that overrule the guard. */
export const overruling = ['delete', 'back', 'other-site', 'adopt'] as const

/** A flag that overrules the guard. */
export type Overruling = (typeof overruling)[number]

/** So many files may go without a question, or one in a hundred where that is less. */
const fewFiles = 256

/** So many may go from the smallest site: those of an article or two. */
const everyday = 16

/** Why a deploy is refused, each reason with the flag that overrules it. */
export function guard(deploying: Deploying, asked: ReadonlySet<Overruling>): string[] {
  const { site, head, articles, plan, there, isPreview = false } = deploying
  const reasons: string[] = []
  const refuse = (flag: Overruling, reason: string) => {
    if (!asked.has(flag)) reasons.push(`${reason} Deploy with --${flag} if that is right.`)
  }
  if (head && (head.preview ?? false) !== isPreview) {
    const [there, here] = isPreview ? ['site', 'preview'] : ['preview', 'site']
    reasons.push(`The target has a ${there}, and this is a ${here}: give each a place of its own.`)
  }
  if (head && head.site !== site) {
    refuse('other-site', `The target has the site ${head.site}, and this one is ${site}.`)
  }
  if (articles === 0 && (head?.articles ?? 0) > 0) {
    refuse(
      'delete',
      `This site has no articles, and the target has ${number(head?.articles ?? 0)}.`,
    )
  }
  const gone = removedBy(plan).filter(file => !isTwin(file, source => there.has(source))).length
  if (gone > Math.min(fewFiles, Math.max(there.size / 100, everyday))) {
    refuse(
      'delete',
      `${number(gone)} of the target’s ${number(there.size)} files would be removed.`,
    )
  }
  const older = olderCommit(deploying)
  if (older !== undefined) refuse('back', older)
  return reasons
}

/** A commit that is no ancestor is older when git says so, or, in a clone that does not have it, when its time is later. */
function olderCommit({ head, commit, isAncestor }: Deploying): string | undefined {
  const up = head?.commit
  if (!up || !commit || up.id === commit.id) return undefined
  if (isAncestor(up.id) ?? up.time <= commit.time) return undefined
  const [there, here] = [up, commit].map(({ id, time }) => `${id.slice(0, 10)} (${day(time)})`)
  return `The target has the content of commit ${there}, which is not part of the history of ${here}.`
}

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
}

function number(count: number): string {
  return count.toLocaleString('en')
}
