import type { Article } from '../archive/article.ts'

/**
 * What the pages of each kind show. Every file that plans a kind of page adds it, so that this one, which all of them
 * import, imports none of them.
 */
export interface Shown {
  /** An empty file. */
  mark: Record<string, never>
}

/** The kinds of pages and files that are published. */
export type PageKind = keyof Shown

/** All that a page's `show()` is made from, beside the settings of the site. */
export interface MadeFrom {
  articles: readonly Article[]
  /** Whatever else, as JSON can hold it. */
  told: unknown
}

/** A page or file that is to exist: its address, and all that it shows, made when asked for. */
export interface Planned<Kind extends PageKind = PageKind> {
  kind: Kind
  /** Decoded, from the site's root. One with a slash at its end is a folder's index page. */
  address: string
  /**
   * The year (`2014`) to whose pages it belongs, if to any: what it shows then changes only when the year's mark does
   * (`year-marks.ts`).
   */
  year?: string | undefined
  /** What it is made from, of a page for which that is less work to compare than what it shows (`page-marks.ts`). */
  madeFrom?: (() => MadeFrom) | undefined
  /** All that the page shows but the texts it names by digest. The same for the same archive. */
  show: () => Shown[Kind]
}

/** Makes a planned page; `show` is called when the page is rendered or its fingerprint taken. */
export function planned<Kind extends PageKind>(
  kind: Kind,
  address: string,
  show: () => Shown[Kind],
  { year, madeFrom }: Pick<Planned, 'year' | 'madeFrom'> = {},
): Planned<Kind> {
  return { kind, address, show, year, madeFrom }
}
