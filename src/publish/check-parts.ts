import type { MadeFrom, Manifest } from './part-manifest.ts'
import { shownShard } from './shard.ts'

/** A part that was named: its folder as people type it, and what it says of itself, or why that cannot be used. */
export interface NamedPart {
  folder: string
  manifest: Manifest | string
}

/** A part whose manifest can be read. */
export interface ReadPart extends NamedPart {
  manifest: Manifest
}

/** How to make a part again. */
export function again({ folder, manifest: { number, of } }: ReadPart): string {
  return `Make it again: “npm run build -- --shard ${number}/${of} --part ${folder}”.`
}

/** Why folders are not the parts of one site, all of them, each once; a sentence for each fault. */
export function unreadableParts(parts: readonly NamedPart[]): string[] {
  const unreadable = parts.flatMap(({ folder, manifest }) =>
    typeof manifest === 'string'
      ? [
          `${folder} ${manifest}. Make it again with “--shard N/M --part ${folder}”, or copy it again.`,
        ]
      : [],
  )
  return unreadable.length > 0 ? unreadable : notOneSite(parts as readonly ReadPart[])
}

function notOneSite(parts: readonly ReadPart[]): string[] {
  const [first] = parts
  if (!first) return []
  const { of } = first.manifest
  const others = parts.filter(({ manifest }) => manifest.of !== of)
  if (others.length > 0) {
    return others.map(
      part =>
        `${part.folder} is part ${shownShard(part.manifest)}, and ${first.folder} is part ${shownShard(first.manifest)}. Merge parts that were made for the same number of machines.`,
    )
  }
  const byNumber = Map.groupBy(parts, ({ manifest }) => manifest.number)
  return Array.from({ length: of }, (_, i) => i + 1).flatMap(number => {
    const own = byNumber.get(number) ?? []
    const name = shownShard({ number, of })
    if (own.length === 0) {
      return [
        `Part ${name} is missing. Make it with “npm run build -- --shard ${name}”, and name its folder too.`,
      ]
    }
    const folders = own.map(({ folder }) => folder).join(' and ')
    return own.length > 1 ? [`Part ${name} is named twice: ${folders}. Name each part once.`] : []
  })
}

/** What it means when a part was made from something else than is here. */
const otherwise: Record<keyof MadeFrom, string> = {
  content: 'from other content than is here. Make and merge all parts with the same commit of it',
  code: 'by other code, packages or settings than are here. Make and merge all parts with the same commit and the same Node',
  machine: 'on a machine of another kind. Make and merge all parts on the same system',
  until: 'before or after an article appeared by its date or embargo. Make all parts again',
  templates:
    'with other templates or packages than are here. Install packages with “npm ci”, and make all parts again',
}

/** Which parts were not made from what is here, as far as it is known; a sentence for each. */
export function madeOtherwise(parts: readonly ReadPart[], here: Partial<MadeFrom>): string[] {
  const known = Object.keys(here) as (keyof MadeFrom)[]
  return parts.flatMap(({ folder, manifest }) => {
    const other = known.find(key => manifest.madeFrom[key] !== here[key])
    const name = shownShard(manifest)
    return other ? [`${folder} (part ${name}) was made ${otherwise[other]}.`] : []
  })
}
