import type { Archive } from '../archive/archive.ts'
import { digestOf } from '../archive/digest.ts'
import type { References } from '../archive/entry.ts'
import { imageKey } from '../archive/picture-files.ts'
import type { Site } from '../archive/site.ts'
import { articleMarks } from './article-marks.ts'
import { addressOf } from './fill-body.ts'
import { kindOf, type Maker } from './kinds.ts'
import { pageMarks } from './page-marks.ts'
import type { Plan, PlannedEdition, PlannedIn } from './plan.ts'
import type { ImageFacts } from './row.ts'
import { yearMarks } from './year-marks.ts'

/** Digests of code: of each maker, and of what plans pages and takes fingerprints, which counts in marks alone. */
export type Code = Readonly<Record<Maker | 'plan', string>>

/** The fingerprint of a page. */
interface Fingerprint {
  print: string
  /**
   * Takes a digest of what the page says itself: the same as long as only its dress changes, such as its template, the
   * settings of the site, or its neighbours.
   */
  content: () => string
}

/** The fingerprints of a plan. */
export interface Fingerprints {
  /**
   * A digest of everything that decides the bytes of a page: the code of what makes it, the site, the frame where a template
   * shows it, all that the page shows, and where the links and images of its texts lead. Two plans give a page one
   * fingerprint only when they give it the same bytes. An image is made by intake, whose `version` of it says how: neither
   * templates nor settings change it.
   */
  of: (page: PlannedIn) => Fingerprint
  /** Takes the marks of all years, one after another, with their names. */
  years: () => Iterable<[name: string, mark: string]>
  /** The mark of what a page is made from (`page-marks.ts`); undefined of one that does not say it. */
  markOf: (page: PlannedIn) => string | undefined
}

/** Takes the fingerprints of a plan. */
export function fingerprintsOf(
  plan: Plan,
  references: readonly References[],
  code: Code,
): Fingerprints {
  const { archive, images } = plan
  const grounds = new Map(plan.editions.map(within => [within, groundsOf(within, code)]))
  const mark = marker()
  const leads = everyLead(references, archive, images)
  const markOf = articleMarks(plan, file => leads.get(file))
  const sites = plan.editions.map(({ edition }) => seenOf(edition.site))
  const shared = new Map(
    [...grounds].map(([within, ground]) => [
      within,
      digestOf(JSON.stringify([code.plan, ground, sites])),
    ]),
  )
  const groundOf = (within: PlannedEdition) => shared.get(within) ?? ''
  return {
    of: page => {
      const shown = page.show()
      const { maker, texts, marked, says } = kindOf(page.kind)
      const held = texts(shown, page.address).map(({ file }) => leads.get(file))
      const base = grounds.get(page.within)?.[maker]
      const elsewhere = plan.elsewhere(page)
      const all = [base, page.kind, marked(shown, mark), held, ...elsewhere]
      return {
        print: digestOf(JSON.stringify(all)),
        content: () => digestOf(JSON.stringify([page.kind, says(shown)])).slice(0, 32),
      }
    },
    years: () => yearMarks(plan, { groundOf, markOf }),
    markOf: pageMarks(plan, groundOf, markOf),
  }
}

/** Settings of a site without those that no page shows: where it is served and deployed, and how its old addresses are kept. */
function seenOf(site: Site): Partial<Site> {
  const { host: _, hostPlan: __, addresses: ___, formerPaths: ____, targets: _____, ...seen } = site
  return seen
}

/** What decides the bytes of all pages of an edition that one maker makes, beside what each of them shows. */
function groundsOf(
  { edition: { site: whole }, frame }: PlannedEdition,
  code: Code,
): Record<Maker, string> {
  const told = (...parts: unknown[]) => digestOf(JSON.stringify(parts))
  const site = seenOf(whole)
  return {
    template: told(code.template, site, frame),
    text: told(code.text, site),
    archive: told(code.archive, site),
    card: told(code.card),
    picture: code.picture,
  }
}

/** Marks each row once; an article has one row, whatever shows it. */
function marker(): (row: object) => string {
  const known = new Map<object, string>()
  return row => {
    const found = known.get(row)
    if (found) return found
    const mark = digestOf(JSON.stringify(row)).slice(0, 32)
    known.set(row, mark)
    return mark
  }
}

/** Where the links and images of each text lead. */
function everyLead(
  references: readonly References[],
  archive: Archive,
  images: ImageFacts,
): Map<string, unknown[]> {
  return new Map(
    references.map(entry => {
      const articles = entry.links.filter(({ kind }) => kind === 'article')
      const addresses = articles.map(({ target }) => {
        const taken = archive.withdrawn.get(target)
        return taken ? { withdrawn: taken.address } : addressOf(target, archive)
      })
      const pictures = entry.images.map(({ candidates }) => images.get(imageKey(candidates) ?? ''))
      const facts = pictures.map(found => found && { ...found, version: '' })
      return [entry.file, [...addresses, ...facts]]
    }),
  )
}
