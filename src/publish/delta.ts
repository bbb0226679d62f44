import { setImmediate } from 'node:timers/promises'
import { fingerprints } from '../plan/fingerprint.ts'
import type { Maker } from '../plan/kinds.ts'
import type { PageKind } from '../plan/page.ts'
import type { Plan } from '../plan/plan.ts'
import { fileOf } from '../plan/site-path.ts'
import type { Rows } from './file-row.ts'
import type { PublishedArticle } from './ledger.ts'
import type { Opened } from './open.ts'
import { type Parts, partOf, searchParts } from './search-parts.ts'
import { isWhole, type Survey } from './survey.ts'

/** A page that has to be made. */
interface PageToMake {
  kind: PageKind
  fingerprint: string
}

/** What is in the output folder: what the ledger says of it, and how that differs from what was found. */
export interface Found {
  rows: Rows
  survey: Survey
}

/**
 * What of the site is not as the plan wants it, and so all that a build has to know: what stays as it is
 * is not in it.
 */
export interface Delta {
  /** By their addresses. */
  pages: ReadonlyMap<string, PageToMake>
  /** The articles whose pages are among them, by the files of the pages. */
  articles: ReadonlyMap<string, PublishedArticle>
  /** Parts of the search to make. */
  parts: Parts
  /** Files of the ledger that do not simply stay: of these pages and parts, or of none that is planned. */
  before: Rows
  survey: Survey
}

/** Pages after which other work has its turn. */
const breath = 500

/**
 * Compares the plan with what is in the output folder. `parts` are the parts of the search to make, and
 * `code` has a digest of the code of each maker.
 */
export async function deltaOf(
  { plan, references }: Pick<Opened, 'plan' | 'references'>,
  { rows, survey }: Found,
  parts: Parts,
  code: Readonly<Record<Maker, string>>,
): Promise<Delta> {
  const pages = new Map<string, PageToMake>()
  const staying = new Set<string>()
  let compared = 0
  for (const [{ address, kind }, fingerprint] of fingerprints(plan, references, code)) {
    const file = fileOf(address)
    if (isThere({ rows, survey }, file, fingerprint)) staying.add(file)
    else pages.set(address, { kind, fingerprint })
    compared += 1
    if (compared % breath === 0) await setImmediate()
  }
  const all = new Set(searchParts(plan).keys())
  const stays = (file: string) => {
    const part = partOf(file) ?? ''
    return staying.has(file) || (all.has(part) && !parts.has(part))
  }
  const before = new Map(rows.entries().filter(([file]) => !stays(file)))
  const changed = plan.archive.articles.filter(({ address }) => pages.has(address))
  const articles = new Map(
    changed.map(({ address, file, body }) => [fileOf(address), { source: file, body }]),
  )
  return { pages, articles, parts, before, survey }
}

/** Parts of a plan's search of which no file is there, or not each file as it should be. */
export function staleParts(plan: Plan, found: Found): Parts {
  const files = Map.groupBy(found.rows.keys(), partOf)
  const isComplete = ([name, fingerprint]: [string, string]) => {
    const own = files.get(name) ?? []
    return own.length > 0 && own.every(file => isThere(found, file, fingerprint))
  }
  return new Map([...searchParts(plan)].filter(part => !isComplete(part)))
}

function isThere({ rows, survey }: Found, file: string, fingerprint: string): boolean {
  return rows.get(file)?.fingerprint === fingerprint && isWhole(survey, file)
}
