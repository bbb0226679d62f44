import { existsSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from './lock.ts'
import { workshop } from './site-files.ts'

/**
 * Takes an output folder for this process, so that builds with other caches keep out of it. Returns undefined, or the
 * number of the living process that has it. When this process ends, nothing is left of that, nor of files that were not
 * whole; nor of the folder, when it was made for that and nothing was published.
 */
export function takeWorkshop(out: string): number | undefined {
  const isNew = !existsSync(out)
  const holder = takeLock(join(out, workshop))
  if (holder !== undefined) return holder
  process.once('exit', () => {
    rmSync(join(out, workshop), { recursive: true, force: true })
    if (isNew) removeIfEmpty(out)
  })
  return undefined
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {}
}
