import { asked, onHost } from './addresses.ts'
import { canAzureSay } from './azure.ts'
import { cloudflarePattern } from './cloudflare.ts'
import type { Found, Obstacle, WayOut } from './faults.ts'
import { limits } from './limits.ts'
import type { HeaderRule, Host, Rules } from './rules.ts'
import { canS3Give } from './s3.ts'
import { canGitlabRead, canNetlifyRead, netlifyParameters } from './underscore-files.ts'

/** What a host cannot do at all, however little of it there is, and what readers get in its place. */
export function abilities(host: Host, rules: Rules): Found[] {
  const { first, query, gone } = limits[host]
  const { precompressed = [] } = rules
  const addresses = rules.gone.map(({ address }) => address)
  const folders = (rules.movedFolders ?? []).map(({ from }) => from)
  const froms = rules.moved.map(({ from }) => from)
  const queries = froms.filter(from => asked(from).query !== undefined)
  const paths = froms.filter(from => asked(from).query === undefined)
  const canRead = readers[host] ?? (() => true)
  const unread = (some: readonly string[]) =>
    some.filter(one => !canRead(onHost(rules.basePath, asked(one).path)))
  const knowsFolders = !['s3', 'azure-static', 'github-pages'].includes(host)
  return [
    less('redirects', 'page-leads-on', first === 'no rules' ? paths : []),
    less(
      'query',
      'script-leads-on',
      queries.filter(from => !canAsk(host, from)),
    ),
    less('gone', 'page-says-gone', gone === 'no' ? addresses : []),
    less('signs', 'page-leads-on', unread(paths)),
    less('signs', 'script-leads-on', unread(query === 'no' ? [] : queries)),
    less('signs', 'page-says-gone', unread(gone === 'no' ? [] : addresses)),
    less(
      'header-pattern',
      'header-of-the-host',
      rules.headers.filter(rule => !canGive(host, rule)).map(({ pattern }) => pattern),
    ),
    less(
      'precompressed',
      'host-compresses',
      sendsPrecompressed.has(host) ? [] : precompressed.map(ending => `*.${ending}`),
    ),
    {
      ...{ limit: 'folder', stops: true, instead: 'without-folding' },
      examples: knowsFolders ? unread(folders) : folders,
    },
  ]
}

function canAsk(host: Host, from: string): boolean {
  if (host === 'netlify') return netlifyParameters(asked(from).query ?? '') !== undefined
  return limits[host].query !== 'no'
}

/** Hosts that send files which were compressed beforehand; the others leave them unused. */
const sendsPrecompressed: ReadonlySet<Host> = new Set(['nginx', 'apache', 'caddy', 'gitlab-pages'])

/** Hosts that take some signs of an address for something else. */
const readers: Partial<Record<Host, (address: string) => boolean>> = {
  netlify: canNetlifyRead,
  'gitlab-pages': canGitlabRead,
}

function less(limit: Obstacle, instead: WayOut, examples: readonly string[]): Found {
  return { limit, stops: false, instead, examples }
}

function canGive(host: Host, { pattern, headers }: HeaderRule): boolean {
  if (limits[host].headers === 'no') return false
  if (host === 's3') return Object.keys(headers).every(canS3Give)
  if (host.startsWith('cloudflare')) return cloudflarePattern(pattern) !== undefined
  return host !== 'azure-static' || canAzureSay(pattern)
}
