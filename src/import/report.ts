import { type Loss, type LossCode, lossKinds } from './losses.ts'
import type { Led } from './old-addresses.ts'
import type { OldSite, SourceKind, Status } from './old-item.ts'
import type { BeforeAndAfter } from './text/convert.ts'

/** What became of an item. */
type Outcome = 'article' | 'page' | 'skipped' | 'failed'

/** What the report tells of one item. */
export interface ReportItem {
  key: string
  /** Where it stands in the source. */
  place: string
  type: string
  status: Status
  outcome: Outcome
  /** Why it was skipped, or failed. */
  reason?: string
  title?: string
  /** The file that it became, below the content folder, and the SHA-256 of what was written. */
  file?: string
  digest?: string
  /** What its author did with the file since: it is left as it is. */
  since?: 'edited' | 'removed'
  /** The new address. */
  address?: string
  led?: Led[]
  date?: string
  /** When it was captured. */
  retrieved?: string
  tags?: number
  authors?: number
  words?: { before: number; kept: number }
  links?: BeforeAndAfter
  images?: BeforeAndAfter
  losses: Loss[]
}

/** A report: what was imported of what, and at which price. It is also what the next import, and undoing, go by. */
export interface Report {
  version: 1
  source: { kind: SourceKind; name: string; site: OldSite }
  /** What is to be known of the import as a whole, each in a sentence. */
  notes: readonly string[]
  totals: Totals
  items: Iterable<ReportItem>
  /** Pictures that were brought along, by their old addresses. */
  pictures: Record<string, { file: string; digest: string }>
  /**
   * Other files that imports wrote: site.yaml, where there was none, and under their keys those of items that are no
   * articles at this import, being gone from the source, skipped or failed.
   */
  files: OtherFile[]
}

/** A file that an import wrote, which is of no article now. */
export interface OtherFile {
  /** The item that it was made of. */
  key?: string
  file: string
  digest: string
}

/** The sums of a report. */
interface Totals {
  items: number
  outcomes: Record<Outcome, number>
  /** Items by type, then status, then outcome. */
  kinds: { type: string; status: Status; outcome: Outcome; count: number }[]
  /** Old addresses by how they lead on; `computed`: that were only worked out, `unknown`: items of which none is known. */
  addresses: Record<Led['how'] | 'computed' | 'unknown', number>
  words: { before: number; kept: number }
  links: BeforeAndAfter
  images: BeforeAndAfter
  dates: number
  tags: number
  authors: number
  pictures: number
  losses: { code: LossCode; items: number; times: number }[]
}

/** Whether readers found an item at an address that is not known. */
export function isUnknown({ outcome, status, led }: ReportItem): boolean {
  const isImported = outcome === 'article' || outcome === 'page'
  return isImported && status === 'published' && (led ?? []).length === 0
}

/** Adds up what became of the items. */
export function totalsOf(items: Iterable<ReportItem>, pictures: number): Totals {
  const outcomes = { article: 0, page: 0, skipped: 0, failed: 0 }
  const addresses = { same: 0, redirect: 0, asked: 0, none: 0, computed: 0, unknown: 0 }
  const kinds = new Map<string, Totals['kinds'][number]>()
  const losses = new Map<LossCode, { code: LossCode; items: number; times: number }>()
  const sums = {
    words: { before: 0, kept: 0 },
    links: { before: 0, after: 0 },
    images: { before: 0, after: 0 },
    dates: 0,
    tags: 0,
    authors: 0,
  }
  let count = 0
  for (const item of items) {
    const { type, status, outcome } = item
    count += 1
    outcomes[outcome] += 1
    const key = JSON.stringify([type, status, outcome])
    const kind = kinds.get(key) ?? { type, status, outcome, count: 0 }
    kind.count += 1
    kinds.set(key, kind)
    for (const { how, open } of item.led ?? []) addresses[open ? 'computed' : how] += 1
    if (isUnknown(item)) addresses.unknown += 1
    add(sums, item)
    const seen = new Set<LossCode>()
    for (const { code } of item.losses) {
      const loss = losses.get(code) ?? { code, items: 0, times: 0 }
      loss.times += 1
      if (!seen.has(code)) loss.items += 1
      seen.add(code)
      losses.set(code, loss)
    }
  }
  return {
    items: count,
    outcomes,
    kinds: [...kinds.values()].sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1)),
    addresses,
    ...sums,
    pictures,
    losses: [...losses.values()].sort(
      (a, b) =>
        weightOf(a.code) - weightOf(b.code) || b.items - a.items || (a.code < b.code ? -1 : 1),
    ),
  }
}

type Sums = Pick<Totals, 'words' | 'links' | 'images' | 'dates' | 'tags' | 'authors'>

function add(sums: Sums, { words, links, images, date, tags = 0, authors = 0 }: ReportItem): void {
  sums.words.before += words?.before ?? 0
  sums.words.kept += words?.kept ?? 0
  sums.links.before += links?.before ?? 0
  sums.links.after += links?.after ?? 0
  sums.images.before += images?.before ?? 0
  sums.images.after += images?.after ?? 0
  sums.dates += date === undefined ? 0 : 1
  sums.tags += tags
  sums.authors += authors
}

function weightOf(code: LossCode): number {
  return ['lost', 'guessed', 'changed'].indexOf(lossKinds[code][0])
}

/** Whether the numbers agree: what came in is what was imported, skipped by rule, or failed, and each says which. */
export function reconciles({ totals, ...report }: Pick<Report, 'items' | 'totals'>): boolean {
  const items = [...report.items]
  const { article, page, skipped, failed } = totals.outcomes
  const byKind = totals.kinds.reduce((sum, { count }) => sum + count, 0)
  return (
    article + page + skipped + failed === items.length &&
    totals.items === items.length &&
    byKind === items.length &&
    items.every(one =>
      one.outcome === 'article' || one.outcome === 'page'
        ? one.file !== undefined
        : one.reason !== undefined,
    ) &&
    new Set(items.map(({ file }) => file).filter(Boolean)).size === article + page
  )
}
