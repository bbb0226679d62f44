import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { partOf } from '../plan/site-assets.ts'
import { fileOf } from '../plan/site-path.ts'
import { shownPath } from '../terminal/shown-path.ts'
import { Refusal } from '../terminal/telling.ts'
import { again, madeOtherwise, type ReadPart, unreadableParts } from './check-parts.ts'
import type { Delta } from './delta.ts'
import { placeIn, readPart } from './part-folder.ts'
import type { MadeFrom } from './part-manifest.ts'
import type { MadeFile } from './render-worker.ts'

/** The parts of a site that other machines made. None in a build that makes everything itself. */
export interface GivenParts {
  /** How many there are. */
  count: number
  /** Refuses parts that were not made from what is here, as far as that is known. */
  check: (here: Partial<MadeFrom>) => void
  /** Whether they have a part of the search. */
  hasSearch: (part: string) => boolean
  /** Puts what they have of pages and parts of the search into a stage. Refuses a file that is not as it was made. */
  take: (delta: Pick<Delta, 'pages' | 'parts'>, stage: string) => MadeFile[]
}

/** A part with its complete path. */
type PartAt = ReadPart & { path: string }

/** Opens the folders of parts. Refuses, by name, what is no part, and parts that are not all of one site. */
export function openParts(folders: readonly string[]): GivenParts {
  const named = folders.map(path => ({ path, ...readPart(path) }))
  refuse(unreadableParts(named))
  const parts = named as PartAt[]
  const held = new Map(
    parts.flatMap(part => part.manifest.files.map(made => [made.file, { part, made }] as const)),
  )
  const ofSearch = Map.groupBy(held.keys(), partOf)
  return {
    count: parts.length,
    check: here => refuse(madeOtherwise(parts, here)),
    hasSearch: part => ofSearch.has(part),
    take: (delta, stage) => {
      const searches = [...delta.parts.keys()].flatMap(part => ofSearch.get(part) ?? [])
      const wanted = [...delta.pages.keys().map(fileOf), ...searches]
      const found = wanted.flatMap(file => held.get(file) ?? [])
      const inStage = new Set(found.map(({ made }) => dirname(join(stage, made.file))))
      for (const folder of inStage) mkdirSync(folder, { recursive: true })
      for (const { part, made } of found) writeFileSync(join(stage, made.file), bytesOf(part, made))
      return found.map(({ made }) => made)
    },
  }
}

/** The bytes of a file of a part. Refuses the part when they are not those that were made. */
function bytesOf(part: PartAt, made: MadeFile): Uint8Array {
  const path = placeIn(part.path, made)
  const bytes = bytesAt(path)
  if (bytes && digestOf(bytes) === made.sha256) return bytes
  const fault = bytes ? 'has other bytes than were made' : 'is missing'
  throw new Refusal(
    `${part.folder} is damaged: ${shownPath(path)}, which is ${made.file}, ${fault}. Copy the part again. ${again(part)}`,
  )
}

function bytesAt(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Refusal(faults.join('\n'))
}
