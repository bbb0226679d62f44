import { asked, hex, link, onHost } from './addresses.ts'
import { type Branches, branches } from './branches.ts'
import { type Header, headersByName, headersOf, patternExpression } from './header-patterns.ts'
import { goneFiles, gonePage, type RuleFile, type Rules } from './rules.ts'

/**
 * For Caddy: a file that a site of a Caddyfile imports. Caddy compares addresses as they are when decoded, and looks
 * through the lines of a map one by one, so many addresses are divided by how they begin.
 */
export function caddyFiles(rules: Rules): RuleFile[] {
  const { basePath } = rules
  const to = (address: string) => quoted(link(basePath, address))
  const answers: Answer[] = [
    ...rules.moved.map(({ from, to: at }) => {
      const { path, query } = asked(from)
      const key = onHost(basePath, path)
      return query === undefined
        ? { key, moved: to(at), gone: '""' }
        : { key: `${key}?${query}`, query, moved: to(at), gone: '' }
    }),
    ...goneFiles(rules).map(({ address, hasPage }) => ({
      key: onHost(basePath, address),
      moved: '""',
      gone: hasPage ? 'page' : 'none',
    })),
  ]
  const ofQueries = answers.filter(({ query }) => query !== undefined)
  const ofPaths = answers.filter(({ query }) => query === undefined)
  const text = [
    '# Import this in a site of the Caddyfile, which sets root and file_server.',
    ...headersByName(rules).flatMap(headerLines),
    'route {',
    ...answerLines(
      byQuery(ofQueries),
      'asked',
      '{path}?{query}',
      query => `vars_regexp {query} "^${expressionIn(query)}"`,
    ),
    ...answerLines(branches(ofPaths), 'path', '{path}', prefix => `path "${prefix}*"`),
    ...folderLines(rules),
    '@gone_none vars {site_gone} none',
    '@gone_any vars {site_gone} page none',
    'route @gone_any {',
    `  rewrite @gone_none ${to(gonePage(rules))}`,
    '  # A part of a page, or nothing for a reader who has the page, would be no answer.',
    '  request_header -Range',
    '  request_header -If-*',
    '  file_server {',
    '    status 410',
    '    disable_canonical_uris',
    '  }',
    '}',
    '}',
    'handle_errors {',
    '  @site_missing expression {http.error.status_code} == 404',
    '  handle @site_missing {',
    ...Object.entries(headersOf(rules, '/404.html')).map(
      ([name, value]) => `    header ${name} ${quoted(value)}`,
    ),
    `    rewrite * ${to('/404.html')}`,
    '    file_server {',
    '      status 404',
    '    }',
    '  }',
    '}',
  ]
  return [{ name: 'site.caddy', text: `${text.join('\n')}\n`, place: 'beside' }]
}

/** What Caddy says for an address: where it leads, or whether what is gone has a page there. */
interface Answer {
  key: string
  query?: string
  moved: string
  gone: string
}

/** Answers for queries, divided by how the queries begin. */
function byQuery(answers: readonly Answer[]): Branches<Answer> {
  const divided = branches(answers.map(answer => ({ key: answer.query ?? '', answer })))
  const back = (some: typeof divided): Branches<Answer> =>
    some.kind === 'leaf'
      ? { kind: 'leaf', entries: some.entries.map(({ answer }) => answer) }
      : {
          kind: 'branches',
          parts: some.parts.map(part => ({ ...part, branches: back(part.branches) })),
        }
  return back(divided)
}

/** Lines that ask for what begins so, and then for the address itself. Names of matchers are unique by the branch. */
function answerLines(
  some: Branches<Answer>,
  branch: string,
  source: string,
  begins: (prefix: string) => string,
): string[] {
  if (some.kind === 'branches')
    return some.parts.flatMap(({ prefix, branches }, number) => {
      const name = `${branch}_${number}`
      const inside = answerLines(branches, name, source, begins)
      return isPlain(prefix)
        ? [`@${name} ${begins(prefix)}`, `route @${name} {`, ...inside, '}']
        : ['route {', ...inside, '}']
    })
  if (some.entries.length === 0) return []
  // Caddy keeps to the first map of a request that has a name, so maps of queries and of paths have their own.
  const ofPaths = source === '{path}'
  const moved = ofPaths ? 'site_moved' : 'site_asked'
  return [
    `map ${quoted(source)} {${moved}}${ofPaths ? ' {site_gone}' : ''} {`,
    ...some.entries.map(({ key, moved, gone }) =>
      mapLine(input(key), moved, ...(ofPaths ? [gone] : [])),
    ),
    `  default ""${ofPaths ? ' ""' : ''}`,
    '}',
    `@${branch}_to not vars {${moved}} ""`,
    `redir @${branch}_to {${moved}} 301`,
  ]
}

function folderLines({ basePath, movedFolders = [] }: Rules): string[] {
  if (movedFolders.length === 0) return []
  return [
    'map {http.request.uri} {site_folder} {',
    ...movedFolders.map(({ from, to }) => {
      const rest = quoted(`${link(basePath, to).replaceAll('$', '$$$$')}\${1}`)
      return `  "~^${expressionIn(link(basePath, from))}([^?]*).*$" ${rest}`
    }),
    '  default ""',
    '}',
    '@folder not vars {site_folder} ""',
    'redir @folder {site_folder} 301',
  ]
}

/** A line of a map. What an expression leads to is expanded, and two dollars are one. */
function mapLine(from: string, ...to: string[]): string {
  const outputs = from.startsWith('"~') ? to.map(text => text.replaceAll('$', '$$$$')) : to
  return `  ${[from, ...outputs].join(' ')}`
}

/** A type is for files that are there: the page of an error has its own. */
function headerLines(header: Header): string[] {
  const name = `site_${header.name.toLowerCase().replaceAll(/[^a-z\d]/g, '_')}`
  const isType = header.name.toLowerCase() === 'content-type'
  return [
    `map {path} {${name}} {`,
    ...header.values
      .toReversed()
      .map(({ pattern, value }) =>
        mapLine(`"~${patternExpression(pattern, expressionIn)}"`, quoted(value)),
      ),
    '  default ""',
    '}',
    `@${name} {`,
    `  not vars {${name}} ""`,
    ...(isType ? ['  file'] : []),
    '}',
    `header @${name} ${header.name} {${name}}`,
  ]
}

/** An address as what a map compares with. What means something to a Caddyfile is written as an expression. */
function input(address: string): string {
  return isPlain(address) ? `"${address}"` : `"~^${expressionIn(address)}$"`
}

/** Whether a text has nothing that means something to a Caddyfile. */
function isPlain(text: string): boolean {
  return /^[^"\\`{}$~*%?]*$/.test(text)
}

/** A text as an expression without signs that mean something in a Caddyfile. */
function expressionIn(text: string): string {
  return text.replaceAll(/["$()*+.?[\\\]^`{|}]/g, sign => `\\x${hex(sign.charCodeAt(0))}`)
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`
}
