import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decodedPieces } from '../decoded.ts'
import {
  type OldEdition,
  type OldItem,
  type OpenSource,
  type Source,
  Unusable,
} from '../old-item.ts'
import { type XmlRecord, xmlRecords } from '../xml-records.ts'
import { emptyLibrary, noteIn } from './library.ts'
import { wordPressItem } from './wordpress-item.ts'

/**
 * Opens an export of WordPress (WXR), in one file or in a folder that holds its parts. It is read in pieces. What items
 * refer to (authors, attachments, shared blocks) is gathered by the first reading. Throws `Unusable` in that reading
 * when no item is one of WordPress.
 */
export const openWordPress: OpenSource = async (path): Promise<Source> => {
  const files = partsOf(path)
  const all = files.reduce((sum, file) => sum + statSync(file).size, 0)
  let library = emptyLibrary()
  let isGathered = false
  let done = 0
  async function* records(): AsyncGenerator<{ record: XmlRecord; file: string }> {
    done = 0
    for (const file of files) {
      const pieces = decodedPieces(file, count => {
        done += count
      })
      for await (const record of xmlRecords(pieces)) yield { record, file: basename(file) }
    }
  }
  async function* outline(): AsyncGenerator<OldItem> {
    library = emptyLibrary()
    let isWordPress = false
    const languages = new Set<string>()
    const once = firstOfKey()
    for await (const { record, file } of records()) {
      isWordPress = noteIn(library, record) || isWordPress
      const item = record.element.name === 'item' && once(wordPressItem(record, file, library))
      if (item && item.lang !== undefined && item.skipped === undefined) languages.add(item.lang)
      if (item) yield item
    }
    library.site.editions = editionsIn(languages, library.site.language ?? 'en')
    if (!isWordPress) throw new Unusable(`${path} holds no item of WordPress. ${again}`)
    isGathered = true
  }
  async function* items(): AsyncGenerator<OldItem> {
    if (!isGathered) for await (const _ of outline());
    const once = firstOfKey()
    for await (const { record, file } of records()) {
      const item = record.element.name === 'item' && once(wordPressItem(record, file, library))
      if (item) yield item
    }
  }
  return {
    kind: 'wordpress',
    get site() {
      return library.site
    },
    ...{ outline, items, progress: () => (all === 0 ? 1 : Math.min(1, done / all)) },
  }
}

const again = 'Export the site again (Tools, Export, All content), and name that file.'

/** The languages that texts are in, beside that of the site. */
function editionsIn(languages: ReadonlySet<string>, main: string): OldEdition[] | undefined {
  const others = [...languages].filter(language => !main.toLowerCase().startsWith(language))
  return others.length === 0 ? undefined : others.sort().map(language => ({ language }))
}

/** Lets each item through once: the parts of an export may overlap. */
function firstOfKey(): (item: OldItem) => OldItem | undefined {
  const seen = new Set<string>()
  return item => {
    if (seen.has(item.key)) return undefined
    seen.add(item.key)
    return item
  }
}

function partsOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter(name => /\.(?:xml|wxr)$/i.test(name))
  return names
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map(name => join(path, name))
}
