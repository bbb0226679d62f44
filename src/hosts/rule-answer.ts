import { asked, link, onHost } from './addresses.ts'
import { goneFiles, gonePage, pageFile, type Rules } from './rules.ts'

/** What rules say of a request. */
export type RuleAnswer =
  | { status: 301; to: string }
  /** `page` is the address of the file that says so, on the host. */
  | { status: 410; page: string }

/**
 * What rules answer by themselves, as a host does that knows all of them: of a path on the host, decoded, and the query as it
 * was sent. Undefined when the host goes on to look for a file.
 */
export function ruleAnswers(
  rules: Rules,
): (path: string, query: string | undefined) => RuleAnswer | undefined {
  const { basePath, moved, movedFolders = [] } = rules
  const to = (address: string): RuleAnswer => ({ status: 301, to: link(basePath, address) })
  const leads = new Map(
    moved.map(one => {
      const { path, query } = asked(one.from)
      return [keyOf(onHost(basePath, path), query), one.to]
    }),
  )
  const gone = new Map(
    goneFiles(rules).map(({ address, hasPage }) => [
      onHost(basePath, address),
      onHost(basePath, hasPage ? pageFile(address) : gonePage(rules)),
    ]),
  )
  return (path, query) => {
    const own = leads.get(keyOf(path, query)) ?? leads.get(path)
    if (own !== undefined) return to(own)
    const page = gone.get(path)
    if (page !== undefined) return { status: 410, page }
    const folder = movedFolders.find(({ from }) => path.startsWith(onHost(basePath, from)))
    if (!folder) return undefined
    return to(folder.to + path.slice(onHost(basePath, folder.from).length))
  }
}

function keyOf(path: string, query: string | undefined): string {
  return query === undefined ? path : `${path}?${query}`
}
