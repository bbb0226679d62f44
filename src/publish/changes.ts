import type { PageKind } from '../plan/page.ts'
import type { Plan } from '../plan/plan.ts'
import { isTwin } from '../plan/precompressed.ts'
import { partOf } from '../plan/site-assets.ts'
import { fileOf } from '../plan/site-path.ts'
import type { Delta } from './delta.ts'
import type { Rows } from './file-row.ts'

/** Digests of a page: of its bytes, where they are known, and of what it says itself. */
interface Digests {
  sha256?: string
  content?: string
}

/** How an address of a site differs from what was published last. */
export interface Change {
  address: string
  /** What is there now; undefined when nothing is. */
  kind?: PageKind
  /**
   * `content`: it says something else; `dress`: only what surrounds that is another, such as the template or a neighbour;
   * `moved`: it leads on; `gone`: it says that what was there was withdrawn, or nothing is there.
   */
  change: 'new' | 'content' | 'dress' | 'moved' | 'gone'
  /** Where one that moved leads: an address of the site, or a complete one elsewhere. */
  to?: string
  before?: Digests
  after?: Digests
}

/** What changes are worked out from. */
interface ChangesGround {
  plan: Plan
  delta: Delta
  /** A digest of what a file said itself when it was published last. */
  contentOf: (file: string) => string | undefined
  /** Files as they are now, where they were made; without them nothing is known of their bytes. */
  put?: Rows
  /** Files that were made, those of `public/` and of hosts among them. */
  staged?: { has: (file: string) => boolean }
}

/** Every address that differs from what was published last, in the order of the plan; what is not there any more last. */
export function changesOf(ground: ChangesGround): Change[] {
  const { plan, delta } = ground
  const planned = new Set<string>()
  const changes: Change[] = []
  for (const { address, kind } of plan.pages) {
    const file = fileOf(address)
    planned.add(file)
    const page = delta.pages.get(address)
    const change = page && changeOf({ address, file, kind, content: page.content }, ground)
    if (change) changes.push(change)
  }
  for (const [file, { sha256 }] of delta.before) {
    if (planned.has(file) || ground.staged?.has(file) || !isOfReaders(file)) continue
    if (isTwin(file, source => planned.has(source) || delta.before.has(source))) continue
    const address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`
    const answer = plan.answer(address)
    if (answer?.status === 200) continue
    const fate =
      answer?.status === 301
        ? ({ change: 'moved', to: answer.to } as const)
        : ({ change: 'gone' } as const)
    changes.push({ address, ...fate, before: digests(sha256, ground.contentOf(file)) })
  }
  return changes
}

interface Page {
  address: string
  file: string
  kind: PageKind
  content: string
}

/** Undefined when a page that had to be made again is what it was. */
function changeOf(
  { address, file, kind, content }: Page,
  ground: ChangesGround,
): Change | undefined {
  const { plan, delta, put, contentOf } = ground
  const old = delta.before.get(file)
  const isMade = put !== undefined
  const sha256 = put?.get(file)?.sha256
  if (isMade && old && (sha256 === undefined || sha256 === old.sha256)) return undefined
  const after = digests(sha256, content)
  // A page that was announced by a build that was killed was never published.
  if (!old || old.sha256 === '') return { address, kind, change: 'new', after }
  const before = digests(old.sha256, contentOf(file))
  // What was published by an older version is known by its bytes alone: nobody is told of a change that may be none.
  const isSame = before.content === undefined || before.content === content
  if (isSame) return { address, kind, change: 'dress', before, after }
  const answer = kind === 'alias' || kind === 'gone' ? plan.answer(address) : undefined
  if (answer?.status === 301)
    return { address, kind, change: 'moved', to: answer.to, before, after }
  if (kind === 'gone') return { address, kind, change: 'gone', before, after }
  return { address, kind, change: 'content', before, after }
}

function digests(sha256: string | undefined, content: string | undefined): Digests {
  return { ...(sha256 ? { sha256 } : {}), ...(content === undefined ? {} : { content }) }
}

/** Whether a file that is no page of the plan is one that readers have: not of the search, of browsers, hosts or builds. */
function isOfReaders(file: string): boolean {
  return partOf(file) === undefined && !/^(?:_|\.|vercel\.json$|staticwebapp\.)/.test(file)
}

/** Changes as JSON, piece by piece: those of a whole archive need not be in memory as one text. */
export function* changesText(changes: readonly Change[], at: string): Generator<string> {
  yield `{"version":1,"at":${JSON.stringify(at)},"changes":[`
  let start = '\n'
  for (const change of changes) {
    yield start + JSON.stringify(change)
    start = ',\n'
  }
  yield '\n]}\n'
}
