import { asked, expression, link, onHost, plainLink, spellings } from './addresses.ts'
import { headersByName, patternExpression } from './header-patterns.ts'
import { figure } from './limits.ts'
import { type GoneRule, goneFiles, gonePage, type RuleFile, type Rules } from './rules.ts'
import { headersFile, redirectsFile, replaced } from './underscore-files.ts'

/*
 * Cloudflare reads `_redirects` and `_headers`, whose rules know neither 410 nor a query nor an address with `*` or `:x`.
 * A small worker answers these, and everything when the rules are too many; it is asked for few addresses, since each
 * request that it answers counts.
 */

/** What `_redirects` may hold: lines without a placeholder, lines with one, and characters of a line. */
const most = {
  exact: figure('cloudflare-pages', 'rules-static')?.most ?? 0,
  folders: figure('cloudflare-pages', 'rules-dynamic')?.most ?? 0,
  length: figure('cloudflare-pages', 'rule-length')?.most ?? 0,
}
/** The patterns that say when the worker is asked, and their characters. */
const mostRoutes = { count: 100, length: 100 }

/** For Cloudflare Pages: the worker is a file of the site, beside a list of what it is asked for. */
export function cloudflarePagesFiles(rules: Rules): RuleFile[] {
  const { lines, left } = divided(rules)
  const files = [redirectsFile(rules, lines), headersFile(rules, replaced, cloudflarePattern)]
  if (isEmpty(left)) return files
  const routes = { version: 1, include: routePatterns(left), exclude: [] }
  return [
    ...files,
    { name: '_worker.js', text: workerCode(left), place: files[0]?.place ?? 'site' },
    { name: '_routes.json', text: json(routes), place: files[0]?.place ?? 'site' },
  ]
}

/** For Workers with static assets: the worker is a file beside, and the deploy's configuration names it. */
export function cloudflareWorkersFiles(rules: Rules): RuleFile[] {
  const { lines, left } = divided(rules)
  const assets = { directory: './dist', not_found_handling: '404-page' }
  const asked = { main: 'site-worker.js' }
  const config = isEmpty(left)
    ? { assets }
    : { ...asked, assets: { ...assets, binding: 'ASSETS', run_worker_first: routePatterns(left) } }
  return [
    redirectsFile(rules, lines),
    headersFile(rules, replaced, cloudflarePattern),
    { name: 'wrangler.rules.json', text: json(config), place: 'beside' },
    ...(isEmpty(left)
      ? []
      : [{ name: 'site-worker.js', text: workerCode(left), place: 'beside' } as const]),
  ]
}

/**
 * A pattern as Cloudflare knows it, with one star; a folder before the last star is a name for one folder. Undefined for
 * other patterns of several stars, which Cloudflare passes over.
 */
export function cloudflarePattern(pattern: string): string | undefined {
  const last = pattern.lastIndexOf('*')
  let folders = 0
  const before = pattern.slice(0, Math.max(last, 0)).replaceAll(/(?<=\/)\*(?=\/)/g, () => {
    folders += 1
    return `:folder${folders}`
  })
  return before.includes('*') ? undefined : before + pattern.slice(Math.max(last, 0))
}

/** What goes into `_redirects`, and what is left for the worker. */
function divided(rules: Rules): { lines: string[]; left: Rules } {
  const { basePath, movedFolders = [], gone } = rules
  const fits = (from: string) => asked(from).query === undefined && !/[*]|:[A-Za-z]/.test(from)
  const moved = rules.moved.filter(({ from }) => fits(from))
  const exact = moved.flatMap(({ from, to }) =>
    spellings(basePath, from).map(spelled => `${spelled} ${plainLink(basePath, to)} 301`),
  )
  const folders = movedFolders
    .filter(({ from }) => fits(from))
    .flatMap(({ from, to }) =>
      spellings(basePath, from).map(one => `${one}* ${plainLink(basePath, to)}:splat 301`),
    )
  const lines = [...exact, ...folders]
  const fit =
    exact.length <= most.exact &&
    folders.length <= most.folders &&
    lines.every(line => line.length <= most.length)
  const all = { ...rules, gone: gone.flatMap(withoutEnding) }
  if (!fit) return { lines: [], left: all }
  const left = {
    ...all,
    moved: rules.moved.filter(({ from }) => !fits(from)),
    movedFolders: movedFolders.filter(({ from }) => !fits(from)),
  }
  return { lines, left }
}

/** Cloudflare shows a file also without `.html`. */
function withoutEnding(one: GoneRule): GoneRule[] {
  const address = one.address.replace(/(?<=[^/])\.html$/, '')
  return address === one.address ? [one] : [one, { ...one, address }]
}

