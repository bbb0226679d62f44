import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../archive/digest.ts'

/** Nothing says which packages the project is run with. */
export class NoLockfile extends Error {}

/** Files in which programs that install packages note the version of each. */
export const lockfiles: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
]

const project = fileURLToPath(new URL('../../', import.meta.url))

/**
 * A digest of everything that a project is run with: Node and all that it was built with, such as ICU, whose tables of
 * Unicode, languages and time zones it uses; and the lockfile, which names all packages, even those that no file here
 * imports. Of several lockfiles, all count: which of them holds is a matter of the program. Throws `NoLockfile` when
 * there is none, since nothing that was made before could be relied on.
 */
export function packagesDigest(
  root = project,
  versions: Readonly<Record<string, string | undefined>> = process.versions,
): string {
  const found = lockfiles.map(name => join(root, name)).filter(file => existsSync(file))
  if (found.length === 0)
    throw new NoLockfile(
      `There is no package-lock.json in ${root}, so nobody knows with which packages the site is built. Bring it back from git, or run “npm install”, which writes it. A lockfile of pnpm, Yarn or Bun will do as well.`,
    )
  const installed = found.map(file => digestOf(readFileSync(file)))
  return digestOf(JSON.stringify([versions, ...installed]))
}
