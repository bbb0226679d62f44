import { existsSync, readFileSync } from 'node:fs'
import { digestOf } from '../archive/digest.ts'
import { writeAtOnce } from '../intake/write-at-once.ts'
import { placeIn } from './content-gate.ts'
import type { ConvertedText } from './converted-items.ts'
import { coverApart } from './cover-in-text.ts'
import type { ImportOptions } from './import-options.ts'
import type { Labelled } from './labelling.ts'
import { languageTag } from './language-tag.ts'
import type { Loss } from './losses.ts'
import { fileOf } from './make-file.ts'
import type { Fate, Media } from './media.ts'
import type { Before } from './memory.ts'
import type { Named } from './naming.ts'
import type { OldItem, Unreadable } from './old-item.ts'
import { picturesOf } from './pictures-of-item.ts'
import { linkTo, withPictures } from './references.ts'
import type { ReportItem } from './report.ts'
import { settledDates } from './settled-dates.ts'
import { settledStatus } from './settled-status.ts'
import type { Plan } from './survey.ts'
import type { Converted } from './text/convert.ts'
import { resolved } from './text/converting.ts'

/** What all items of an import share. */
export interface Importing {
  options: ImportOptions
  plan: Plan
  media: Media
  before: Before
  language: string | undefined
  counts: { written: number; same: number }
  /** The moment of the import, in milliseconds since 1970. */
  now: number
}

/** Makes a file of an item, and says what became of it. Never throws: one item does not stop the others. */
export async function importOne(
  item: OldItem | Unreadable,
  converted: ConvertedText,
  importing: Importing,
): Promise<ReportItem> {
  if ('unreadable' in item) {
    const { key, place, reason } = item
    return {
      key,
      place,
      type: 'unreadable',
      status: 'published',
      outcome: 'failed',
      reason,
      losses: [],
    }
  }
  const { key, place, type, status, skipped, title } = item
  const told = { key, place, type, status, ...(title === undefined ? {} : { title }) }
  if (skipped !== undefined)
    return { ...told, outcome: 'skipped', reason: skipped, losses: item.losses }
  const named = importing.plan.named.get(key)
  if (converted === undefined || 'reason' in converted || named === undefined) {
    const reason =
      converted && 'reason' in converted
        ? converted.reason
        : 'it was not there at the first reading'
    return { ...told, outcome: 'failed', reason, losses: item.losses }
  }
  try {
    return await placed(item, converted, named, importing)
  } catch (error) {
    const reason = `it cannot be written: ${(error as Error).message}`
    return { ...told, outcome: 'failed', reason, losses: item.losses }
  }
}

async function placed(
  item: OldItem,
  converted: Converted,
  named: Named,
  importing: Importing,
): Promise<ReportItem> {
  const { options, plan, language } = importing
  const losses: Loss[] = [...item.losses, ...named.losses, ...converted.losses]
  const before = importing.before.files.get(item.key)
  const dated = { ...item, ...settledDates(item, options, before) }
  const status = settledStatus(dated, plan.site.timeZone, before, losses, importing.now)
  const isMisnamed = plan.misnamed !== undefined && languageTag(item.lang) === plan.misnamed
  const settled = { ...dated, status, ...(isMisnamed ? { lang: undefined } : {}) }
  const labelled = plan.labels.of(item)
  losses.push(...labelled.losses)
  const pictures = await picturesOf(settled, converted, importing.media, losses)
  const linked = resolved(converted.markdown, converted.references, reference =>
    reference.kind === 'image'
      ? `https://reference.invalid/${converted.references.indexOf(reference)}.`
      : linkTo(reference, named.file, plan.destinations, losses),
  )
  const covered = pictures.cover && coverApart(linked, pictures.cover, pictures.fates)
  if (covered?.isOnce) losses.push({ code: 'image-once', detail: covered.cover.src })
  const shown = withPictures(covered?.text ?? linked, pictures.fates)
  const text = fileOf(
    {
      ...{ item: settled, named, labelled, cover: covered?.cover, gallery: pictures.gallery },
      markdown: [...pictures.above, shown, ...pictures.below]
        .filter(part => part !== '')
        .join('\n\n'),
      beginning: converted.beginning,
      ...{ site: plan.oldSite, language, source: options.from },
    },
    losses,
  )
  const { digest, since } = write(item.key, named.file, text, importing)
  return {
    ...{ key: item.key, place: item.place, type: item.type, status: settled.status },
    outcome: item.becomes,
    ...(item.title === undefined ? {} : { title: item.title }),
    ...{
      file: named.file,
      digest,
      ...(since ? { since } : {}),
      address: named.address,
      led: named.led,
    },
    ...(item.becomes === 'article' ? told(settled, labelled) : untilOf(settled)),
    ...{ words: converted.words, links: converted.links },
    images: { ...converted.images, after: converted.images.after - missingIn(pictures.fates) },
    losses,
  }
}

/** What an article tells beside its text; a standing page has none of it. */
function told({ date, retrieved }: OldItem, { tags, authors }: Labelled) {
  return {
    ...(date ? { date: date.text } : {}),
    ...(retrieved ? { retrieved: retrieved.text } : {}),
    ...{ tags: tags.length, authors: authors.length },
  }
}

/** The day on which a standing page is to come, which is all that it has of dates. */
function untilOf({ status, date }: OldItem) {
  return status === 'scheduled' && date ? { date: date.text } : {}
}

function missingIn(fates: ReadonlyMap<number, Fate>): number {
  return fates
    .values()
    .filter(({ kind }) => kind === 'missing')
    .toArray().length
}

/** Writes a file unless it is as it should be, or its author has changed it since it was imported. */
function write(
  key: string,
  file: string,
  text: string,
  { options, before, counts }: Importing,
): { digest: string; since?: 'edited' | 'removed' } {
  const path = placeIn(options.into, file)
  const digest = digestOf(text)
  const known = before.files.get(key)
  const there = existsSync(path) ? digestOf(readFileSync(path)) : undefined
  if (there === digest) {
    counts.same += 1
    return { digest }
  }
  if (known && there === undefined) return { digest: known.digest, since: 'removed' }
  if (known && there !== known.digest) return { digest: known.digest, since: 'edited' }
  if (options.dryRun === undefined) writeAtOnce(path, text)
  counts.written += 1
  return { digest }
}
