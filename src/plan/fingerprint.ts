import type { Archive } from '../archive/archive.ts'
import { digestOf } from '../archive/digest.ts'
import type { References } from '../archive/entry.ts'
import { addressOf } from './fill-body.ts'
import { kindOf, type Maker } from './kinds.ts'
import type { Plan, PlannedEdition, PlannedIn } from './plan.ts'
import type { ImageFacts } from './row.ts'
import { yearMarks } from './year-marks.ts'

/** The fingerprints of a plan. */
export interface Fingerprints {
  /**
   * A digest of everything that decides the bytes of a page: the code of what makes it, the site, the frame where a template
   * shows it, all that the page shows, and where the links and images of its texts lead. Two plans give a page one
   * fingerprint only when they give it the same bytes. An image is made by intake, whose `version` of it says how: neither
   * templates nor settings change it.
   */
  of: (page: PlannedIn) => string
  /** The marks of years by their names: see `yearMarks`. */
  years: ReadonlyMap<string, string>
}

/** Takes the fingerprints of a plan; `code` has a digest of the code of each maker. */
export function fingerprintsOf(
  plan: Plan,
  references: readonly References[],
  code: Readonly<Record<Maker, string>>,
): Fingerprints {
  const { archive, images } = plan
  const grounds = new Map(plan.editions.map(within => [within, groundsOf(within, code)]))
  const mark = marker()
  const leads = leadsOf(references, archive, images)
  return {
    of: page => {
      const shown = page.show()
      const { maker, texts, marked } = kindOf(page.kind)
      const held = texts(shown, page.address).map(({ file }) => leads.get(file))
      const base = grounds.get(page.within)?.[maker]
      const elsewhere = plan.elsewhere(page)
      return digestOf(JSON.stringify([base, page.kind, marked(shown, mark), held, ...elsewhere]))
    },
    years: yearMarks(plan, {
      groundOf: within => JSON.stringify(grounds.get(within)),
      leadsOf: file => leads.get(file),
      mark,
    }),
  }
}

/** What decides the bytes of all pages of an edition that one maker makes, beside what each of them shows. */
function groundsOf(
  { edition: { site }, frame }: PlannedEdition,
  code: Readonly<Record<Maker, string>>,
): Record<Maker, string> {
  const told = (...parts: unknown[]) => digestOf(JSON.stringify(parts))
  return {
    template: told(code.template, site, frame),
    text: told(code.text, site),
    archive: told(code.archive, site),
    card: told(code.card),
    picture: code.picture,
  }
}

/** Marks each row once; rows of an article are one object wherever they stand. */
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
function leadsOf(
  references: readonly References[],
  archive: Archive,
  images: ImageFacts,
): Map<string, unknown[]> {
  return new Map(
    references.map(entry => {
      const articles = entry.links.filter(({ kind }) => kind === 'article')
      const addresses = articles.map(({ target }) => addressOf(target, archive))
      const pictures = entry.images.map(({ candidates }) => images.get(candidates[0] ?? ''))
      const facts = pictures.map(found => found && { ...found, version: '' })
      return [entry.file, [...addresses, ...facts]]
    }),
  )
}
