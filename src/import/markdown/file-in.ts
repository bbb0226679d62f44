import { realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Folder } from './folder.ts'

/** The real path of a file below a site's folder; undefined when there is none, or when it lies outside. */
export function fileIn(path: string, { root }: Pick<Folder, 'root'>): string | undefined {
  const full = join(root, path)
  if (!full.startsWith(root + sep) || full.includes('\0')) return undefined
  try {
    const real = realpathSync(full)
    return real.startsWith(root + sep) && statSync(real).isFile() ? real : undefined
  } catch {
    return undefined
  }
}
