import { asked } from './addresses.ts'
import type { MovedRule, Rules } from './rules.ts'

/**
 * Makes one rule of those by which a whole folder moved alike (`/tags/old/a/` to `/tags/new/a/`), for hosts that take few.
 * A folder is folded only when nothing of the site is below it and nothing below it is gone; rules that lead elsewhere
 * stay, and go first. Every address of a rule leads to what it led to. What has no rule leads to the new folder as well,
 * so fold only what is too many.
 */
export function foldRules(rules: Rules, siteHasBelow: (folder: string) => boolean): Rules {
  const gone = rules.gone.map(({ address }) => address)
  const parents = new Set(gone.flatMap(foldersOf))
  const mayFold = (folder: string) => !parents.has(folder) && !siteHasBelow(folder)
  const folders = pairs(rules.moved)
    .filter(({ from, to, count }) => count > 1 && !to.startsWith(from) && mayFold(from))
    .toSorted((a, b) => depth(a.from) - depth(b.from) || b.count - a.count)
  const chosen = new Map<string, string>()
  for (const { from, to } of folders)
    if (!foldersOf(from).some(folder => chosen.has(folder))) chosen.set(from, to)
  const isFolded = ({ from, to }: MovedRule) =>
    suffixes({ from, to }).some(pair => chosen.get(pair.from) === pair.to)
  const movedFolders = [...chosen].map(([from, to]) => ({ from, to }))
  return {
    ...rules,
    moved: rules.moved.filter(one => !isFolded(one)),
    movedFolders: [...(rules.movedFolders ?? []), ...movedFolders],
  }
}

/** The pairs of folders that rules have in common, and how many rules have each. */
function pairs(moved: readonly MovedRule[]): (MovedRule & { count: number })[] {
  const counts = new Map<string, MovedRule & { count: number }>()
  for (const pair of moved.flatMap(suffixes)) {
    const key = `${pair.from}\n${pair.to}`
    const known = counts.get(key) ?? { ...pair, count: 0 }
    known.count += 1
    counts.set(key, known)
  }
  return [...counts.values()]
}

/** The folders of an old and a new address below which they end alike. */
function suffixes({ from, to }: MovedRule): MovedRule[] {
  if (asked(from).query !== undefined) return []
  return foldersOf(from).flatMap(folder => {
    const rest = from.slice(folder.length)
    const start = to.slice(0, to.length - rest.length)
    return to.endsWith(`/${rest}`) && start.endsWith('/') && start !== folder
      ? [{ from: folder, to: start }]
      : []
  })
}

/** The folders that an address is in, and the address itself when it is one; the root is none. */
function foldersOf(address: string): string[] {
  return [...address.matchAll(/\//g)]
    .map(({ index }) => address.slice(0, index + 1))
    .filter(folder => folder !== '/')
}

function depth(folder: string): number {
  return folder.split('/').length
}
