import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { byText } from '../archive/order.ts'
import type { Problem } from '../archive/problem.ts'
import { type FileStamp, stampOf } from './file-stamp.ts'

/** A file that was found, by its path below the content folder (forward slashes). */
export interface FoundFile extends FileStamp {
  file: string
}

interface Found {
  files: FoundFile[]
  /** Paths of the files whose names end otherwise. */
  others: string[]
  problems: Problem[]
}

/**
 * Finds files below `folder` of the content folder `root`, or below `root` itself where `folder` is empty, by the end of their names, in any nesting,
 * in an order that depends on the names alone. Names that begin with “.” or “_” are passed over.
 * Symbolic links are followed within the content folder and refused when they lead out of it. Each real folder is walked
 * once, by its own path if it has one here; another way to it is a problem. A
 * folder that does not exist holds no files. Asks the disk one thing after the other: for each file
 * that costs a tenth of what a promise does.
 */
export function findFiles(root: string, folder: string, ends: RegExp): Found {
  const found: Found = { files: [], others: [], problems: [] }
  const real = realOr(root, root)
  const start = realOr(join(root, folder), join(real, folder))
  if (!isWithin(start, real)) {
    found.problems.push({ code: 'link-outside', file: folder, target: shownTarget(real, start) })
    return found
  }
  const known = new Set(foldersAround({ real }, start))
  const at: Walk = { root, real, ends, found, known, links: [] }
  walk(at, folder, start)
  for (const { path, target } of at.links) walk(at, path, target)
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
  /** Real paths of the folders that were walked, and of those that hold the one in which the walk began. */
  known: Set<string>
  /** Links to folders, to be followed when all that is here without them has been walked. */
  links: { path: string; target: string }[]
}

/** The folders that hold one, from the content folder down. */
function foldersAround({ real }: Pick<Walk, 'real'>, folder: string): string[] {
  const above = dirname(folder)
  return above !== folder && isWithin(above, real) ? [...foldersAround({ real }, above), above] : []
}

/** Walks a folder, unless it was walked by another path or leads back to one that was. */
function walk(at: Walk, folder: string, target: string): void {
  if (at.known.has(target)) {
    const place = { file: folder, target: shownTarget(at.real, target) }
    at.found.problems.push({ code: 'link-repeated', ...place })
    return
  }
  at.known.add(target)
  const entries = entriesOf(at, folder).filter(({ name }) => !/^[._]/.test(name))
  for (const entry of entries.sort((a, b) => byText(a.name, b.name))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    visit(at, path, join(target, entry.name), entry)
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

function visit(at: Walk, path: string, real: string, entry: Dirent): void {
  if (entry.isSymbolicLink()) follow(at, path)
  else if (entry.isDirectory()) walk(at, path, real)
  else if (entry.isFile()) add(at, path)
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
    if (stats.isFile()) add(at, path)
    if (stats.isDirectory()) at.links.push({ path, target })
  } catch (error) {
    at.found.problems.push(unreadable(path, error))
  }
}

function shownTarget(real: string, target: string): string {
  return relative(real, target).split(sep).join('/')
}

function add(at: Walk, file: string): void {
  if (!at.ends.test(file)) {
    at.found.others.push(file)
    return
  }
  try {
    at.found.files.push({ file, ...stampOf(statSync(`${at.root}/${file}`)) })
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
