import { existsSync, readFileSync } from 'node:fs'
import { digestOf } from '../archive/digest.ts'
import { readSettings } from '../intake/read-settings.ts'
import { writeAtOnce } from '../intake/write-at-once.ts'
import { placeIn } from './content-gate.ts'
import { convertedItems } from './converted-items.ts'
import { importOne } from './import-one.ts'
import type { ImportOptions } from './import-options.ts'
import { Media } from './media.ts'
import { type Before, Memory } from './memory.ts'
import type { OldSite } from './old-item.ts'
import { type OtherFile, type Report, type ReportItem, totalsOf } from './report.ts'
import { reportPage } from './report-page.ts'
import { ScratchList, ScratchSet } from './scratch.ts'
import { newSiteFile } from './site-file.ts'
import { survey } from './survey.ts'
import { refuseDoubled, refuseOther } from './which-archive.ts'

/** What an import did: its report, and how many files it wrote, and how many it found as they were. */
export interface Imported {
  report: Report
  written: number
  same: number
  /** Entries of the mapping that named nothing of the old archive. */
  unmet: string[]
}

/**
 * Imports an old archive. It is read twice: once to know what there is, so that names, labels and links can be settled,
 * then again item by item. Nothing is written before the first reading is through.
 */
export async function runImport(options: ImportOptions): Promise<Imported> {
  const { source, into, now = Date.now() } = options
  const writes = options.dryRun === undefined
  const settings = await readSettings(into)
  const memory = new Memory(options)
  const before = memory.before()
  const plan = await survey(options, settings, before)
  refuseOther(before.source, options)
  if (before.source === undefined) refuseDoubled(plan.named, options)
  const { language } = plan
  const files = siteFile(options, plan.oldSite, before, memory)
  const media = new Media({
    ...{ content: into, source, from: options.media, writes, before: before.pictures },
    origin: plan.destinations.origin,
    onPlaced: (address, { file, digest }) => {
      const known = before.pictures.get(address)
      if (known?.digest !== digest) memory.note({ picture: address, file, digest })
    },
  })
  const items = new ScratchList<ReportItem>()
  const counts = { written: 0, same: 0 }
  for await (const [item, converted] of convertedItems(options, plan.hosts)) {
    const told = await importOne(item, converted, {
      options,
      plan,
      media,
      before,
      language,
      counts,
      now,
    })
    if (told.file && told.digest && before.files.get(told.key)?.digest !== told.digest) {
      memory.note({ key: told.key, file: told.file, digest: told.digest })
    }
    items.push(told)
  }
  const pictures = Object.fromEntries(
    [...before.pictures, ...media.placed].sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  const report: Report = {
    version: 1,
    source: { kind: source.kind, name: options.name, site: plan.oldSite },
    notes: [...(source.notes ?? []), ...plan.notes],
    totals: totalsOf(items, media.placed.size),
    ...{ items, pictures, files: [...files, ...goneFrom(items, before)] },
  }
  memory.settle(report, reportPage(report))
  return { report, ...counts, unmet: plan.labels.unmet }
}

/**
 * Files of items that were articles at an earlier import and are none now: they stay under their keys, so that undoing
 * finds them, and the items get them again when they come back.
 */
function goneFrom(items: Iterable<ReportItem>, { files, others }: Before): OtherFile[] {
  const keys = new ScratchSet()
  for (const { key, file } of items) if (file !== undefined) keys.add(key)
  const gone = Iterator.from(files)
    .filter(([key]) => !keys.has(key))
    .map(([key, { file, digest }]) => ({ key, file, digest }))
  return [...gone, ...others.filter(({ file }) => file !== 'site.yaml')]
}

/** Writes what the old site says of itself into site.yaml, where there is none. */
function siteFile(
  { into, dryRun }: ImportOptions,
  site: OldSite,
  before: Before,
  memory: Memory,
): OtherFile[] {
  const file = 'site.yaml'
  const path = placeIn(into, file)
  const text = newSiteFile(site)
  const known = before.others.filter(({ file: name }) => name === file)
  if (text === undefined || known.length > 0) return known
  const own = [{ file, digest: digestOf(text) }]
  if (existsSync(path)) return readFileSync(path, 'utf8') === text ? own : []
  if (dryRun === undefined) writeAtOnce(path, text)
  for (const line of own) memory.note(line)
  return own
}
