import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { byText } from '../archive/order.ts'
import type { Problem } from '../archive/problem.ts'

/** A file that was found, by its path below the content folder (forward slashes). */
export interface FoundFile {
  file: string
  size: number
  /** Milliseconds since 1970, with fractions where the disk keeps them. */
  mtime: number
}

interface Found {
  files: FoundFile[]
  problems: Problem[]
}

const together = 64

/**
 * Finds files below `folder` of the content folder `root` by the end of their names, in any nesting,
 * in an order that depends on the names alone. Names that begin with “.” or “_” are passed over.
 * Symbolic links are followed within the content folder and refused when they lead out of it. A
 * folder that does not exist holds no files.
 */
export async function findFiles(root: string, folder: string, ends: RegExp): Promise<Found> {
  const found: Found = { files: [], problems: [] }
  const real = await realpath(root).catch(() => root)
  const start = await realpath(join(root, folder)).catch(() => join(real, folder))
  if (!start.startsWith(real + sep)) {
    found.problems.push({ code: 'link-outside', file: folder, target: shownTarget(real, start) })
    return found
  }
  await walk({ root, real, ends, found, above: [start] }, folder)
  found.files.sort((a, b) => byText(a.file, b.file))
  return found
}

interface Walk {
  root: string
  real: string
  ends: RegExp
  found: Found
  /** Real paths of the folders that the way here led through, so that a circle of links ends. */
  above: readonly string[]
}

async function walk(at: Walk, folder: string): Promise<void> {
  const entries = await entriesOf(at, folder)
  const visible = entries.filter(({ name }) => !name.startsWith('.') && !name.startsWith('_'))
  for (let i = 0; i < visible.length; i += together) {
    const some = visible.slice(i, i + together)
    await Promise.all(some.map(entry => visit(at, `${folder}/${entry.name}`, entry)))
  }
}

async function entriesOf(at: Walk, folder: string): Promise<Dirent[]> {
  try {
    return await readdir(join(at.root, folder), { withFileTypes: true })
  } catch (error) {
    if (!isGone(error)) at.found.problems.push(unreadable(folder, error))
    return []
  }
}

async function visit(at: Walk, path: string, entry: Dirent): Promise<void> {
  if (entry.isSymbolicLink()) return follow(at, path)
  if (entry.isDirectory()) return walk(at, path)
  if (entry.isFile() && at.ends.test(entry.name)) await add(at, path)
}

async function follow(at: Walk, path: string): Promise<void> {
  try {
    const target = await realpath(join(at.root, path))
    const inside = target === at.real || target.startsWith(at.real + sep)
    if (!inside) {
      const shown = shownTarget(at.real, target)
      at.found.problems.push({ code: 'link-outside', file: path, target: shown })
      return
    }
    const stats = await stat(target)
    if (stats.isFile() && at.ends.test(path)) await add(at, path)
    const circle = at.above.some(folder => folder === target || folder.startsWith(target + sep))
    if (stats.isDirectory() && !circle) await walk({ ...at, above: [...at.above, target] }, path)
  } catch (error) {
    at.found.problems.push(unreadable(path, error))
  }
}

function shownTarget(real: string, target: string): string {
  return relative(real, target).split(sep).join('/')
}

async function add(at: Walk, file: string): Promise<void> {
  try {
    const { size, mtimeMs }: Stats = await stat(join(at.root, file))
    at.found.files.push({ file, size, mtime: mtimeMs })
  } catch (error) {
    at.found.problems.push(unreadable(file, error))
  }
}

/** What a file that could not be read is told as: gone since the scan began, or out of reach. */
export function unreadable(file: string, error: unknown): Problem {
  if (isGone(error)) return { code: 'file-vanished', file }
  const { code = '', message } = error as NodeJS.ErrnoException
  return { code: 'file-unreadable', file, reason: reasons[code] ?? message }
}

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'its name is too long',
  EISDIR: 'it is a folder',
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
