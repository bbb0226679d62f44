import { cpSync, existsSync, lstatSync, realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import { shownPath } from '../terminal/shown-path.ts'
import { Refusal } from '../terminal/telling.ts'
import { isPublishable } from './site-files.ts'

/**
 * Copies the files of folders into another; what a link leads to counts as what it names. Folders that do not exist are
 * passed over. Throws a refusal that names what cannot be copied.
 */
export function copyInto(folder: string, from: readonly string[]): void {
  const filter = (path: string) => isPublishable(path) && isWhole(path)
  for (const one of from.filter(existsSync))
    cpSync(one, folder, { recursive: true, dereference: true, filter })
}

/** True for a file or a folder; throws a refusal for anything else. */
function isWhole(path: string): true {
  const fault = faultOf(path)
  if (fault === undefined) return true
  throw new Refusal(`${shownPath(path)} cannot be published: ${fault}. Remove it.`)
}

function faultOf(path: string): string | undefined {
  const link = lstatSync(path, { throwIfNoEntry: false })
  if (!link) return 'it was removed while the site was built'
  const stats = link.isSymbolicLink() ? targetOf(path) : link
  if (typeof stats === 'string') return stats
  if (!stats.isFile() && !stats.isDirectory()) return 'it is neither a file nor a folder'
  const isCircle =
    link.isSymbolicLink() &&
    `${realpathSync(dirname(path))}${sep}`.startsWith(`${realpathSync(path)}${sep}`)
  return isCircle ? 'it is a link to a folder that it is in' : undefined
}

/** What a link leads to; otherwise why it leads nowhere. */
function targetOf(path: string): Stats | string {
  try {
    return statSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ELOOP' ? 'its links go in a circle' : 'it is a link to nothing'
  }
}
