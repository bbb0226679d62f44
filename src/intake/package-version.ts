import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

/** Name and version of an installed package. Throws when there is none. */
export function packageVersion(name: string): string {
  const file = findPackageJSON(name, import.meta.url)
  if (!file) throw new Error(`the package ${name} is not installed`)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return `${name}@${version}`
}
