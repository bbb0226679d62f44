import type { Folder } from './folder.ts'
import { sourceFileOf } from './source-file.ts'

/**
 * Texts of Hugo that belong to another one: all that lie beside an `index.md` or below it are resources of its page
 * (a “leaf bundle”), and no pages, whatever that page is. The content folder itself is none.
 */
export function resourcesIn(files: readonly string[], folder: Folder): Set<string> {
  if (folder.generator !== 'hugo') return new Set()
  const bundles = new Set<string>()
  const indexes = new Set<string>()
  for (const path of files) {
    const { stem, folders } = sourceFileOf(path, folder)
    if (stem !== 'index' || folders.length === 0) continue
    indexes.add(path)
    bundles.add(folderOf(path))
  }
  const above = (path: string): boolean =>
    path !== '' && (bundles.has(path) || above(folderOf(path)))
  const isResource = (path: string) => {
    const own = folderOf(path)
    return above(indexes.has(path) ? folderOf(own) : own)
  }
  return new Set(files.filter(isResource))
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/')
}
