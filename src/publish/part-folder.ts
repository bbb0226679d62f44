import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { shownPath } from '../terminal/shown-path.ts'
import { Refusal } from '../terminal/telling.ts'
import type { NamedPart } from './check-parts.ts'
import { type Folders, holds, outFault } from './folders.ts'
import { type Manifest, manifestFrom, manifestText } from './part-manifest.ts'
import type { MadeFile } from './render-worker.ts'

/*
 * A part as a folder: `part.json`, and in `files/` the bytes of each file, named by their SHA-256. Parts travel
 * in ways that lose hidden files, colons, capitals or forms of Unicode; so no name of a page is a file's name.
 */

const manifestFile = 'part.json'
const filesFolder = 'files'

/** Where the bytes of a file are in a part’s folder. */
export function placeIn(part: string, { sha256 }: Pick<MadeFile, 'sha256'>): string {
  return join(part, filesFolder, sha256)
}

/** Refuses a folder for a part that is another’s, or in which it would be published or get lost. */
export function checkPlaceOfPart(part: string, folders: Folders): void {
  const shown = shownPath(part)
  const fault = outFault({ ...folders, out: part }, '--part')
  if (fault) throw new Refusal(fault)
  for (const folder of [folders.out, folders.public]) {
    if (!holds(folder, part) && !holds(part, folder)) continue
    throw new Refusal(
      `${shown} would be published with ${shownPath(folder)}. Point --part at a folder of its own.`,
    )
  }
  const names = namesIn(part)
  const others = names.filter(name => name !== manifestFile && name !== filesFolder)
  if (others.length === 0 && (names.length === 0 || names.includes(manifestFile))) return
  throw new Refusal(
    `${shown} holds files that are no part of a site: ${(others.length > 0 ? others : names).slice(0, 5).join(', ')}. Point --part at an empty folder.`,
  )
}

/**
 * Moves made files from a stage into a part's folder, in place of the part before. The manifest comes last; until then it
 * is empty, and says that the folder holds no part.
 */
export function writePart(part: string, stage: string, told: Omit<Manifest, 'form'>): void {
  mkdirSync(part, { recursive: true })
  writeFileSync(join(part, manifestFile), '')
  rmSync(join(part, filesFolder), { recursive: true, force: true })
  mkdirSync(join(part, filesFolder))
  for (const made of told.files) {
    move(join(stage, made.file), placeIn(part, made))
  }
  writeFileSync(join(part, manifestFile), manifestText(told))
}

/** Moves a file; to another disk by a copy. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    copyFileSync(from, to)
  }
}

/** A folder that was named as a part. */
export function readPart(part: string): NamedPart {
  const folder = shownPath(part)
  if (!namesIn(part).includes(manifestFile)) {
    return { folder, manifest: `holds no part: there is no ${manifestFile} in it` }
  }
  return { folder, manifest: manifestFrom(readFileSync(join(part, manifestFile), 'utf8')) }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
