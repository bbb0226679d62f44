import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { editionOf } from '../archive/edition.ts'
import { idOfFile } from '../archive/id-of-file.ts'
import { primaryLanguage } from '../archive/language.ts'
import { momentOf } from '../archive/moment.ts'
import { type SiteFile, sitesOf } from '../archive/site.ts'
import type { Settings } from '../intake/read-settings.ts'
import { AddressProof } from './address-proof.ts'
import type { ImportOptions } from './import-options.ts'
import { Labelling } from './labelling.ts'
import type { Before } from './memory.ts'
import { type Nameable, type Named, Naming, type NewPlaces } from './naming.ts'
import { addressKey } from './old-addresses.ts'
import type { OldItem, OldSite } from './old-item.ts'
import { type FormerHost, OwnHost } from './own-host.ts'
import type { Destinations } from './references.ts'
import { ScratchList, ScratchMap } from './scratch.ts'
import { settledDates } from './settled-dates.ts'
import { siteAfter, toldLanguage } from './site-file.ts'
import { doubtNote, guessNote, SiteLanguage } from './site-language.ts'
import { hostOf } from './text/links.ts'

/** What the first reading settles. */
export interface Plan {
  named: ScratchMap<Named>
  labels: Labelling
  /** The settings of the new site: its own, or those that it is about to get. */
  site: SiteFile
  /** What the old site says of itself, with its language. */
  oldSite: OldSite
  /** The language of the new site; undefined where nothing says it. */
  language: string | undefined
  /** The language that the old site names, but its texts are not in, where the new site names theirs. */
  misnamed: string | undefined
  destinations: Destinations
  hosts: string[]
  /** What the first reading found out about the archive as a whole. */
  notes: string[]
}

/** What is remembered of an item of the first reading. */
type Wanted = Nameable &
  Pick<OldItem, 'translations' | 'names' | 'computedBy'> & { isSeen: boolean }

/** Reads a source for the first time: what its items are called, where they go, and where old addresses lead. */
export async function survey(
  options: ImportOptions,
  settings: Settings,
  before: Before,
): Promise<Plan> {
  const { source, mapping, section } = options
  const labels = new Labelling(settings, mapping, source, section)
  const ownHost = new OwnHost()
  const proof = new AddressProof()
  const languages = new SiteLanguage()
  const wanted = new ScratchList<Wanted>()
  for await (const item of source.outline?.() ?? source.items()) {
    options.progress?.('reading', source.progress())
    if ('unreadable' in item || item.skipped !== undefined) continue
    labels.note(item)
    ownHost.note(item)
    proof.note(item)
    languages.note(item)
    const { key, becomes, title, slug, addresses, names, lang, translations, status } = item
    const { date } = settledDates(item, options, before.files.get(item.key))
    const isSeen = status === 'published'
    const { computedBy } = item
    wanted.push({
      ...{ key, becomes, title, slug, addresses, names, lang, translations, date, isSeen },
      computedBy,
    })
  }
  for (const address of source.named?.() ?? []) proof.name(address)
  proof.settle()
  const { site: toldSite, guessed, doubt } = await languages.of(source.site)
  const language = toldLanguage(options.into, settings, toldSite)
  const isSettled =
    doubt !== undefined &&
    language !== undefined &&
    primaryLanguage(language) === primaryLanguage(doubt.language)
  const oldSite = isSettled ? { ...toldSite, language } : toldSite
  const site = siteAfter(options.into, settings, oldSite)
  const places = placesOf(site, labels)
  const naming = new Naming(options.into, places, before.files)
  for (const item of wanted) naming.reserve(item)
  const named = new ScratchMap<Named>()
  for (const item of wanted) named.set(item.key, { ...naming.name(item), aliases: [], led: [] })
  translated(named, wanted, places)
  const files = new ScratchMap<string>()
  const unseen = new Map<string, string>()
  const whyUnseen = ({ key, isSeen }: Wanted, file: string): string | undefined => {
    const isGone = before.files.has(key) && !existsSync(join(options.into, file))
    return isGone ? 'its file was moved or removed since' : isSeen ? undefined : 'a draft'
  }
  const dates = new Set<string>()
  for (const item of wanted) {
    const place = named.get(item.key)
    if (!place) continue
    const leading = withProof(naming.leading(item, place.address), item, proof)
    named.set(item.key, { ...place, ...leading, losses: [...place.losses, ...leading.losses] })
    const why = whyUnseen(item, place.file)
    if (why === undefined) for (const list of datesOf(item, places)) dates.add(list)
    for (const key of [...item.addresses, place.address].map(addressKey)) {
      if (why !== undefined) unseen.set(key, why)
      else if (!files.has(key)) files.set(key, place.file)
    }
  }
  for (const item of wanted) {
    const file = named.get(item.key)?.file
    if (file === undefined || item.names === undefined) continue
    const why = whyUnseen(item, file)
    for (const name of item.names.map(addressKey)) {
      if (why !== undefined) unseen.set(name, why)
      else if (!files.has(name)) files.set(name, file)
    }
  }
  const address = source.site.address
  const origin = address && URL.canParse(address) ? new URL(address).origin : undefined
  const isKnown = (key: string) => files.has(key) || unseen.has(key)
  const host = hostOf(address ?? '') || ownHost.among(isKnown)
  const told = [...(options.hosts ?? []), ...(source.hosts ?? [])].map(one => hostIn(one))
  const { own, maybe } = ownHost.former(isKnown, host)
  const hosts = new Set([...(host ? [host] : []), ...told, ...own.map(one => one.host)])
  return {
    named,
    labels,
    ...{ site, oldSite, language, misnamed: isSettled ? doubt.named : undefined },
    destinations: { files, unseen, dates, labels, origin, ...places },
    hosts: [...hosts],
    notes: [
      ...(guessed === undefined ? [] : [guessNote(guessed)]),
      ...(doubt === undefined || isSettled ? [] : [doubtNote(doubt)]),
      ...proof.notes(),
      ...hostNotes(own, maybe, hosts),
    ],
  }
}

