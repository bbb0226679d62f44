import type { Encoding } from '../archive/encodings.ts'

export { type Host, hosts } from '../archive/hosts.ts'

/** What a host has to answer besides the files of the site. Addresses are decoded, begin with `/`, and are below the base path. */
export interface Rules {
  /** `/`, or the folder of the host that the site is served from, `/archive/`. Put before every address. */
  basePath: string
  /**
   * Leads on for good (301). `from` may have a question mark (`/?p=12`, `/show.php?id=3`): such a rule asks for exactly
   * this query, as it is sent. Without one, a rule answers whatever the query is. `to` is an address of the site.
   */
  moved: readonly MovedRule[]
  /** Everything below the folder `from` leads to the same below the folder `to`. Both end with `/`. Rules of `moved` go first. */
  movedFolders?: readonly MovedRule[]
  /** Answers 410. The body is the page that the site has at the address, otherwise `gonePage`. */
  gone: readonly GoneRule[]
  /** The file of the site that says that something is gone: `/410.html`. Without one, `/404.html` is the body. */
  gonePage?: string
  /** Where several patterns fit an address and give one header, the last one decides. */
  headers: readonly HeaderRule[]
  /** How files of the site are compressed beforehand: `br` where `x.html.br` is beside `x.html`. */
  precompressed?: readonly Encoding[]
}

export interface MovedRule {
  from: string
  to: string
}

export interface GoneRule {
  address: string
  /** Whether the site has a page at the address (`2014/05/x/index.html`). */
  hasPage: boolean
}

export interface HeaderRule {
  // A comment of lines, since a pattern can hold what ends the other kind.
  // `/*`, `/_astro/*`, `/pagefind/*/index/*`, `/*.md`: a star is any text, slashes included.
  pattern: string
  headers: Readonly<Record<string, string>>
}

export interface RuleFile {
  name: string
  text: string
  /** In the published folder, or beside it, for the server's configuration or the deploy. */
  place: 'site' | 'beside'
}

/** The page that is the body of answers for what is gone and has no page. */
export function gonePage(rules: Rules): string {
  return rules.gonePage ?? '/404.html'
}

/** What is gone, with the file of a page (`…/index.html`) besides its address, so that neither gives the page as if it were there. */
export function goneFiles({ gone }: Rules): GoneRule[] {
  const listed = new Set(gone.map(({ address }) => address))
  const files = gone
    .filter(({ address, hasPage }) => hasPage && address.endsWith('/'))
    .map(({ address }) => ({ address: `${address}index.html`, hasPage: true }))
  return [...gone, ...files.filter(({ address }) => !listed.has(address))]
}

/** Where the page of an address is. */
export function pageFile(address: string): string {
  if (address.endsWith('/')) return `${address}index.html`
  return /\.[^/.]+$/.test(address) ? address : `${address}/index.html`
}
