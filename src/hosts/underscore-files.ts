import { asked, isUnusable, onHost, plainLink, spellings } from './addresses.ts'
import { headersByName } from './header-patterns.ts'
import { gonePage, type MovedRule, type RuleFile, type Rules } from './rules.ts'

/*
 * `_redirects` and `_headers`, which several hosts read, each in its own way. A line has no spaces but those between its
 * parts, and `:` and `*` in an address may stand for any text: such an address is not written, and `checkRules` says so.
 */

/** For Netlify, which compares what was sent, and takes `/x` and `/x/` for the same. */
export function netlifyFiles(rules: Rules): RuleFile[] {
  const { basePath, movedFolders = [] } = rules
  const to = (address: string) => plainLink(basePath, address)
  const line = (from: string, answer: string) =>
    spellings(basePath, from)
      .filter(canNetlifyRead)
      .map(spelling => `${spelling} ${answer}`)
  const moved = rules.moved.filter(one => !differInSlash(one))
  const [queries = [], paths = []] = [true, false].map(isQuery =>
    moved.flatMap(one => {
      const { path, query } = asked(one.from)
      if ((query !== undefined) !== isQuery) return []
      const asks = query === undefined ? [] : netlifyParameters(query)
      return asks ? line(path, [...asks, to(one.to), '301!'].join(' ')) : []
    }),
  )
  const gone = rules.gone.flatMap(({ address, hasPage }) =>
    line(address, `${to(hasPage ? address : gonePage(rules))} 410!`),
  )
  const folders = movedFolders.flatMap(({ from, to: folder }) =>
    spellings(basePath, from).map(spelling => `${spelling}* ${to(folder)}:splat 301!`),
  )
  // The first line that fits decides, and one without a query fits every query.
  return [
    redirectsFile(rules, [...queries, ...paths, ...gone, ...folders]),
    headersFile(rules, joined),
  ]
}

/** Whether Netlify takes an address for itself: no part of it is a name (`/:x`) or a star, and it does not end with one. */
export function canNetlifyRead(address: string): boolean {
  return !/\*$|\/\*\/|\/:./.test(address)
}

/**
 * A query as Netlify asks for it: its parameters, decoded, each with a value. Undefined when it cannot: for a value with a
 * space or none, a name that is there twice, and signs that mean something to it.
 */
export function netlifyParameters(query: string): string[] | undefined {
  const pairs = [...new URLSearchParams(query)]
  const isPlain = ([name, value]: [string, string]) =>
    /^[^\s#/:=][^\s=]*$/u.test(name) && /^[^\s:]\S*$/u.test(value)
  const names = new Set(pairs.map(([name]) => name))
  if (names.size !== query.split('&').length || !pairs.every(isPlain)) return undefined
  return pairs.map(([name, value]) => `${name}=${value}`)
}

/** For GitLab Pages, which compares decoded addresses, knows no headers, and has files win over rules. */
export function gitlabFiles(rules: Rules): RuleFile[] {
  const { basePath, movedFolders = [] } = rules
  const lines = [
    ...rules.moved
      .filter(({ from }) => canGitlabRead(onHost(basePath, from)))
      .filter(one => !differInSlash(one))
      .map(({ from, to }) => `${onHost(basePath, from)} ${plainLink(basePath, to)} 301`),
    ...movedFolders.map(
      ({ from, to }) => `${onHost(basePath, from)}* ${plainLink(basePath, to)}:splat 301`,
    ),
  ]
  return lines.length === 0 ? [] : [redirectsFile(rules, lines)]
}

/** Whether GitLab can read an address as the first part of a line, and nothing else in it. */
export function canGitlabRead(address: string): boolean {
  return !isUnusable(address) && !/[\s*#%?]|\/:/u.test(address)
}

/** Whether a rule only adds or takes a slash at the end, which hosts that make no difference do by themselves. */
export function differInSlash({ from, to }: MovedRule): boolean {
  return from !== to && trimmed(from) === trimmed(to)
}

function trimmed(address: string): string {
  return address.replace(/\/$/, '')
}

export function redirectsFile(rules: Rules, lines: readonly string[]): RuleFile {
  return { name: '_redirects', text: `${lines.join('\n')}\n`, place: atRoot(rules) }
}

/** A host reads its files at its own root, which is not where the site is when it is in a folder of the host. */
export function atRoot({ basePath }: Rules): RuleFile['place'] {
  return basePath === '/' ? 'site' : 'beside'
}

/** How a rule of `_headers` gives a header that an earlier pattern may have given. */
type Give = (name: string, value: string) => string[]

const joined: Give = (name, value) => [`  ${name}: ${value}`]

/** As Cloudflare wants it: without the line that takes the header away first, it would send both values. */
export const replaced: Give = (name, value) => [`  ! ${name}`, ...joined(name, value)]

/** Writes `_headers`. A pattern that `write` has no form for is left out. */
export function headersFile(
  rules: Rules,
  giveAgain: Give,
  write: (pattern: string) => string | undefined = pattern => pattern,
): RuleFile {
  const byPattern = new Map<string, string[]>()
  for (const { name, values } of headersByName(rules)) {
    for (const [number, { pattern, value }] of values.entries()) {
      const give = number === 0 ? joined : giveAgain
      const written = write(pattern)
      if (written === undefined) continue
      byPattern.set(written, [...(byPattern.get(written) ?? []), ...give(name, value)])
    }
  }
  const lines = [...byPattern].flatMap(([pattern, given]) => [pattern, ...given])
  return { name: '_headers', text: `${lines.join('\n')}\n`, place: atRoot(rules) }
}