/** The host in what somebody wrote for one: `old.example`, or an address on it. */
function hostIn(written: string): string {
  return hostOf(/^https?:/.test(written) ? written : `http://${written}`)
}

/** What links at other hosts are taken for. */
function hostNotes(
  own: readonly FormerHost[],
  maybe: readonly FormerHost[],
  hosts: ReadonlySet<string>,
): string[] {
  const of = ({ pages, example }: FormerHost) =>
    `${pages === 1 ? '1 page' : `${pages} pages`} at the path of an imported one, such as ${example}`
  return [
    ...own.map(
      one => `Links to ${one.host} were followed as links to this site: they name ${of(one)}.`,
    ),
    ...maybe
      .filter(one => !hosts.has(one.host))
      .slice(0, 5)
      .map(
        one =>
          `Links to ${one.host} stay as they are, though they name ${of(one)}. If that was this site, too, import again with --host ${one.host}.`,
      ),
  ]
}

type Leading = Pick<Named, 'aliases' | 'led' | 'losses'>

/** Old addresses with what proves them: one that was only worked out is never told as one that leads on. */
function withProof(leading: Leading, item: Wanted, proof: AddressProof): Leading {
  const [first, ...others] = leading.led
  if (first === undefined || first.how === 'none' || !proof.isOpen(item)) return leading
  return { ...leading, led: [{ ...first, open: true }, ...others] }
}

function placesOf(site: SiteFile, labels: Labelling): NewPlaces {
  const [main, ...others] = sitesOf(site)
  const editions = [{ site: main }, ...others.map(site => ({ site }))] as const
  const paths = others.map(({ path }) => path)
  const pathOf = (lang: string | undefined) =>
    lang === undefined ? '' : editionOf(lang, editions).site.path
  const isList = (address: string) => {
    const path = paths.find(one => address.startsWith(`${one}/`)) ?? ''
    return labels.has(address.slice(path.length), lang => pathOf(lang) === path)
  }
  return { timeZone: site.timeZone, pathOf, paths, isList }
}

/** The addresses of the lists of its year, month and day, on which the new site has an article. */
function datesOf({ becomes, date, lang }: Wanted, { timeZone, pathOf }: NewPlaces): string[] {
  const day = date && momentOf(date.text, timeZone).day
  if (becomes === 'page' || day === undefined) return []
  const [year, month] = [day.slice(0, 4), day.slice(5, 7)]
  const path = pathOf(lang)
  return [`/${year}/`, `/${year}/${month}/`, `/${year}/${month}/${day.slice(8)}/`].map(
    list => path + list,
  )
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
    const [own, first] = [named.get(key), named.get(original?.key ?? '')]
    if (!own || first === undefined || original?.path === pathOf(lang)) continue
    named.set(key, { ...own, translationOf: first.id ?? idOfFile(first.file) })
  }
}
