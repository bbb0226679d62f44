import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../archive/digest.ts'
import { installedFor, lockedIn } from './installed.ts'
import { lockfiles, packagesDigest } from './packages-digest.ts'
import { reachOf } from './reach.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))

/**
 * A digest of all that decides what modules do: their sources and those that they reach, the packages that these use and
 * that those need in turn, and Node with its tables. `roots` are paths below the folder `root`. What is made by other
 * modules alone, and what none of them uses, changes nothing. Where there is another lockfile than npm's, all of it counts.
 * Throws `NoLockfile` when there is none.
 */
export function moduleDigest(
  roots: readonly string[],
  root = project,
  versions: Readonly<Record<string, string | undefined>> = process.versions,
): string {
  const { files, packages } = reachOf(root, roots)
  const sources = files.map(file => `${file} ${digestOf(readFileSync(join(root, file)))}`)
  const lockfile = lockfiles.filter(name => existsSync(join(root, name)))
  const isNpm = lockfile.join() === 'package-lock.json'
  const locked = isNpm ? lockedAt(join(root, 'package-lock.json')) : undefined
  const used = locked ? installedFor(packages, locked) : [packagesDigest(root, versions)]
  return digestOf(JSON.stringify([versions, sources, used]))
}

/** What was read of a lockfile last. A build asks for several digests, and to parse it takes longer than to read it. */
let last: { text: string; locked: ReturnType<typeof lockedIn> } | undefined

function lockedAt(path: string): ReturnType<typeof lockedIn> {
  const text = readFileSync(path, 'utf8')
  if (last?.text !== text) last = { text, locked: lockedIn(text) }
  return last.locked
}
