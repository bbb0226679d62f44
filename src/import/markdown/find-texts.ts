import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { byText } from '../../archive/order.ts'
import type { Folder } from './folder.ts'
import { otherForm } from './other-forms.ts'
import { textsOf } from './value.ts'

const markdown = /\.(?:md|markdown|mdown|mkdn?|mdx)$/i
const orHtml = /\.(?:md|markdown|mdown|mkdn?|mdx|html?)$/i

/** Folders that hold programs, designs or what a generator wrote, at the top of a site. */
const notTexts = new Set([
  ...['themes', 'theme', 'layouts', 'layout', 'public', 'output', 'dist', 'build', 'vendor'],
  ...['archetypes', 'scaffolds', 'resources', 'plugins', 'i18n', 'data', 'scripts', 'venv'],
])

/** Folders that Jekyll and Eleventy keep for themselves. */
const own =
  /^_(?:site|layouts|includes|sass|plugins|data|assets|templates|components|theme.*|vendor|cache|config)$/

/**
 * Texts below a folder, also in forms that are not read, by their paths from its root, in an order that depends on the
 * names alone. Symbolic links are followed within the folder only, and never twice.
 */
export function findTexts(folder: Folder): string[] {
  const { root, within, content } = folder
  const start = within === '' || content.startsWith(`${within}/`) ? content : within
  const { generator } = folder
  const ends = ['jekyll', 'hugo'].includes(generator) ? orHtml : markdown
  const isText = (name: string) => ends.test(name) || otherForm(name, generator) !== undefined
  const found: string[] = []
  const walk: Walk = { folder, isText, found, seen: new Set(), left: leftOut(folder) }
  if (statSync(join(root, start)).isFile()) return [start]
  enter(walk, start)
  return found.sort(byText)
}

interface Walk {
  folder: Folder
  isText: (name: string) => boolean
  found: string[]
  /** Real paths of folders that were entered. */
  seen: Set<string>
  /** Paths that the settings leave out. */
  left: ReadonlySet<string>
}

function leftOut({ generator, settings }: Folder): Set<string> {
  const excluded = generator === 'jekyll' ? textsOf(settings.exclude) : []
  return new Set(excluded.map(path => path.replaceAll(/^\.?\/|\/+$/g, '')))
}

function enter(walk: Walk, path: string): void {
  const { root } = walk.folder
  const real = realOf(join(root, path))
  if (real === undefined || walk.seen.has(real)) return
  if (real !== root && !real.startsWith(root + sep)) return
  walk.seen.add(real)
  for (const entry of entriesIn(real))
    visit(walk, path === '' ? entry.name : `${path}/${entry.name}`, entry)
}

function visit(walk: Walk, path: string, entry: Dirent): void {
  const { folder, isText, found, left } = walk
  if (entry.name.startsWith('.') || left.has(path)) return
  const full = join(folder.root, path)
  const real = entry.isSymbolicLink() ? realOf(full) : full
  if (real === undefined || !real.startsWith(folder.root + sep)) return
  const stats = entry.isSymbolicLink() ? statSync(real) : entry
  const isFolder = stats.isDirectory() && isForTexts(folder, path, entry.name)
  if (isFolder && !isUnnamed(path, folder)) enter(walk, path)
  else if (isFolder || (stats.isFile() && isText(entry.name))) found.push(path)
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
