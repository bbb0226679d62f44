import type { Countable } from './limits.ts'
import type { Host } from './rules.ts'

/** Something that a host cannot do with rules, or that no host can. Words for it are elsewhere. */
export interface Fault {
  host: Host
  /** What is against it: a figure of the host (`limits`), or another obstacle. */
  limit: Countable | Obstacle
  /** How many there are, and how many there may be, where that is a matter of number. */
  count: number
  most?: number
  /** Whether nothing may be published so. Otherwise readers get less, in the way that `instead` says. */
  stops: boolean
  /** The cheapest way out, or what readers get. */
  instead: WayOut
  /** The first few of the addresses, patterns or names of headers. */
  examples: readonly string[]
}

export type Obstacle =
  /** An address that no request can ask for, or that would break a line. */
  | 'address'
  /** A header whose name, value or pattern could end its line or mean something to a server. */
  | 'header'
  /** Two rules for one address, by what the host tells apart. */
  | 'two-answers'
  /** A rule that leads to itself, or to the address of another rule. */
  | 'second-hop'
  /** An address with signs that mean something else to the host. */
  | 'signs'
  /** A rule that asks for a query. */
  | 'query'
  /** An answer 410. */
  | 'gone'
  /** Any redirect. */
  | 'redirects'
  /** A whole folder that moved. */
  | 'folder'
  /** A header for files of a pattern. */
  | 'header-pattern'
  /** Files that were compressed beforehand. */
  | 'precompressed'
  /** Requests for pages that reach the worker, each of which counts. */
  | 'worker-requests'

export type WayOut =
  | 'correct-address'
  | 'correct-header'
  | 'one-rule'
  | 'lead-to-the-end'
  /** `foldRules` makes fewer of them. */
  | 'fold'
  | 'without-folding'
  | 'fewer-header-rules'
  | 'shorter-address'
  | 'paid-plan'
  | 'own-server'
  /** The page at the old address leads on by itself (meta refresh). */
  | 'page-leads-on'
  /** The site's own page for addresses with a question mark leads on, by script. */
  | 'script-leads-on'
  /** 404, or 200 with the notice where the site has a page there; robots are told by `noindex`. */
  | 'page-says-gone'
  | 'header-of-the-host'
  /** The host sends the files as they are, or compresses them itself. */
  | 'host-compresses'
  | 'requests-count'

/** A fault before it is known of which host, and how many examples there are. */
export type Found = Omit<Fault, 'host' | 'count'> & { count?: number }
