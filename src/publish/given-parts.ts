import { readFileSync } from 'node:fs'
import { digestOf } from '../archive/digest.ts'
import { fileOf } from '../plan/site-path.ts'
import { again, madeOtherwise, type ReadPart, unreadableParts } from './check-parts.ts'
import type { Delta } from './delta.ts'
import { shownPath } from './folders.ts'
import { placeIn, readPart } from './part-folder.ts'
import type { MadeFrom } from './part-manifest.ts'
import type { MadeFile } from './render-worker.ts'
import { type Parts, partOf } from './search-parts.ts'
import { Refusal } from './telling.ts'
import { writeFiles } from './write-files.ts'

/** The parts of a site that other machines made. None in a build that makes everything itself. */
export interface GivenParts {
  /** How many there are. */
  count: number
  /** Refuses parts that were not made from what is here, as far as that is known. */
  check: (here: Partial<MadeFrom>) => void
  /** Whether they have a part of the search. */
  hasSearch: (part: string) => boolean
  /** Of pages and parts of the search, the files that they have. */
  filesFor: (delta: Pick<Delta, 'pages' | 'parts'>) => MadeFile[]
  /** Puts files of theirs into a stage. Refuses when one is not as it was made. */
  take: (files: readonly MadeFile[], stage: string) => Promise<MadeFile[]>
}

/** Opens the folders of parts. Refuses, by name, what is no part, and parts that are not all of one site. */
export function openParts(folders: readonly string[]): GivenParts {
  const named = folders.map(path => ({ path, ...readPart(path) }))
  refuse(unreadableParts(named))
  const parts = named as ({ path: string } & ReadPart)[]
  const holders = new Map(
    parts.flatMap(part => part.manifest.files.map(made => [made.file, { part, made }] as const)),
  )
  const ofSearch = Map.groupBy(holders.keys(), partOf)
  const bytesOf = (address: string): Uint8Array => {
    const { part, made } = holders.get(address.slice(1)) as {
      part: (typeof parts)[number]
      made: MadeFile
    }
    const bytes = bytesAt(placeIn(part.path, made))
    if (bytes && digestOf(bytes) === made.sha256) return bytes
    const fault = bytes ? 'has other bytes than were made' : 'is missing'
    throw new Refusal(
      `${part.folder} is damaged: ${shownPath(placeIn(part.path, made))}, which is ${made.file}, ${fault}. Copy the part again. ${again(part)}`,
    )
  }
  return {
    count: parts.length,
    check: here => refuse(madeOtherwise(parts, here)),
    hasSearch: part => ofSearch.has(part),
    filesFor: ({ pages, parts }) => {
      const files = [...pages.keys().map(fileOf), ...filesOf(parts, ofSearch)]
      return files.flatMap(file => holders.get(file)?.made ?? [])
    },
    take: (files, stage) =>
      writeFiles(
        files.map(({ file }) => `/${file}`),
        async address => bytesOf(address),
        stage,
      ),
  }
}

function filesOf(parts: Parts, ofSearch: ReadonlyMap<string | undefined, string[]>): string[] {
  return [...parts.keys()].flatMap(part => ofSearch.get(part) ?? [])
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
