import { setImmediate } from 'node:timers/promises'
import type { Encoding } from '../archive/encodings.ts'
import { type Code, fingerprintsOf } from '../plan/fingerprint.ts'
import type { PageKind } from '../plan/page.ts'
import type { Plan, PlannedIn } from '../plan/plan.ts'
import { sourceOf, twinsOf } from '../plan/precompressed.ts'
import { partOf } from '../plan/site-assets.ts'
import { fileOf } from '../plan/site-path.ts'
import { yearNameOf } from '../plan/year-marks.ts'
import { compressing } from './compressing.ts'
import type { Rows } from './file-row.ts'
import type { PublishedArticle } from './ledger.ts'
import type { Opened } from './open.ts'
import { type Parts, searchParts } from './search-parts.ts'
import { isWhole, type Survey } from './survey.ts'

/** A page that has to be made. */
interface PageToMake {
  kind: PageKind
  fingerprint: string
  /** A digest of what it says itself. */
  content: string
}

/** What is in the output folder: what the ledger says of it, and how that differs from what was found. */
export interface Found {
  rows: Rows
  survey: Survey
}

/** What was found, and the marks in the ledger. */
export interface FoundWithMarks extends Found {
  /** Of years by their names, and of pages by their addresses. */
  marks: ReadonlyMap<string, string>
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
  /** All marks, by their names. */
  marks: ReadonlyMap<string, string>
  /** Files of the ledger that do not simply stay: of these pages and parts, or of none that is planned. */
  before: Rows
  survey: Survey
}

/** Pages after which other work has its turn. */
const breath = 500

/**
 * Compares the plan with what is in the output folder. `parts` are the parts of the search to make. Pages that have a mark,
 * or whose year has one, and it is that of the last build, have the fingerprints of the last build. With `isOwn`, only
 * pages at such addresses are made.
 */
export async function deltaOf(
  { plan, references }: Pick<Opened, 'plan' | 'references'>,
  { rows, survey, marks: known }: FoundWithMarks,
  parts: Parts,
  code: Code,
  isOwn: (address: string) => boolean = () => true,
): Promise<Delta> {
  const encodings = plan.archive.site.precompressed
  const pages = new Map<string, PageToMake>()
  const staying = new Set<string>()
  const fingerprints = fingerprintsOf(plan, references, code)
  const marks = new Map<string, string>()
  for (const [name, mark] of fingerprints.years()) {
    marks.set(name, mark)
    await setImmediate()
  }
  const isClosed = (page: PlannedIn) => {
    const own = fingerprints.markOf(page)
    if (own !== undefined) marks.set(page.address, own)
    const name = own === undefined ? yearNameOf(page) : page.address
    const mark = name === undefined ? undefined : known.get(name)
    return mark !== undefined && mark === marks.get(name ?? '')
  }
  let compared = 0
  for (const page of plan.pages) {
    if (!isOwn(page.address)) continue
    const { address, kind } = page
    const file = fileOf(address)
    const kept = isClosed(page) && rows.get(file)?.fingerprint
    const own = kept ? undefined : fingerprints.of(page)
    const fingerprint = kept || (own?.print ?? '')
    if (isReady({ rows, survey }, file, fingerprint, encodings)) staying.add(file)
    else {
      const content = (own ?? fingerprints.of(page)).content()
      pages.set(address, { kind, fingerprint, content })
    }
    if (kept) continue
    compared += 1
    if (compared % breath === 0) await setImmediate()
  }
  const all = new Set(searchParts(plan).keys())
  const stays = (file: string) => {
    const part = partOf(file) ?? ''
    if (all.has(part) && !parts.has(part)) return true
    const source = sourceOf(file)
    if (source === undefined || !staying.has(source)) return staying.has(file)
    return twinsOf(source, rows.get(source)?.size ?? 0, encodings).includes(file)
  }
  const before = new Map(rows.entries().filter(([file]) => !stays(file)))
  const changed = plan.archive.articles.filter(({ address }) => pages.has(address))
  const articles = new Map(
    changed.map(({ address, file, body }) => [fileOf(address), { source: file, body }]),
  )
  return { pages, articles, parts, marks, before, survey }
}

/** Parts of a plan's search that have no file, or a file that is not as it should be. */
export function staleParts(plan: Plan, found: Found): Parts {
  const files = Map.groupBy(found.rows.keys(), partOf)
  const encodings = plan.archive.site.precompressed
  const isComplete = ([name, fingerprint]: [string, string]) => {
    const all = files.get(name) ?? []
    const own = all.filter(file => sourceOf(file) === undefined)
    const twins = all.length - own.length
    const wanted = own.flatMap(file => twinsOf(file, found.rows.get(file)?.size ?? 0, encodings))
    return (
      own.length > 0 &&
      twins === wanted.length &&
      own.every(file => isReady(found, file, fingerprint, encodings))
    )
  }
  return new Map([...searchParts(plan)].filter(part => !isComplete(part)))
}

/** Whether a file is as it should be, and the precompressed ones that belong beside it are. */
function isReady(
  found: Found,
  file: string,
  fingerprint: string,
  encodings: readonly Encoding[],
): boolean {
  if (!isThere(found, file, fingerprint)) return false
  const twins = twinsOf(file, found.rows.get(file)?.size ?? 0, encodings)
  return twins.every(twin => isThere(found, twin, compressing))
}

function isThere({ rows, survey }: Found, file: string, fingerprint: string): boolean {
  return rows.get(file)?.fingerprint === fingerprint && isWhole(survey, file)
}
