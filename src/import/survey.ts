import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { editionOf } from '../archive/edition.ts'
import { idOfFile } from '../archive/make-article.ts'
import { type SiteFile, sitesOf } from '../archive/site.ts'
import type { Settings } from '../intake/read-settings.ts'
import type { ImportOptions } from './import-options.ts'
import { Labelling } from './labelling.ts'
import type { Before } from './memory.ts'
import { type Nameable, type Named, Naming, type NewPlaces } from './naming.ts'
import { addressKey } from './old-addresses.ts'
import type { OldItem } from './old-item.ts'
import { OwnHost } from './own-host.ts'
import type { Destinations } from './references.ts'
import { ScratchList, ScratchMap } from './scratch.ts'
import { newSite, newSiteFile } from './site-file.ts'
import { hostOf } from './text/links.ts'

/** What the first reading settles. */
export interface Plan {
  named: ScratchMap<Named>
  labels: Labelling
  /** The settings of the new site: its own, or those that it is about to get. */
  site: SiteFile
  destinations: Destinations
  hosts: string[]
}

/** What is remembered of an item of the first reading. */
type Wanted = Nameable & Pick<OldItem, 'translations' | 'names'> & { isSeen: boolean }

/** Reads a source for the first time: what its items are called, where they go, and where old addresses lead. */
export async function survey(
  options: ImportOptions,
  settings: Settings,
  before: Before,
): Promise<Plan> {
  const { source, mapping, section } = options
  const labels = new Labelling(settings, mapping, { section })
  const ownHost = new OwnHost()
  const wanted = new ScratchList<Wanted>()
  for await (const item of source.outline?.() ?? source.items()) {
    options.progress?.('reading', source.progress())
    if ('unreadable' in item || item.skipped !== undefined) continue
    labels.note(item)
    if (source.site.address === undefined) ownHost.note(item)
    const { key, becomes, title, slug, addresses, names, lang, translations, status } = item
    const date = dated(item, options)
    const isSeen = status === 'published'
    wanted.push({ key, becomes, title, slug, addresses, names, lang, translations, date, isSeen })
  }
  const site = siteAfter(options, settings)
  const places = placesOf(site)
  const naming = new Naming(options.into, places, before.files)
  for (const item of wanted) naming.reserve(item)
  const named = new ScratchMap<Named>()
  for (const item of wanted) named.set(item.key, { ...naming.name(item), aliases: [], led: [] })
  translated(named, wanted, places)
  const files = new ScratchMap<string>()
  const unseen = new Set<string>()
  for (const item of wanted) {
    const place = named.get(item.key)
    if (!place) continue
    const leading = naming.leading(item, place.address)
    named.set(item.key, { ...place, ...leading, losses: [...place.losses, ...leading.losses] })
    for (const key of [...item.addresses, place.address].map(addressKey)) {
      if (!item.isSeen) unseen.add(key)
      else if (!files.has(key)) files.set(key, place.file)
    }
  }
  for (const { key, names = [], isSeen } of wanted) {
    const file = named.get(key)?.file
    for (const name of names.map(addressKey)) {
      if (!isSeen) unseen.add(name)
      else if (file !== undefined && !files.has(name)) files.set(name, file)
    }
  }
  const address = source.site.address
  const origin = address && URL.canParse(address) ? new URL(address).origin : undefined
  const host = hostOf(address ?? '') || ownHost.among(key => files.has(key) || unseen.has(key))
  return {
    named,
    labels,
    site,
    destinations: { files, unseen, labels, origin, ...places },
    hosts: host ? [host] : [],
  }
}

/** The settings of an archive; where it has none yet, with those that it is about to get. */
function siteAfter({ into, source }: ImportOptions, { site }: Settings): SiteFile {
  if (existsSync(join(into, 'site.yaml')) || newSiteFile(source.site) === undefined) return site
  const { language, timeZone, editions = [] } = newSite(source.site)
  return {
    ...site,
    ...(language ? { language } : {}),
    ...(timeZone ? { timeZone } : {}),
    editions: editions.map(edition => ({ ...edition, contact: {} })),
  }
}

function placesOf(site: SiteFile): NewPlaces {
  const [main, ...others] = sitesOf(site)
  const editions = [{ site: main }, ...others.map(site => ({ site }))] as const
  return {
    timeZone: site.timeZone,
    pathOf: lang => (lang === undefined ? '' : editionOf(lang, editions).site.path),
    paths: others.map(({ path }) => path),
  }
}

/** Notes which articles translate which: that of the main edition is the original, or else the first. */
function translated(
  named: ScratchMap<Named>,
  wanted: Iterable<Wanted>,
  { pathOf }: NewPlaces,
): void {
  const originals = new Map<string, { key: string; path: string }>()
  const articles = () =>
    Iterator.from(wanted).filter(
      ({ becomes, translations }) => becomes === 'article' && translations,
    )
  for (const { key, lang, translations = '' } of articles()) {
    const path = pathOf(lang)
    const known = originals.get(translations)
    if (!known || (known.path !== '' && path === '')) originals.set(translations, { key, path })
  }
  for (const { key, lang, translations = '' } of articles()) {
    const original = originals.get(translations)
    const [own, file] = [named.get(key), named.get(original?.key ?? '')?.file]
    if (!own || file === undefined || original?.path === pathOf(lang)) continue
    named.set(key, { ...own, translationOf: idOfFile(file) })
  }
}

/** The date of an item: its own, or the one that the keeper gave for all that have none. */
export function dated({ date, status }: OldItem, options: ImportOptions): OldItem['date'] {
  if (date || options.date === undefined || status === 'trash') return date
  return { text: options.date, guess: 'it had no date: this one was given for all that have none' }
}
