import type { Encoding } from '../archive/encodings.ts'
import { compressibleEndings, contentCodings } from '../archive/encodings.ts'
import { asked, byteExpression, hex, link, onHost } from './addresses.ts'
import { type Header, headersByName, patternExpression } from './header-patterns.ts'
import { goneFiles, gonePage, pageFile, type RuleFile, type Rules } from './rules.ts'

/** So many rules an `.htaccess` holds: Apache reads all of it again for every request. */
const few = 100
/** So many bytes a name in a folder has: Apache looks for a file first, and refuses what has more, before an `.htaccess`. */
const longestName = 255

/**
 * For Apache: one `.htaccess` in the site while rules are few; else lines for the server's configuration and a list of
 * addresses for its `RewriteMap`, which finds one among many at once when it is made a hash file (`httxt2dbm`).
 */
export function apacheFiles(rules: Rules): RuleFile[] {
  if (fitsHtaccess(rules))
    return [
      {
        name: '.htaccess',
        place: 'site',
        text: text([needs, ...begin, ...written(rules), ...end(rules, 'folder')]),
      },
    ]
  return [
    {
      name: 'apache-server.conf',
      place: 'beside',
      text: text([...looked, ...end(rules, 'server')]),
    },
    { name: 'apache-answers.txt', place: 'beside', text: text(answers(rules)) },
  ]
}

/**
 * A rule asks for the address that was sent, never for the index file that Apache tries (NS) or for the page of an error,
 * or a rule for `/x/index.html` would send `/x/` in a circle.
 */
const begin = ['RewriteEngine On', 'RewriteCond %{ENV:REDIRECT_STATUS} !^$', 'RewriteRule ^ - [L]']
function fitsHtaccess({ moved, gone }: Rules): boolean {
  const paths = [
    ...moved.map(({ from }) => asked(from).path),
    ...gone.map(({ address }) => address),
  ]
  const isShort = (name: string) => new TextEncoder().encode(name).length <= longestName
  return paths.length <= few && paths.every(path => path.split('/').every(isShort))
}

const needs = '# Needs mod_rewrite and mod_headers, and AllowOverride FileInfo.'
const flagsOfMoved = '[R=301,NE,QSD,NS,L]'

/** One rule for each address, as it is below the folder of the site. */
function written(rules: Rules): string[] {
  const { basePath } = rules
  const exactly = (path: string) => `"^${byteExpression(path.slice(1))}$"`
  const moved = rules.moved.map(({ from, to }) => {
    const { path, query } = asked(from)
    const target = `"${substitute(link(basePath, to))}"`
    const line = `RewriteRule ${exactly(path)} ${target} ${flagsOfMoved}`
    if (query === undefined) return { first: false, lines: [line] }
    return {
      first: true,
      lines: [`RewriteCond %{QUERY_STRING} "^${byteExpression(query)}$"`, line],
    }
  })
  const gone = goneFiles(rules).map(
    one =>
      `RewriteRule ${exactly(one.address)} - "[E=SITE_GONE:${substitute(bodyOf(one, rules))},R=410,NS,L]"`,
  )
  const [queries = [], paths = []] = [true, false].map(first =>
    moved.filter(one => one.first === first),
  )
  return [...queries, ...paths].flatMap(({ lines }) => lines).concat(gone)
}

/** What is below a folder comes decoded, and Apache escapes it again with the folder before it. */
function folders({ basePath, movedFolders = [] }: Rules): string[] {
  return movedFolders.flatMap(({ from, to }) => [
    `RewriteCond %{REQUEST_URI} "^${byteExpression(onHost(basePath, from))}(.*)$"`,
    `RewriteRule ^ "${substitute(onHost(basePath, to))}%1" [R=301,QSD,NS,L]`,
  ])
}

/** Asks the list: for the address with its query first, and then for the address. */
const looked = [
  '# Include this in <VirtualHost>, after `Define SITE_RULES /folder/of/this/file`. Needs mod_rewrite and mod_headers.',
  '# After each change of the list, in its folder, since httxt2dbm keeps what a file had before:',
  '#   rm -f new.dbm.* && httxt2dbm -f SDBM -i apache-answers.txt -o new.dbm',
  '#   mv new.dbm.dir apache-answers.dbm.dir && mv new.dbm.pag apache-answers.dbm.pag',
  ...begin,
  'RewriteMap site_escape int:escape',
  `RewriteMap site_answers "dbm=sdbm:\${SITE_RULES}/apache-answers.dbm"`,
  ...['?%{QUERY_STRING}', ''].flatMap(query => {
    const asks = `RewriteCond "\${site_answers:\${site_escape:%{REQUEST_URI}}${query}}"`
    return [
      ...[`${asks} "^301:(.+)$"`, `RewriteRule ^ %1 ${flagsOfMoved}`],
      ...[`${asks} "^410:(.+)$"`, 'RewriteRule ^ - [E=SITE_GONE:%1,R=410,NS,L]'],
    ]
  }),
]

