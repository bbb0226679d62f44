import type { PageKind } from '../plan/page.ts'
import type { Change } from './changes.ts'

/** What people want to know of changes, beside the changes. */
interface Told {
  /** The headline of the article or page at an address. */
  headlineAt: (address: string) => string | undefined
  /** Addresses that were published and would answer nothing. */
  lost: readonly string[]
  /** Whether all addresses are named, however many they are. */
  all: boolean
}

/** So many addresses are named under each heading before the rest is counted. */
const most = 20

const lists: ReadonlySet<PageKind | undefined> = new Set([
  ...(['front', 'facet', 'facetIndex', 'all', 'year', 'month', 'day', 'standingIndex'] as const),
  ...(['corrections', 'feeds'] as const),
])
const feeds: ReadonlySet<PageKind | undefined> = new Set([
  ...(['feed', 'atom', 'jsonFeed', 'feedArchive'] as const),
])
const texts: ReadonlySet<PageKind | undefined> = new Set(['article', 'standing'])

/** Changes for people: first in one line, then by what they are. */
export function changesSummary(changes: readonly Change[], told: Told): string {
  const { lost } = told
  const of = (change: Change['change'], kinds: ReadonlySet<PageKind | undefined>) =>
    changes.filter(one => one.change === change && kinds.has(one.kind))
  const [fresh, changed] = [of('new', texts), of('content', texts)]
  const isLost = new Set(lost)
  const [moved, gone] = (['moved', 'gone'] as const).map(fate =>
    changes.filter(
      ({ change, address }) =>
        change === fate && /(?:\/|\.html?)$/.test(address) && !isLost.has(address),
    ),
  ) as [Change[], Change[]]
  const others = changes.filter(({ change }) => change === 'new' || change === 'content')
  const [inLists, inFeeds] = [lists, feeds].map(
    kinds => others.filter(({ kind }) => kinds.has(kind)).length,
  ) as [number, number]
  const dress = changes.filter(({ change }) => change === 'dress').length
  if (changes.length + lost.length === 0) return 'Nothing would change.'
  const first = [
    `${count(fresh.length)} new, ${count(changed.length)} changed`,
    ...(moved.length > 0 ? [`${count(moved.length)} moved`] : []),
    ...(gone.length > 0 ? [`${count(gone.length)} gone`] : []),
    amount(inLists, 'list'),
    amount(inFeeds, 'feed'),
    `${count(lost.length)} lost`,
  ].join(', ')
  const named = ({ address, to }: Change) => {
    if (to !== undefined) return `${address} → ${to}`
    const headline = told.headlineAt(address)
    return headline === undefined ? address : `${address}  ${headline}`
  }
  return [
    first,
    ...under('New', fresh.map(named), told.all),
    ...under('Changed', changed.map(named), told.all),
    ...under('Moved', moved.map(named), told.all),
    ...under('Gone', gone.map(named), told.all),
    ...under('Lost', lost, told.all),
    ...(dress > 0
      ? [
          '',
          `${amount(dress, 'file')} only in dress: ${dress === 1 ? 'its' : 'their'} template, settings or neighbours changed.`,
        ]
      : []),
  ].join('\n')
}

function under(title: string, lines: readonly string[], all: boolean): string[] {
  if (lines.length === 0) return []
  const shown = all ? lines : lines.slice(0, most)
  const rest = lines.length - shown.length
  return [
    '',
    title,
    ...shown.map(line => `  ${line}`),
    ...(rest > 0 ? [`  … and ${count(rest)} more (--all names them)`] : []),
  ]
}

function amount(value: number, what: string): string {
  return `${count(value)} ${what}${value === 1 ? '' : 's'}`
}

function count(value: number): string {
  return value.toLocaleString('en')
}
