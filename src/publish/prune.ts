import { lstat, readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a page's file is below the output folder: `/a/b/` is `a/b/index.html`. */
export function fileOf(address: string): string {
  return `${address.slice(1)}${address.endsWith('/') ? 'index.html' : ''}`
}

/**
 * Removes from the output folder every file for which `stays` says no, and the folders that are empty
 * then. Returns how many files went.
 */
export async function prune(
  out: string,
  stays: (file: string, mtime: number) => boolean,
  below = '',
): Promise<number> {
  const entries = await readdir(join(out, below), { withFileTypes: true })
  let removed = 0
  for (const entry of entries) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    if (file === '.git') continue
    if (entry.isDirectory()) removed += await prune(out, stays, file)
    else if (!stays(file, (await lstat(join(out, file))).mtimeMs)) {
      await rm(join(out, file))
      removed += 1
    }
  }
  if (below !== '' && (await readdir(join(out, below))).length === 0) await rmdir(join(out, below))
  return removed
}
