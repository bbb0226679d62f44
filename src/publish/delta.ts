import { fingerprints } from '../plan/fingerprint.ts'
import type { PageKind } from '../plan/page.ts'
import type { Rows } from './ledger.ts'
import type { Opened } from './open.ts'
import { partOf, searchParts } from './search-parts.ts'
import { fileOf } from './site-files.ts'
import { isWhole, type Survey } from './survey.ts'

/** A page that will be made. */
export interface PageToMake {
  kind: PageKind
  fingerprint: string
  /** Whether it has to be; other pages are made because Astro makes them each time. */
  isStale: boolean
}

/**
 * What of the site is not as the plan wants it, and so all that a build has to know: what stays as it is
 * is not in it.
 */
export interface Delta {
  /** By their addresses. */
  pages: ReadonlyMap<string, PageToMake>
  /** Parts of the search to make, by their names, with their fingerprints. */
  parts: ReadonlyMap<string, string>
  /** Files of the ledger that do not simply stay: of these pages and parts, or of none that is planned. */
  before: Rows
  /** How those differ from what the ledger says. */
  survey: Survey
}

/** Kinds of which there is one page at most, at a route without parameters. */
const always: ReadonlySet<PageKind> = new Set(['front', 'notFound', 'robots', 'search', 'segments'])

/**
 * Compares the plan with what the ledger says and the survey found. `code` is a digest of what makes pages
 * of a plan.
 */
export function deltaOf(
  { plan, references }: Pick<Opened, 'plan' | 'references'>,
  rows: Rows,
  survey: Survey,
  code: string,
): Delta {
  const wanted = fingerprints(plan, references, code)
  const isThere = (file: string, fingerprint: string) =>
    rows.get(file)?.fingerprint === fingerprint && isWhole(survey, file)
  const pages = new Map<string, PageToMake>()
  const staying = new Set<string>()
  for (const { address, kind } of plan.pages) {
    const fingerprint = wanted.get(address) ?? ''
    const isStale = !isThere(fileOf(address), fingerprint)
    if (isStale || always.has(kind)) pages.set(address, { kind, fingerprint, isStale })
    else staying.add(fileOf(address))
  }
  const all = searchParts(plan)
  const parts = staleParts(all, rows, isThere)
  const stays = (file: string) => {
    const part = partOf(file)
    return part === undefined ? staying.has(file) : all.has(part) && !parts.has(part)
  }
  const before = new Map([...rows].filter(([file]) => !stays(file)))
  return { pages, parts, before, survey: ofFiles(survey, before) }
}

/** Parts of which no file is there, or not each file as it should be. */
function staleParts(
  parts: ReadonlyMap<string, string>,
  rows: Rows,
  isThere: (file: string, fingerprint: string) => boolean,
): Map<string, string> {
  const files = Map.groupBy(rows.keys(), partOf)
  const isComplete = ([name, fingerprint]: [string, string]) => {
    const own = files.get(name) ?? []
    return own.length > 0 && own.every(file => isThere(file, fingerprint))
  }
  return new Map([...parts].filter(part => !isComplete(part)))
}

/** What a survey says of these files of the ledger. */
function ofFiles({ missing, altered, extra }: Survey, rows: Rows): Survey {
  const own = (files: ReadonlySet<string>) => new Set([...files].filter(file => rows.has(file)))
  return { missing: own(missing), altered: own(altered), extra }
}
