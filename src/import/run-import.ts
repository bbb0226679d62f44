import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Tinypool } from 'tinypool'
import { digestOf } from '../archive/digest.ts'
import { readSettings, type Settings } from '../intake/read-settings.ts'
import { workers } from '../intake/workers.ts'
import type { ConvertTask } from './convert-worker.ts'
import { Labelling } from './labelling.ts'
import type { Loss } from './losses.ts'
import { fileOf, settledPicture } from './make-file.ts'
import type { Mapping } from './mapping.ts'
import { type Fate, Media, type MediaFrom } from './media.ts'
import { type Before, Memory } from './memory.ts'
import { type Nameable, type Named, Naming } from './naming.ts'
import { addressKey } from './old-addresses.ts'
import type { OldItem, OldPicture, Source, Unreadable } from './old-item.ts'
import { ownCopy } from './own-copy.ts'
import { type Destinations, linkTo, withPictures } from './references.ts'
import { type Report, type ReportItem, totalsOf } from './report.ts'
import { reportPage } from './report-page.ts'
import { newSite, newSiteFile } from './site-file.ts'
import type { Converted } from './text/convert.ts'
import { resolved } from './text/converting.ts'
import { hostOf } from './text/links.ts'

/** What an import is asked to do. */
export interface ImportOptions {
  source: Source
  /** What the source is called: the name of its file or folder. */
  name: string
  /** The content folder. */
  into: string
  /** Where the report is written, `….json`; its page is beside it. */
  report: string
  media: MediaFrom
  mapping: Mapping
  section?: string | undefined
  /** The agency or paper that everything was taken from. */
  from?: string | undefined
  /** The date of what has none. */
  date?: string | undefined
  writes: boolean
  progress?: (stage: 'reading' | 'writing', part: number) => void
}

/** What an import did, besides its report: how many files it wrote, and how many it found as they were. */
export interface Imported {
  report: Report
  written: number
  same: number
}

/** Texts that a worker gets at a time, and how many such parcels may be under way. */
const parcel = 20

/**
 * Imports an old archive. It is read twice: once to know what there is, so that names, labels and links can be settled,
 * then again item by item. Nothing is written before the first reading is through.
 */
export async function runImport(options: ImportOptions): Promise<Imported> {
  const { source, into, writes } = options
  const settings = await readSettings(into)
  const memory = new Memory(options.report, writes)
  const before = memory.before()
  const plan = await survey(options, settings, before)
  const language = languageOf(options, settings)
  const files = writes ? siteFile(options, before) : []
  const media = new Media({
    ...{ content: into, source, from: options.media, writes, before: before.pictures },
    onPlaced: (address, { file, digest }) => {
      const known = before.pictures.get(address)
      if (known?.digest !== digest) memory.note({ picture: address, file, digest })
    },
  })
  const items: ReportItem[] = []
  const counts = { written: 0, same: 0 }
  for await (const [item, converted] of convertedItems(options, plan.hosts)) {
    const told = await importOne(item, converted, {
      options,
      plan,
      media,
      before,
      language,
      counts,
    })
    if (told.file && told.digest && writes && before.files.get(told.key)?.digest !== told.digest) {
      memory.note({ key: told.key, file: told.file, digest: told.digest })
    }
    items.push(ownCopy(told))
  }
  const pictures = Object.fromEntries([...media.placed].sort(([a], [b]) => (a < b ? -1 : 1)))
  const report: Report = {
    version: 1,
    source: { kind: source.kind, name: options.name, site: source.site },
    totals: totalsOf(items, media.placed.size),
    ...{ items, pictures, files },
  }
  if (writes) memory.settle(report, reportPage(report))
  return { report, ...counts }
}

/** The language of the archive; where it has no settings yet, the one that it is about to get. */
function languageOf({ into, source }: ImportOptions, { site }: Settings): string {
  const own = existsSync(join(into, 'site.yaml')) ? undefined : newSite(source.site).language
  return own ?? site.language
}

/** What the first reading settles. */
interface Plan {
  named: Map<string, Named>
  labels: Labelling
  destinations: Destinations
  hosts: string[]
}

