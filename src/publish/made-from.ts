import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { findFiles } from '../intake/find-files.ts'
import { codeDigest } from './code-digest.ts'
import type { Folders } from './folders.ts'
import type { MadeFrom } from './part-manifest.ts'
import { filesIn } from './site-files.ts'
import type { Templates } from './templates.ts'

/**
 * What is made on this machine is made from this, as far as that is known before the archive is opened. Files count by
 * their bytes, since each machine has a checkout of its own. Of those in `public/` the names alone count: pages show which
 * icons there are, and the machine that publishes the site takes the files from its own.
 */
export function madeFromFolders({
  content,
  ...folders
}: Pick<Folders, 'content' | 'public'>): Pick<MadeFrom, 'content' | 'code' | 'machine'> {
  const { files } = findFiles(content, '', /(?:)/)
  const told = files.map(({ file }) => `${file} ${bytesDigest(join(content, file))}`)
  const names = filesIn(folders.public).sort()
  return {
    content: digestOf(JSON.stringify([told, names])),
    code: codeDigest(),
    machine: `${process.platform} ${process.arch}`,
  }
}

/** The digest of templates on every machine where they give the same pages. */
export function templatesDigest({ digest, assets }: Templates): string {
  return digestOf(JSON.stringify([digest, ...filesIn(assets).sort()]))
}

const buffer = Buffer.alloc(1 << 20)

/** The SHA-256 of a file of any size. */
function bytesDigest(path: string): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
