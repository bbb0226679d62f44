import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { byText } from '../../archive/order.ts'
import type { Folder } from './folder.ts'
import { mountedAt } from './hugo-mounts.ts'
import { resourcesIn } from './leaf-bundles.ts'
import { type LeavingOut, leavingOut } from './left-out.ts'
import { otherForm } from './other-forms.ts'

const markdown = /\.(?:md|markdown|mdown|mkdn?|mdx)$/i
const orHtml = /\.(?:md|markdown|mdown|mkdn?|mdx|html?)$/i

/** Folders that hold programs, designs or what a generator wrote, at the top of a site. */
const notTexts = new Set([
  ...['themes', 'theme', 'layouts', 'layout', 'public', 'output', 'dist', 'build', 'vendor'],
  ...['archetypes', 'scaffolds', 'resources', 'plugins', 'data', 'scripts', 'venv'],
])

/** Folders that Jekyll and Eleventy keep for themselves. */
const own =
  /^_(?:site|layouts|includes|sass|plugins|data|assets|templates|components|theme.*|vendor|cache|config)$/

/** The texts of a folder, and how many its settings leave out, by the pattern that does. */
export interface FoundTexts {
  files: string[]
  left: ReadonlyMap<LeavingOut, number>
  /** Those that belong to the page of another one, so that they were no pages. */
  resources: readonly string[]
  /** Those that lie outside of every folder that the settings name as content. */
  outside: readonly string[]
}

/**
 * Texts below a folder, also in forms that are not read, by their paths from its root, in an order that depends on the
 * names alone. Symbolic links are followed within the folder only, and never twice.
 */
export function findTexts(folder: Folder): FoundTexts {
  const { root, within, content } = folder
  const start = within === '' || content.startsWith(`${within}/`) ? content : within
  const { generator } = folder
  const ends = ['jekyll', 'hugo'].includes(generator) ? orHtml : markdown
  const isText = (name: string) => ends.test(name) || otherForm(name, generator) !== undefined
  const walk: Walk = {
    ...{ folder, isText, found: [], seen: new Set(), left: new Map() },
    patterns: leavingOut(folder),
  }
  if (statSync(join(root, start)).isFile()) return { ...none, files: [start] }
  enter(walk, start)
  const { mounts = [] } = folder
  const isOutside = (path: string) => mounts.length > 0 && mountedAt(path, mounts) === undefined
  const all = walk.found.sort(byText)
  const outside = all.filter(isOutside)
  const inside = outside.length === 0 ? all : all.filter(path => !isOutside(path))
  const resources = resourcesIn(inside, folder)
  return {
    files: inside.filter(path => !resources.has(path)),
    ...{ left: walk.left, resources: [...resources], outside },
  }
}

const none: Omit<FoundTexts, 'files'> = { left: new Map(), resources: [], outside: [] }

interface Walk {
  folder: Folder
  isText: (name: string) => boolean
  found: string[]
  /** Real paths of folders that were entered. */
  seen: Set<string>
  /** Patterns by which the settings leave files out. */
  patterns: readonly LeavingOut[]
  /** Texts that were left out by each. */
  left: Map<LeavingOut, number>
}

function enter(walk: Walk, path: string, out?: LeavingOut): void {
  const { root } = walk.folder
  const real = realOf(join(root, path))
  if (real === undefined || walk.seen.has(real)) return
  if (real !== root && !real.startsWith(root + sep)) return
  walk.seen.add(real)
  for (const entry of entriesIn(real))
    visit(walk, path === '' ? entry.name : `${path}/${entry.name}`, entry, out)
}

function visit(walk: Walk, path: string, entry: Dirent, above: LeavingOut | undefined): void {
  const { folder, isText, found, left, patterns } = walk
  if (entry.name.startsWith('.')) return
  const out = above ?? patterns.find(({ fits }) => fits(path))
  const full = join(folder.root, path)
  const real = entry.isSymbolicLink() ? realOf(full) : full
  if (real === undefined || !real.startsWith(folder.root + sep)) return
  const stats = entry.isSymbolicLink() ? statSync(real) : entry
  const isFolder = stats.isDirectory() && isForTexts(folder, path, entry.name)
  if (isFolder && !isUnnamed(path, folder)) enter(walk, path, out)
  else if (isFolder || (stats.isFile() && isText(entry.name))) {
    if (out === undefined) found.push(path)
    else left.set(out, (left.get(out) ?? 0) + 1)
  }
}

/** Whether the name of a file or folder is not in UTF-8, so that it cannot be opened by it. */
export function isUnnamed(path: string, { root }: Folder): boolean {
  return path.includes('\ufffd') && realOf(join(root, path)) === undefined
}

function isForTexts({ generator, content }: Folder, path: string, name: string): boolean {
  if (name === 'node_modules' || own.test(name)) return false
  const top = content === '' ? path : path.slice(content.length + 1)
  if (top !== name) return true
  if (generator === 'astro') return name === 'content' || name === 'pages'
  return content !== '' || !notTexts.has(name)
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