async function survey(options: ImportOptions, settings: Settings, before: Before): Promise<Plan> {
  const { source, mapping, section } = options
  const labels = new Labelling(settings, mapping, { section })
  const wanted: (Nameable & { isSeen: boolean })[] = []
  for await (const item of source.outline?.() ?? source.items()) {
    options.progress?.('reading', source.progress())
    if ('unreadable' in item || item.skipped !== undefined) continue
    labels.note(item)
    const { key, becomes, title, slug, addresses, status } = item
    const date = dated(item, options)
    wanted.push(
      ownCopy({ key, becomes, title, slug, addresses, date, isSeen: status === 'published' }),
    )
  }
  const known = new Map([...before.files].map(([key, { file }]) => [key, file]))
  const naming = new Naming(options.into, settings.site.timeZone, known)
  const placed = wanted.map(item => ({ item, place: naming.name(item) }))
  const named = new Map<string, Named>()
  const files = new Map<string, string>()
  const unseen = new Set<string>()
  for (const { item, place } of placed) {
    const leading = naming.leading(item, place.address)
    named.set(item.key, { ...place, ...leading, losses: [...place.losses, ...leading.losses] })
    for (const key of [...item.addresses, place.address].map(addressKey)) {
      if (!item.isSeen) unseen.add(key)
      else if (!files.has(key)) files.set(key, place.file)
    }
  }
  const address = source.site.address
  const origin = address && URL.canParse(address) ? new URL(address).origin : undefined
  const host = hostOf(address ?? '')
  return {
    named,
    labels,
    destinations: { files, unseen, labels, origin },
    hosts: host === '' ? [] : [host],
  }
}

function dated({ date, status }: OldItem, options: ImportOptions): OldItem['date'] {
  if (date || options.date === undefined || status === 'trash') return date
  return { text: options.date, guess: 'it had no date: this one was given for all that have none' }
}

