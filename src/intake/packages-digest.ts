import { readFileSync } from 'node:fs'
import { digestOf } from '../archive/digest.ts'

/**
 * A digest of everything that the project is run with: the version of Node, whose tables of Unicode it uses, and the
 * lockfile, which names all packages down to those that no file here imports.
 */
export function packagesDigest(): string {
  const lockfile = readFileSync(new URL('../../package-lock.json', import.meta.url))
  return digestOf(`${process.version} ${digestOf(lockfile)}`)
}
