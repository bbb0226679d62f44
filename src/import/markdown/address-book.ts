import { decodedName } from '../clean-text.ts'
import { addressesOf, nameByPath } from './addresses-of.ts'
import type { DefaultsOf } from './defaults-of.ts'
import type { Folder } from './folder.ts'
import { readPage } from './read-page.ts'
import { collectionsFolder, type SourceFile, sourceFileOf } from './source-file.ts'
import { resolved } from './source-links.ts'

/** Where the texts of a folder were, or else what they go by, by the ways in which one names another. */
export interface AddressBook {
  addressOf(written: string, from: SourceFile): string | undefined
}

/** The addresses of all files of a folder, of which each is read for it once; what cannot be read has none. */
export async function addressBook(
  files: readonly string[],
  folder: Folder,
  defaultsOf: DefaultsOf,
): Promise<AddressBook> {
  const byPath = new Map<string, string>()
  const byName = new Map<string, string>()
  for (const path of files) {
    const read = await readPage(path, folder, defaultsOf).catch(() => undefined)
    if (!read || 'refused' in read) continue
    const address = addressesOf(read, folder)[0] ?? nameByPath(path)
    byPath.set(withoutEnding(path), address)
    const { stem, folders } = sourceFileOf(path, folder)
    const name = stem === 'index' ? (folders.at(-1) ?? stem) : stem
    if (!byName.has(name)) byName.set(name, address)
  }
  return { addressOf: (written, from) => found(written, from, folder, byPath, byName) }
}

/** A path from the file's folder, from that of the texts or from the site's; otherwise a name alone. */
function found(
  written: string,
  from: SourceFile,
  folder: Folder,
  byPath: ReadonlyMap<string, string>,
  byName: ReadonlyMap<string, string>,
): string | undefined {
  const path = withoutEnding(decodedName(written.trim()).replaceAll('\\', '/'))
  const content = folder.content.split('/')
  const beside = from.path.split('/').slice(0, -1)
  const starts = [
    beside,
    content,
    [],
    [...content, ...collectionsFolder(folder).split('/'), '_posts'],
    beside.slice(0, -1),
  ]
  const paths = starts.map(start => resolved([...start, ...path.split('/')]))
  const [first] = path.startsWith('/') ? paths.slice(1) : paths
  const tried = path.startsWith('/') ? paths.slice(1) : [first ?? path, ...paths]
  const known = tried.flatMap(one => [
    byPath.get(one),
    byPath.get(`${one}/index`),
    byPath.get(`${one}/_index`),
  ])
  const name = path.split('/').findLast(part => part !== '') ?? ''
  return known.find(Boolean) ?? (/^\.\.?\//.test(path) ? undefined : byName.get(name))
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:md|markdown|mdown|mkdn?|mdx|html?|rst)$/i, '').replace(/\/$/, '')
}
