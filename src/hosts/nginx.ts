import { asked, byteExpression, link, onHost } from './addresses.ts'
import { type Header, headersByName, patternExpression } from './header-patterns.ts'
import { goneFiles, gonePage, pageFile, type RuleFile, type Rules } from './rules.ts'

/**
 * For nginx: maps for `http { … }`, and what a `server { … }` includes. nginx compares addresses as they are when decoded,
 * finds an entry of a map by its hash, and remembers for a request what a map said, so that the search for an index file
 * asks no rule again.
 */
export function nginxFiles(rules: Rules): RuleFile[] {
  const { basePath } = rules
  const queries = rules.moved.filter(({ from }) => asked(from).query !== undefined)
  const paths = rules.moved.filter(({ from }) => asked(from).query === undefined)
  const to = (address: string) => dollars(link(basePath, address))
  const bodyOfGone = dollars(onHost(basePath, gonePage(rules)))
  const headers = headersByName(rules)
  const typed = headers.find(isType)
  const maps = [
    'geo $site_dollar { default "$"; }',
    exactMap('site_moved', '$uri', [
      ...paths.map(one => entry(onHost(basePath, one.from), to(one.to))),
    ]),
    exactMap('site_asked', '$uri?$args', [
      ...queries.map(one => entry(onHost(basePath, one.from), to(one.to))),
    ]),
    folderMap(rules),
    exactMap('site_gone', '$uri', [
      ...goneFiles(rules).map(({ address, hasPage }) =>
        entry(onHost(basePath, address), hasPage ? pageAt(address) : bodyOfGone),
      ),
    ]),
    ...headers.filter(header => !isType(header)).map(headerMap),
  ]
  const addresses = [...rules.moved.map(({ from }) => from), ...rules.gone.map(one => one.address)]
  const server = [
    '# Include this in server { … }, below root and index.',
    'absolute_redirect off;',
    `error_page 404 ${quoted(onHost(basePath, '/404.html'))};`,
    'error_page 410 @site_gone;',
    ...precompressed(rules),
    ...['site_asked', 'site_moved', 'site_folder'].map(
      map => `if ($${map}) { return 301 $${map}; }`,
    ),
    'if ($site_gone) { return 410; }',
    'location @site_gone { try_files $site_gone =410; }',
    ...headers
      .filter(header => !isType(header))
      .map(header => `add_header ${header.name} $${mapName(header)} always;`),
    ...(typed?.values.toReversed().map(typeLocation) ?? []),
  ]
  return [
    {
      name: 'nginx-maps.conf',
      text: lines([...hashes(addresses, basePath), ...maps]),
      place: 'beside',
    },
    { name: 'nginx-server.conf', text: lines(server), place: 'beside' },
  ]
}

/** A proxy is sent compressed files too. The module for brotli leaves it to that for gzip to say that answers vary. */
function precompressed({ precompressed: encodings = [] }: Rules): string[] {
  const ofEncoding = {
    br: [
      '# Needs the module ngx_brotli (Debian: libnginx-mod-http-brotli-static).',
      'brotli_static on;',
    ],
    gz: ['gzip_static on;', 'gzip_vary on;', 'gzip_proxied any;'],
  }
  const varies = encodings.join() === 'br' ? ['add_header Vary Accept-Encoding;'] : []
  return [...encodings.flatMap(encoding => ofEncoding[encoding]), ...varies]
}

interface Entry {
  key: string
  value: string
}

function entry(key: string, value: string): Entry {
  return { key, value }
}

/**
 * A map that tells capitals from small letters, which nginx's own do not: a first one says how the rule that is found
 * writes the address, and only an address that is written so is looked for in the second.
 */
function exactMap(name: string, subject: string, entries: readonly Entry[]): string {
  const alike = Map.groupBy(entries, ({ key }) => key.replaceAll(/[A-Z]/g, c => c.toLowerCase()))
  const line = ({ key }: Entry, value: string) => {
    const twins = alike.get(key.replaceAll(/[A-Z]/g, c => c.toLowerCase()))?.length ?? 0
    const capitals = /[A-Z]/.test(key) ? 1 : 0
    return twins > 1
      ? `  "~^${capitals}${byteExpression(key)}$" ${value};`
      : `  ${quoted(capitals + key)} ${value};`
  }
  return lines([
    `map "${subject}" $${name}_capitals { default 0; "~[A-Z]" 1; }`,
    `map "$${name}_capitals${subject}" $${name}_written {`,
    ...entries.filter(({ key }) => /[A-Z]/.test(key)).map(one => line(one, dollars(one.key))),
    `  "~^0(.*)$" $1;`,
    '}',
    `map "$${name}_written ${subject}" $${name}_key { "~^(.+) \\1$" "$${name}_capitals$1"; }`,
    `map $${name}_key $${name} {`,
    ...entries.map(one => line(one, one.value)),
    '}',
  ])
}

function folderMap({ basePath, movedFolders = [] }: Rules): string {
  return lines([
    'map $request_uri $site_folder {',
    ...movedFolders.map(({ from, to }) => {
      const text = byteExpression(link(basePath, from))
      return `  "~^${text}(?<site_rest>[^?]*)" ${dollars(link(basePath, to)).slice(0, -1)}$site_rest";`
    }),
    '}',
  ])
}

/** Where the page of an address is, of which nginx knows the decoded form as `$uri`. */
function pageAt(address: string): string {
  return `"\${uri}${pageFile(address).slice(address.length)}"`
}

function isType({ name }: Header): boolean {
  return name.toLowerCase() === 'content-type'
}

function mapName({ name }: Header): string {
  return `site_header_${name.toLowerCase().replaceAll(/[^a-z\d]/g, '_')}`
}

function headerMap(header: Header): string {
  return lines([
    `map $uri $${mapName(header)} {`,
    ...header.values
      .toReversed()
      .map(
        ({ pattern, value }) =>
          `  "~${patternExpression(pattern, byteExpression)}" ${dollars(value)};`,
      ),
    '}',
  ])
}

/** A type is for files that are there, so it belongs to a location: what is not there has another type. */
function typeLocation({ pattern, value }: { pattern: string; value: string }): string {
  const path = patternExpression(pattern, byteExpression)
  return `location ~ "${path}" { types { } default_type ${dollars(value)}; }`
}

/** The room that nginx needs for its hashes. */
function hashes(addresses: readonly string[], basePath: string): string[] {
  const power = (least: number, from: number) => 2 ** Math.ceil(Math.log2(Math.max(least, from)))
  const longest = addresses.reduce((most, address) => Math.max(most, address.length), 0)
  const bytes = (longest + basePath.length) * 3 + '/index.html'.length
  return [
    '# Include this in http { … }.',
    `map_hash_max_size ${power(addresses.length * 4, 2048)};`,
    `map_hash_bucket_size ${power(bytes + 64, 128)};`,
  ]
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** A text as a value of a map, in which a dollar begins the name of a variable. */
function dollars(text: string): string {
  return quoted(text).replaceAll('$', '$${site_dollar}')
}

function lines(parts: readonly string[]): string {
  return parts.join('\n') + (parts.at(-1)?.endsWith('\n') ? '' : '\n')
}