/** Items in their order, each with its text converted by workers: several parcels at a time. */
async function* convertedItems(
  { source, progress }: ImportOptions,
  hosts: readonly string[],
): AsyncGenerator<[OldItem | Unreadable, Converted | { reason: string } | undefined]> {
  const threads = workers()
  const pool = new Tinypool({
    filename: new URL('./convert-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 5000,
  })
  const under: {
    items: (OldItem | Unreadable)[]
    done: Promise<(Converted | { reason: string })[]>
  }[] = []
  let items: (OldItem | Unreadable)[] = []
  const send = () => {
    const texts = items.filter(isWanted).map(({ text, base }) => ({ text, base }))
    const task: ConvertTask = { hosts, texts }
    const done = texts.length === 0 ? Promise.resolve([]) : (pool.run(task) as Promise<Converted[]>)
    done.catch(() => undefined)
    under.push({ items, done })
    items = []
  }
  async function* take(
    most: number,
  ): AsyncGenerator<[OldItem | Unreadable, Converted | { reason: string } | undefined]> {
    while (under.length > most) {
      const first = under.shift()
      if (!first) return
      const results = await first.done
      let next = 0
      for (const item of first.items) yield [item, isWanted(item) ? results[next++] : undefined]
      progress?.('writing', source.progress())
    }
  }
  try {
    for await (const item of source.items()) {
      items.push(item)
      if (items.length < parcel) continue
      send()
      yield* take(threads + 1)
    }
    send()
    yield* take(0)
  } finally {
    await pool.destroy()
  }
}

function isWanted(item: OldItem | Unreadable): item is OldItem {
  return !('unreadable' in item) && item.skipped === undefined
}

interface Importing {
  options: ImportOptions
  plan: Plan
  media: Media
  before: Before
  language: string
  counts: { written: number; same: number }
}

async function importOne(
  item: OldItem | Unreadable,
  converted: Converted | { reason: string } | undefined,
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
  const dateless = { ...item, date: dated(item, options) }
  const losses: Loss[] = [...item.losses, ...named.losses, ...converted.losses]
  const labelled = plan.labels.of(item)
  losses.push(...labelled.losses)
  const pictures = await picturesOf(dateless, converted, importing, losses)
  const linked = resolved(converted.markdown, converted.references, reference =>
    reference.kind === 'image'
      ? `https://reference.invalid/${converted.references.indexOf(reference)}.`
      : linkTo(reference, named.file, plan.destinations, losses),
  )
  const text = fileOf(
    {
      ...{ item: dateless, named, labelled, cover: pictures.cover, gallery: pictures.gallery },
      markdown: [...pictures.above, withPictures(linked, pictures.fates), ...pictures.below]
        .filter(part => part !== '')
        .join('\n\n'),
      ...{ site: options.source.site, language, source: options.from },
    },
    losses,
  )
  const { digest, since } = write(item.key, named.file, text, importing)
  return {
    ...{ key: item.key, place: item.place, type: item.type, status: item.status },
    outcome: item.becomes,
    ...(item.title === undefined ? {} : { title: item.title }),
    ...{
      file: named.file,
      digest,
      ...(since ? { since } : {}),
      address: named.address,
      led: named.led,
    },
    ...(dateless.date ? { date: dateless.date.text } : {}),
    ...{ tags: labelled.tags.length, authors: labelled.authors.length },
    ...{ words: converted.words, links: converted.links, images: converted.images },
    losses,
  }
}

interface Pictures {
  /** What became of the pictures of the text, by the numbers of their references. */
  fates: Map<number, Fate>
  cover: OldPicture | undefined
  gallery: OldPicture[]
  /** Pictures that are not brought along, and so can only be shown by the text. */
  above: string[]
  below: string[]
}

async function picturesOf(
  item: OldItem,
  { references, gallery }: Converted,
  { media }: Importing,
  losses: Loss[],
): Promise<Pictures> {
  const fates = new Map<number, Fate>()
  await Promise.all(
    references.map(async ({ kind, written, address }, number) => {
      if (kind === 'image') fates.set(number, await media.fateOf(written, address, item))
    }),
  )
  for (const [number, fate] of [...fates].sort(([a], [b]) => a - b)) {
    if (fate.kind !== 'placed') noteLeft(references[number]?.address ?? '', fate, losses)
  }
  const found: Pictures = { fates, cover: undefined, gallery: [], above: [], below: [] }
  const inText = gallery.map(picture => {
    const number = Number(/\/(\d+)\.$/.exec(picture.src)?.[1] ?? -1)
    return {
      picture: { ...picture, src: references[number]?.address ?? picture.src },
      fate: fates.get(number),
    }
  })
  const own = await Promise.all(
    (item.gallery ?? []).map(async picture => ({
      picture,
      fate: await media.fateOf(picture.src, wholeOf(picture.src, item), item),
    })),
  )
  for (const { picture, fate } of [...own, ...inText]) {
    if (fate?.kind === 'left') found.below.push(shown(picture, fate.address))
    else if (fate)
      found.gallery.push(
        ...[settledPicture(picture, fate, losses)].filter(one => one !== undefined),
      )
  }
  if (item.cover) {
    const fate = await media.fateOf(item.cover.src, wholeOf(item.cover.src, item), item)
    if (fate.kind === 'left') {
      noteLeft(fate.address, fate, losses)
      found.above.push(shown(item.cover, fate.address))
    } else found.cover = settledPicture(item.cover, fate, losses)
  }
  return found
}

function wholeOf(src: string, { base }: OldItem): string {
  try {
    const url = new URL(src, new URL(base, 'http://nowhere.invalid'))
    return url.hostname === 'nowhere.invalid' ? url.pathname + url.search : url.href
  } catch {
    return src
  }
}

function shown({ alt, caption }: OldPicture, address: string): string {
  const words = (alt ?? '').replaceAll(/[[\]\\]/g, '\\$&')
  const title = caption ? ` "${caption.replaceAll('"', '\\"')}"` : ''
  return `![${words}](${address.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20')}${title})`
}

function noteLeft(address: string, fate: Exclude<Fate, { kind: 'placed' }>, losses: Loss[]): void {
  losses.push({
    code: fate.kind === 'left' ? 'image-left' : 'image-missing',
    detail: `${address}: ${fate.reason}`,
  })
}

/** Writes a file unless it is as it should be, or its author has changed it since it was imported. */
function write(
  key: string,
  file: string,
  text: string,
  { options, before, counts }: Importing,
): { digest: string; since?: 'edited' | 'removed' } {
  const path = join(options.into, file)
  const digest = digestOf(text)
  const known = before.files.get(key)
  const there = existsSync(path) ? digestOf(readFileSync(path)) : undefined
  if (there === digest) {
    counts.same += 1
    return { digest }
  }
  if (known && there === undefined) return { digest: known.digest, since: 'removed' }
  if (known && there !== known.digest) return { digest: known.digest, since: 'edited' }
  if (options.writes) atOnce(path, text)
  counts.written += 1
  return { digest }
}

function atOnce(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}~`, text)
  renameSync(`${path}~`, path)
}

/** Writes what the old site says of itself into site.yaml, where there is none. */
function siteFile({ into, source }: ImportOptions, before: Before): Report['files'] {
  const path = join(into, 'site.yaml')
  const text = newSiteFile(source.site)
  if (text === undefined || before.others.length > 0) return before.others
  const own = [{ file: 'site.yaml', digest: digestOf(text) }]
  if (existsSync(path)) return readFileSync(path, 'utf8') === text ? own : []
  atOnce(path, text)
  return own
}
