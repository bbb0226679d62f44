import { statSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import type { Preview } from '../archive/preview.ts'
import type { Problem } from '../archive/problem.ts'
import { stampOf } from '../intake/file-stamp.ts'
import type { Counts } from '../terminal/summary.ts'
import type { Folders } from './folders.ts'
import { filesIn } from './site-files.ts'
import { sourcesDigest } from './templates.ts'

/**
 * What a build was made from, and what it said. A build that would be made from the same has nothing to
 * do, and need not find that out page by page.
 */
export interface LastBuild {
  /** Of everything that it was made from. */
  inputs: string
  /** The instant (milliseconds since 1970) at which the archive changes by itself; null when it does not. */
  until: number | null
  notices: string[]
  problems: Problem[]
  counts: Counts
}

/** Files that were touched within so many milliseconds may change again without looking changed. */
const settling = 2000

/**
 * A digest of everything that a build is made from: the name of every file, and what the disk says of it, of the content
 * folder and of `public/`, the code, and where a preview is to be. Undefined while a file is too new to be trusted by its time.
 */
export function inputsOf(
  folders: Folders,
  code: string,
  now: number,
  preview?: Preview,
): string | undefined {
  const parts = [code, process.env.NODE_ENV ?? '', preview ? JSON.stringify(preview) : '']
  for (const folder of [folders.content, folders.public]) {
    for (const file of filesIn(folder).sort()) {
      const stats = statSync(join(folder, file), { throwIfNoEntry: false })
      // What is in a folder that a link leads to, the stamp of the folder does not say.
      if (!stats || stats.isDirectory() || stats.mtimeMs > now - settling) return undefined
      parts.push(`${folder}/${file} ${Object.values(stampOf(stats)).join(' ')}`)
    }
  }
  return digestOf(parts.join('\0'))
}

/** Whether the last build is what a build now would be. */
export function isStill(last: LastBuild, inputs: string | undefined, now: number): boolean {
  return last.inputs === inputs && (last.until === null || now < last.until)
}

/** Of what a site is made from, with the files that its templates were compiled from. */
export function withTemplates(inputs: string | undefined, { cache }: Folders): string | undefined {
  return inputs && digestOf(`${inputs} ${sourcesDigest(cache)}`)
}
