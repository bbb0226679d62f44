import { compressibleEndings, contentCodings } from '../archive/encodings.ts'
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
  const moved = rules.moved.map(({ from, to: at }): Answer => {
    const { path, query } = asked(from)
    const key = onHost(basePath, path)
    return query === undefined
      ? { key, says: to(at) }
      : { key: `${key}?${query}`, query, says: to(at) }
  })
  const gone = goneFiles(rules).map(
    ({ address, hasPage }): Answer => ({
      key: onHost(basePath, address),
      says: hasPage ? 'page' : 'none',
    }),
  )
  const ofQueries = moved.filter(({ query }) => query !== undefined)
  const ofPaths = [...moved.filter(({ query }) => query === undefined), ...gone]
  const text = [
    '# Import this in a site of the Caddyfile, which sets root and file_server.',
    ...headersByName(rules).flatMap(headerLines),
    'route {',
    ...answerLines(
      branches(ofQueries, ({ query = '' }) => query),
      'asked',
      '{path}?{query}',
      query => `vars_regexp {query} "^${expressionIn(query)}"`,
    ),
    ...answerLines(
      branches(ofPaths, ({ key }) => key),
      'path',
      '{path}',
      // Caddy takes dots and spaces off the end of an address before it compares.
      prefix => `path "${prefix.replace(/[. ]+$/, '')}*"`,
    ),
    ...folderLines(rules),
    '@gone_none vars site_gone none',
    '@gone_any vars site_gone page none',
    'route @gone_any {',
    `  rewrite @gone_none ${to(gonePage(rules))}`,
    '  # A part of a page, or nothing for a reader who has the page, would be no answer.',
    '  request_header -Range',
    '  request_header -If-*',
    '  file_server {',
    '    status 410',
    '    disable_canonical_uris',
    ...precompressed(rules).map(line => `    ${line}`),
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
    ...precompressed(rules).map(line => `      ${line}`),
    '    }',
    '  }',
    '}',
    ...sending(rules),
  ]
  return [{ name: 'site.caddy', text: `${text.join('\n')}\n`, place: 'beside' }]
}

function precompressed({ precompressed: encodings = [] }: Rules): string[] {
  const names = encodings.map(encoding => contentCodings[encoding])
  return names.length === 0 ? [] : [`precompressed ${names.join(' ')}`]
}

/** A file server that sends precompressed files; one of a keeper's own comes after it, and is not asked. */
function sending(rules: Rules): string[] {
  const lines = precompressed(rules)
  if (lines.length === 0) return []
  return [
    `@site_texts path_regexp "(^|/|\\.(${compressibleEndings.join('|')}))$"`,
    ...['header @site_texts {', '  Vary Accept-Encoding', '  defer', '}'],
    ...['file_server {', ...lines.map(line => `  ${line}`), '}'],
  ]
}

/** What Caddy says for an address: where it leads, or whether what is gone has a `page` there or `none`. */
interface Answer {
  key: string
  query?: string
  says: string
}

/**
 * Lines that ask for what begins so, and then for the address itself. Caddy keeps to the first map of a request that has a
 * name, so each has its own, by its branch.
 */
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
  const answer = `{site_${branch}}`
  return [
    `map ${quoted(source)} ${answer} {`,
    ...some.entries.map(({ key, says }) => mapLine(input(key), says)),
    '  default ""',
    '}',
    `@${branch}_to vars_regexp ${answer} "^/"`,
    `redir @${branch}_to ${answer} 301`,
    ...(some.entries.some(({ says }) => !says.startsWith('"'))
      ? [`@${branch}_gone vars ${answer} page none`, `vars @${branch}_gone site_gone ${answer}`]
      : []),
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
function mapLine(from: string, to: string): string {
  return `  ${from} ${from.startsWith('"~') ? to.replaceAll('$', '$$$$') : to}`
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