function isEmpty({ moved, movedFolders = [], gone }: Rules): boolean {
  return moved.length + movedFolders.length + gone.length === 0
}

/**
 * Patterns for the addresses of rules: each address itself, or else as few folders as are needed to keep to the limits. An
 * address that is escaped in several ways is in a folder that has one spelling.
 */
function routePatterns({ basePath, moved, movedFolders = [], gone }: Rules): string[] {
  const paths = [
    ...moved.map(({ from }) => asked(from).path),
    ...movedFolders.map(({ from }) => `${from}*`),
    ...gone.map(({ address }) => address),
  ].map(path => onHost(basePath, path))
  const plain = (path: string) => /^[\w/.-]*\*?$/.test(path)
  const folder = (path: string, depth: number) => {
    const safe = path.split('/').slice(1, depth + 1)
    const end = safe.findIndex(segment => !plain(`/${segment}`) || segment.includes('*'))
    return `/${(end < 0 ? safe : safe.slice(0, end)).map(segment => `${segment}/`).join('')}*`
  }
  const exact = [...new Set(paths.map(path => (plain(path) ? path : folder(path, 99))))]
  const deepest = paths.reduce((most, path) => Math.max(most, path.split('/').length - 2), 0)
  const depths = Array.from({ length: deepest + 1 }, (_, depth) => deepest - depth)
  const folders = depths.map(depth => [...new Set(paths.map(path => folder(path, depth)))])
  return [exact, ...folders]
    .map(widest)
    .find(
      some => some.length <= mostRoutes.count && some.every(one => one.length <= mostRoutes.length),
    ) as string[]
}

/** Patterns without those that a wider one covers, which Cloudflare refuses. Sorted, they come right behind it. */
function widest(patterns: readonly string[]): string[] {
  const starts = patterns.map(pattern => ({ pattern, start: pattern.replace('*', '') }))
  const kept: typeof starts = []
  for (const one of starts.toSorted((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : b.pattern.length - a.pattern.length,
  )) {
    const last = kept.at(-1)
    if (!last?.pattern.endsWith('*') || !one.start.startsWith(last.start)) kept.push(one)
  }
  return kept.map(({ pattern }) => pattern)
}

/** The worker: it looks up the decoded address, first with the query, and leaves all else to the files. */
function workerCode(rules: Rules): string {
  const { basePath, movedFolders = [] } = rules
  const moved = rules.moved.map(({ from, to }) => [onHost(basePath, from), link(basePath, to)])
  const folders = movedFolders.map(({ from, to }) => [onHost(basePath, from), link(basePath, to)])
  const gone = goneFiles(rules).map(({ address, hasPage }) => [
    onHost(basePath, address),
    link(basePath, hasPage ? address : gonePage(rules)),
  ])
  const headers = headersByName(rules).flatMap(({ name, values }) =>
    /^content-type$/i.test(name)
      ? []
      : values.map(({ pattern, value }) => [
          patternExpression(pattern, expression),
          { [name]: value },
        ]),
  )
  return `${[
    `const moved = new Map(${data(moved)})`,
    `const folders = ${data(folders)}`,
    `const gone = new Map(${data(gone)})`,
    `const headers = ${data(headers)}`,
    workerBody,
  ].join('\n')}`
}

const workerBody = `
export default {
  async fetch(request, env) {
    const url = new URL(request.url)
    const path = decoded(url.pathname)
    const to = (url.search && moved.get(path + url.search)) || moved.get(path) || below(path)
    if (to) return new Response(null, { status: 301, headers: { ...headersOf(path), Location: to } })
    const page = gone.get(path)
    if (!page) return env.ASSETS.fetch(request)
    const found = await file(new URL(page, url), env)
    return new Response(request.method === 'HEAD' ? null : found.body, { status: 410, headers: found.headers })
  },
}

/** The host gives its headers to files alone. */
function headersOf(path) {
  const fit = headers.filter(([pattern]) => new RegExp(pattern, 's').test(path))
  return Object.assign({}, ...fit.map(([, given]) => given))
}

/** A file, also where the host leads on from its name to its address. */
async function file(url, env) {
  const first = await env.ASSETS.fetch(url)
  const next = first.headers.get('Location')
  return next ? env.ASSETS.fetch(new URL(next, url)) : first
}

function below(path) {
  const folder = folders.find(([from]) => path.startsWith(from))
  return folder && folder[1] + encodeURI(path.slice(folder[0].length)).replace(/[?#]/g, encodeURIComponent)
}

function decoded(path) {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
`

/** Data as code that nothing in it can leave: JSON within JSON, with all of ASCII that a script could read otherwise. */
function data(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value)).replaceAll(/[<\u2028\u2029]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)})`
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