function answers(rules: Rules): string[] {
  const { basePath } = rules
  const moved = rules.moved.map(({ from, to }) => {
    const { path, query } = asked(from)
    const asks = query === undefined ? '' : `?${query}`
    return `${escaped(onHost(basePath, path))}${asks} 301:${link(basePath, to)}`
  })
  const gone = goneFiles(rules).map(
    one => `${escaped(onHost(basePath, one.address))} 410:${bodyOf(one, rules)}`,
  )
  return [...moved, ...gone]
}

/** The file that is the body of an answer for what is gone. */
function bodyOf({ address, hasPage }: { address: string; hasPage: boolean }, rules: Rules): string {
  return link(rules.basePath, hasPage ? pageFile(address) : gonePage(rules))
}

/** Where rules are: in the folder of the site, or in the configuration of the server. */
type Where = 'folder' | 'server'

function end(rules: Rules, where: Where): string[] {
  const { basePath, precompressed = [] } = rules
  const uriFits = (pattern: string) => fits(pattern, precompressed)
  const headers = headersByName(rules)
  const isType = ({ name }: Header) => name.toLowerCase() === 'content-type'
  return [
    ...folders(rules),
    ...compressed(precompressed, where),
    'ErrorDocument 410 /%{reqenv:SITE_GONE}',
    `ErrorDocument 404 ${link(basePath, '/404.html')}`,
    ...headers
      .filter(header => !isType(header))
      .flatMap(({ name, values }) =>
        values.map(
          ({ pattern, value }) =>
            `Header always set ${name} ${quoted(value)} "expr=${uriFits(pattern)}"`,
        ),
      ),
    ...headers
      .filter(isType)
      .flatMap(({ values }) => values)
      .flatMap(({ pattern, value }) => [
        `<If "${uriFits(pattern)}">`,
        `  ForceType ${quoted(value)}`,
        '</If>',
      ]),
  ]
}

/** A file that is sent compressed has its own address by then, and the headers of the one that was asked for. */
function fits(pattern: string, precompressed: readonly string[]): string {
  const ending = precompressed.length === 0 ? '$' : `(\\.(${precompressed.join('|')}))?$`
  const path = patternExpression(pattern, byteExpression).replace(/\$$/, ending)
  return `%{REQUEST_URI} =~ m#${path}#`
}

/** Sends precompressed files to whoever takes them. A name with a sign that Apache reads as part of a rule is sent as it is. */
function compressed(encodings: readonly Encoding[], where: Where): string[] {
  if (encodings.length === 0) return []
  const endings = compressibleEndings.join('|')
  const [asked, flags] =
    where === 'folder'
      ? ['%{REQUEST_FILENAME}', '[NS,L]']
      : ['%{DOCUMENT_ROOT}%{REQUEST_URI}', '[NS,L,PT]']
  const rules = encodings.flatMap(encoding => {
    const name = contentCodings[encoding]
    const accepts = [
      `RewriteCond %{HTTP:Accept-Encoding} "(^|,) *${name} *(,|;|$)"`,
      `RewriteCond %{HTTP:Accept-Encoding} "!(^|,) *${name} *; *q=0(\\.0*)? *(,|$)"`,
    ]
    const rule = (file: string, path: string) => [
      ...accepts,
      `RewriteCond "${asked}${file}.${encoding}" -s`,
      `RewriteRule "${path}" "$1${file}.${encoding}" ${flags}`,
    ]
    return [
      ...rule('', `^([^%?]+\\.(${endings}))$`),
      ...rule('index.html', '^([^%?]*/|)$'),
      `<FilesMatch "\\.(${endings})\\.${encoding}$">`,
      `  RemoveType .${encoding}`,
      `  AddEncoding ${name} .${encoding}`,
      '</FilesMatch>',
    ]
  })
  const all = `m#(/|\\.(${endings})(\\.(${encodings.join('|')}))?)$#`
  return [...rules, `Header merge Vary Accept-Encoding "expr=%{REQUEST_URI} =~ ${all}"`]
}

/** A link as what a rule puts in, in which `%` and `$` stand for what was found. */
function substitute(address: string): string {
  return address.replaceAll(/[$%\\]/g, '\\$&')
}

/** An address as Apache's `int:escape` writes it. */
function escaped(path: string): string {
  return [...new TextEncoder().encode(path)]
    .map(byte => {
      const sign = String.fromCharCode(byte)
      return /[\w$.+!*'(),:;@&=/~-]/.test(sign) ? sign : `%${hex(byte).toLowerCase()}`
    })
    .join('')
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
