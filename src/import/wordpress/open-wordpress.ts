import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decodedPieces } from '../decoded.ts'
import { type OldItem, type OpenSource, type Source, Unusable } from '../old-item.ts'
import { xmlRecords } from '../xml-records.ts'
import { emptyLibrary, noteIn } from './library.ts'
import { wordPressItem } from './wordpress-item.ts'

/**
 * Opens an export of WordPress (WXR), in one file or in a folder that holds its parts. It is read in pieces, once
 * through for what its items refer to: authors, attachments, shared blocks.
 */
export const openWordPress: OpenSource = async (path): Promise<Source> => {
  const files = partsOf(path)
  const sizes = files.map(file => statSync(file).size)
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const library = emptyLibrary()
  let isWordPress = false
  for (const file of files) {
    for await (const record of xmlRecords(decodedPieces(file))) {
      isWordPress = noteIn(library, record) || isWordPress
    }
  }
  if (!isWordPress) {
    throw new Unusable(
      `${path} holds no item of WordPress. Export the site again (Tools, Export, All content), and name that file.`,
    )
  }
  let done = 0
  async function* items(): AsyncGenerator<OldItem> {
    done = 0
    const seen = new Set<string>()
    for (const file of files) {
      const pieces = decodedPieces(file, count => {
        done += count
      })
      for await (const record of xmlRecords(pieces)) {
        if (record.element.name !== 'item') continue
        const item = wordPressItem(record, basename(file), library)
        if (seen.has(item.key)) continue
        seen.add(item.key)
        yield item
      }
    }
  }
  return {
    kind: 'wordpress',
    site: library.site,
    items,
    progress: () => (all === 0 ? 1 : Math.min(1, done / all)),
  }
}

function partsOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter(name => /\.(?:xml|wxr)$/i.test(name))
  return names
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map(name => join(path, name))
}
