import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
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

/**
 * Finds files below `folder` of the content folder `root`, or below `root` itself where `folder` is empty, by the end of their names, in any nesting,
 * in an order that depends on the names alone. Names that begin with “.” or “_” are passed over.
 * Symbolic links are followed within the content folder and refused when they lead out of it. A
 * folder that does not exist holds no files. Asks the disk one thing after the other: for each file
 * that costs a tenth of what a promise does.
 */
export function findFiles(root: string, folder: string, ends: RegExp): Found {
  const found: Found = { files: [], problems: [] }
  const real = realOr(root, root)
  const start = realOr(join(root, folder), join(real, folder))
  if (!isWithin(start, real)) {
    found.problems.push({ code: 'link-outside', file: folder, target: shownTarget(real, start) })
    return found
  }
  walk({ root, real, ends, found, above: [start] }, folder)
  found.files.sort((a, b) => byText(a.file, b.file))
  return found
}

/** Whether a real path is a folder or lies below it; everything lies below the root of a disk. */
function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function realOr(path: string, otherwise: string): string {
  try {
    return realpathSync(path)
  } catch {
    return otherwise
  }
}

interface Walk {
  root: string
  real: string
  ends: RegExp
  found: Found
  /** Real paths of the folders that the way here led through, so that a circle of links ends. */
  above: readonly string[]
}

function walk(at: Walk, folder: string): void {
  for (const entry of entriesOf(at, folder)) {
    if (!/^[._]/.test(entry.name))
      visit(at, folder === '' ? entry.name : `${folder}/${entry.name}`, entry)
  }
}

function entriesOf(at: Walk, folder: string): Dirent[] {
  try {
    return readdirSync(join(at.root, folder), { withFileTypes: true })
  } catch (error) {
    if (!isGone(error)) at.found.problems.push(unreadable(folder, error))
    return []
  }
}

function visit(at: Walk, path: string, entry: Dirent): void {
  if (entry.isSymbolicLink()) follow(at, path)
  else if (entry.isDirectory()) walk(at, path)
  else if (entry.isFile() && at.ends.test(entry.name)) add(at, path)
}

function follow(at: Walk, path: string): void {
  try {
    const target = realpathSync(join(at.root, path))
    if (!isWithin(target, at.real)) {
      const shown = shownTarget(at.real, target)
      at.found.problems.push({ code: 'link-outside', file: path, target: shown })
      return
    }
    const stats = statSync(target)
    if (stats.isFile() && at.ends.test(path)) add(at, path)
    const circle = at.above.some(folder => folder === target || folder.startsWith(target + sep))
    if (stats.isDirectory() && !circle) walk({ ...at, above: [...at.above, target] }, path)
  } catch (error) {
    at.found.problems.push(unreadable(path, error))
  }
}

function shownTarget(real: string, target: string): string {
  return relative(real, target).split(sep).join('/')
}

function add(at: Walk, file: string): void {
  try {
    const { size, mtimeMs } = statSync(join(at.root, file))
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
