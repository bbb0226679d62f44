import { asked, expression, link, onHost } from './addresses.ts'
import { headersByName, patternExpression } from './header-patterns.ts'
import { figure } from './limits.ts'
import { gonePage, pageFile, type RuleFile, type Rules } from './rules.ts'

/**
 * For Vercel: routes, of which the first that fits decides, before the files of the site. Redirects beyond their number
 * go into a list of their own (`bulkRedirectsPath`), which paid plans have.
 */
export function vercelFiles(rules: Rules): RuleFile[] {
  const { basePath } = rules
  const { routes, bulk } = divided(rules)
  const config = {
    $schema: 'https://openapi.vercel.sh/vercel.json',
    ...(bulk.length > 0 ? { bulkRedirectsPath: 'redirects.json' } : {}),
    routes: [
      ...routes,
      { handle: 'filesystem' },
      { handle: 'error' },
      { status: 404, src: '^.*$', dest: link(basePath, '/404.html') },
    ],
  }
  return [
    { name: 'vercel.json', text: json(config), place: 'beside' },
    ...(bulk.length > 0
      ? [{ name: 'redirects.json', text: json(bulk), place: 'beside' } as const]
      : []),
  ]
}

/** What is a route, and what is in the list of redirects when the routes would be too many. */
function divided(rules: Rules) {
  const { basePath, movedFolders = [] } = rules
  const headers = headersByName(rules).flatMap(({ name, values }) =>
    values.map(({ pattern, value }) => ({
      src: patternExpression(pattern, expression),
      headers: { [name]: value },
      continue: true,
    })),
  )
  const queries = rules.moved.filter(({ from }) => asked(from).query !== undefined)
  const paths = rules.moved.filter(({ from }) => asked(from).query === undefined)
  const moved = (from: string, to: string) => {
    const { path, query } = asked(from)
    const has = query === undefined ? {} : { has: parameters(query) }
    return {
      src: `^${eitherSpelling(onHost(basePath, path))}$`,
      ...has,
      status: 301,
      headers: { Location: dollarless(link(basePath, to)) },
    }
  }
  const folders = movedFolders.map(({ from, to }) => ({
    src: `^${eitherSpelling(onHost(basePath, from))}(.*)$`,
    status: 301,
    headers: { Location: `${dollarless(link(basePath, to))}$1` },
  }))
  const gone = rules.gone.map(({ address, hasPage }) => ({
    src: `^${eitherSpelling(onHost(basePath, address))}$`,
    status: 410,
    dest: dollarless(link(basePath, hasPage ? pageFile(address) : gonePage(rules))),
  }))
  const fixed = [...headers, ...queries.map(({ from, to }) => moved(from, to)), ...gone]
  const many =
    fixed.length + paths.length + folders.length + 3 >
    (figure('vercel', 'rules-dynamic')?.most ?? 0)
  const bulk = paths.map(({ from, to }) => ({
    ...{ source: link(basePath, from), destination: link(basePath, to) },
    ...{ statusCode: 301, caseSensitive: true },
  }))
  return many
    ? { routes: [...fixed, ...folders], bulk }
    : { routes: [...fixed, ...paths.map(({ from, to }) => moved(from, to)), ...folders], bulk: [] }
}

/** What a query has to have. Vercel answers also where it has more. */
function parameters(query: string): { type: 'query'; key: string; value: string }[] {
  return [...new URLSearchParams(query)].map(([key, value]) => ({
    ...{ type: 'query' as const, key, value: `^${expression(value)}$` },
  }))
}

/** An expression that fits a path whether it is compared as it was sent or decoded. */
function eitherSpelling(path: string): string {
  return [...path]
    .map(sign => {
      if (/[\w/-]/.test(sign)) return sign
      const escaped = [...new TextEncoder().encode(sign)]
        .map(byte => `%${byte.toString(16).padStart(2, '0')}`.replaceAll(/[a-f]/g, eitherCase))
        .join('')
      return `(?:${expression(sign)}|${escaped})`
    })
    .join('')
}

function eitherCase(letter: string): string {
  return `[${letter}${letter.toUpperCase()}]`
}

/** A link in which no dollar stands for what an expression found. */
function dollarless(text: string): string {
  return text.replaceAll('$', '%24')
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
