import type { Settings } from '../intake/read-settings.ts'
import type { ImportOptions } from './import-options.ts'
import { Labelling } from './labelling.ts'
import type { Before } from './memory.ts'
import { type Nameable, type Named, Naming } from './naming.ts'
import { addressKey } from './old-addresses.ts'
import type { OldItem } from './old-item.ts'
import { OwnHost } from './own-host.ts'
import { PackedList, PackedMap } from './packed.ts'
import type { Destinations } from './references.ts'
import { hostOf } from './text/links.ts'

/** What the first reading settles. */
export interface Plan {
  named: PackedMap<Named>
  labels: Labelling
  destinations: Destinations
  hosts: string[]
}

/** Reads a source for the first time: what its items are called, where they go, and where old addresses lead. */
export async function survey(
  options: ImportOptions,
  settings: Settings,
  before: Before,
): Promise<Plan> {
  const { source, mapping, section } = options
  const labels = new Labelling(settings, mapping, { section })
  const ownHost = new OwnHost()
  const wanted = new PackedList<Nameable & { isSeen: boolean }>()
  for await (const item of source.outline?.() ?? source.items()) {
    options.progress?.('reading', source.progress())
    if ('unreadable' in item || item.skipped !== undefined) continue
    labels.note(item)
    if (source.site.address === undefined) ownHost.note(item)
    const { key, becomes, title, slug, addresses, status } = item
    const date = dated(item, options)
    const isSeen = status === 'published'
    wanted.push({ key, becomes, title, slug, addresses, date, isSeen })
  }
  const known = new Map([...before.files].map(([key, { file }]) => [key, file]))
  const naming = new Naming(options.into, settings.site.timeZone, known)
  for (const item of wanted) naming.reserve(item)
  const named = new PackedMap<Named>()
  for (const item of wanted) named.set(item.key, { ...naming.name(item), aliases: [], led: [] })
  const files = new Map<string, string>()
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
  const address = source.site.address
  const origin = address && URL.canParse(address) ? new URL(address).origin : undefined
  const host = hostOf(address ?? '') || ownHost.among(key => files.has(key) || unseen.has(key))
  return {
    named,
    labels,
    destinations: { files, unseen, labels, origin },
    hosts: host ? [host] : [],
  }
}

/** The date of an item: its own, or the one that the keeper gave for all that have none. */
export function dated({ date, status }: OldItem, options: ImportOptions): OldItem['date'] {
  if (date || options.date === undefined || status === 'trash') return date
  return { text: options.date, guess: 'it had no date: this one was given for all that have none' }
}
