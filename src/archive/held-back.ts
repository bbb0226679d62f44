import type { Entry } from './entry.ts'
import { holdingRemedies, withoutEffect } from './holds-back.ts'
import type { Material } from './material.ts'
import { type Moment, momentOf } from './moment.ts'
import type { Problem } from './problem.ts'

/** The fields by which an author holds an article or a page back. */
interface Holding {
  draft: boolean
  embargo?: string | undefined
}

type Held = Entry<Holding>
type AsOf = Pick<Material, 'site' | 'now'>

/** Entries, each with whether it is held back from readers. */
interface Sifted<Of extends Held> {
  shown: { entry: Of; withheld: boolean }[]
  /** Those that this archive must not show. */
  hidden: Of[]
}

/** Parts what may be shown from what may not; writers see everything. */
export function sift<Of extends Held>(
  entries: readonly Of[],
  { withDrafts, ...asOf }: AsOf & Pick<Material, 'withDrafts'>,
): Sifted<Of> {
  const judged = entries.map(entry => ({ entry, withheld: isHeld(entry, asOf) }))
  return {
    shown: judged.filter(({ withheld }) => !withheld || withDrafts),
    hidden: judged.filter(({ withheld }) => withheld && !withDrafts).map(({ entry }) => entry),
  }
}

function isHeld({ fields }: Held, { site, now }: AsOf): boolean {
  return fields.draft || (embargoOf(fields, site.timeZone)?.instant ?? now) > now
}

function embargoOf({ embargo }: Holding, zone: string): Moment | undefined {
  return embargo === undefined ? undefined : momentOf(embargo, zone)
}

/** How many articles and pages are held back, and why. */
export interface HeldBack {
  drafts: number
  /** Under embargo, and no drafts. */
  embargoed: number
  /** When the first of these embargoes ends. */
  until?: Moment | undefined
}

/** Counts what is held back. */
export function heldBack(entries: Iterable<Held>, { site, now }: AsOf): HeldBack {
  const counted: HeldBack = { drafts: 0, embargoed: 0 }
  for (const { fields } of entries) {
    const end = fields.draft ? undefined : embargoOf(fields, site.timeZone)
    if (fields.draft) counted.drafts += 1
    if (end === undefined || end.instant <= now) continue
    counted.embargoed += 1
    if (counted.until === undefined || end.instant < counted.until.instant) counted.until = end
  }
  return counted
}

/**
 * Keys of other systems that name a moment of publication, or its end. Where nothing else holds the text back and the
 * one is to come or the other is over, ignoring the key would publish the text when its author does not want it.
 */
export function checkReleases(shown: Sifted<Held>['shown'], { site, now }: AsOf): Problem[] {
  return shown.flatMap(({ entry: { file, releases = [] }, withheld }) =>
    releases.map((release): Problem => {
      const { at, moment, ends } = release
      const isOver = momentOf(moment, site.timeZone).instant <= now
      const written = `${at}: ${moment}`
      if (withheld || (isOver && !ends)) return withoutEffect(release, file)
      if (ends && !isOver) return { code: 'key-may-hold-back', file, at, written, ends }
      const remedy = ends
        ? holdingRemedies.ended
        : `Write “embargo: ${moment}” instead, or remove the key to publish now.`
      return { code: 'key-holds-back', file, at, written, remedy }
    }),
  )
}
