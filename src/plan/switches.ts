import type { Archive } from '../archive/archive.ts'
import type { Edition } from '../archive/edition.ts'
import type { SwitchName } from '../archive/explain-size.ts'
import type { Site } from '../archive/site.ts'

/** A setting of `site.yaml` that makes a site smaller. */
export interface Switch {
  name: SwitchName
  /** As it is written there. */
  setting: string
  /** The settings with it; undefined where they have it, or something smaller, already. */
  in: (site: Site) => Site | undefined
}

const when = (is: boolean, changed: () => Site) => (is ? changed() : undefined)

/** All of them. Those that cost readers least come first. */
export const switches: readonly Switch[] = [
  {
    ...{ name: 'archive feed', setting: 'feeds: {archive: false}' },
    in: site =>
      when(site.feeds.archive, () => ({ ...site, feeds: { ...site.feeds, archive: false } })),
  },
  {
    ...{ name: 'one record', setting: 'records: json' },
    in: site => when(site.records === true, () => ({ ...site, records: 'json' })),
  },
  {
    ...{ name: 'no records', setting: 'records: false' },
    in: site => when(site.records !== false, () => ({ ...site, records: false })),
  },
  {
    ...{ name: 'no cards', setting: 'socialCards: none' },
    in: site => when(site.socialCards !== 'none', () => ({ ...site, socialCards: 'none' })),
  },
  {
    ...{ name: 'one feed form', setting: 'feeds: {forms: [rss]}' },
    in: site =>
      when(site.feeds.forms.length > 1, () => ({
        ...site,
        feeds: { ...site.feeds, forms: ['rss'] },
      })),
  },
  {
    ...{ name: 'short feeds', setting: 'feeds: {text: summary}' },
    in: site =>
      when(site.feeds.text === 'full', () => ({
        ...site,
        feeds: { ...site.feeds, text: 'summary' },
      })),
  },
  {
    ...{ name: 'larger search files', setting: 'itemsPerSearchFile: 24' },
    in: site => when(site.itemsPerSearchFile < 24, () => ({ ...site, itemsPerSearchFile: 24 })),
  },
  {
    ...{ name: 'longer lists', setting: 'itemsPerPage: 200' },
    in: site => when(site.itemsPerPage < 200, () => ({ ...site, itemsPerPage: 200 })),
  },
  {
    ...{ name: 'no list feeds', setting: 'feeds: {forms: []}' },
    in: site =>
      when(site.feeds.forms.length > 0, () => ({ ...site, feeds: { ...site.feeds, forms: [] } })),
  },
]

/** An archive with switches set, in every edition. */
export function switched(archive: Archive, set: readonly Switch[]): Archive {
  const change = (site: Site) => set.reduce((sum, one) => one.in(sum) ?? sum, site)
  const [main, ...others] = archive.editions.map(
    (edition): Edition => ({ ...edition, site: change(edition.site) }),
  )
  return { ...archive, site: change(archive.site), editions: [main as Edition, ...others] }
}

/** A switch that was chosen, and what it changes after those before it. */
export interface Chosen<Size> {
  set: Switch
  before: Size
  after: Size
}

/**
 * The switches with which a site fits, in the order of what they cost readers, without those that it fits without; all that
 * make it smaller, when it does not fit with all of them. `sizeWith` says how large the site is with switches set, `isLess`
 * whether one is smaller than another.
 */
export function fewestSwitches<Size>(
  site: Site,
  sizeWith: (set: readonly Switch[]) => Size,
  { fits, isLess }: { fits: (size: Size) => boolean; isLess: (one: Size, other: Size) => boolean },
): Chosen<Size>[] {
  let chosen: Switch[] = []
  let size = sizeWith([])
  let now = site
  for (const one of switches) {
    if (fits(size)) break
    const next = one.in(now)
    if (!next) continue
    const smaller = sizeWith([...chosen, one])
    if (!isLess(smaller, size)) continue
    chosen = [...chosen, one]
    size = smaller
    now = next
  }
  if (fits(size)) {
    for (const one of chosen.slice(0, -1).reverse()) {
      const others = chosen.filter(other => other !== one)
      if (fits(sizeWith(others))) chosen = others
    }
  }
  return chosen.map((set, i) => ({
    ...{ set, before: sizeWith(chosen.slice(0, i)) },
    after: sizeWith(chosen.slice(0, i + 1)),
  }))
}
