import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { textContent } from 'domutils'
import { digestOf } from '../../archive/digest.ts'
import { lineOf } from '../clean-text.ts'
import { decodedPieces } from '../decoded.ts'
import type { Loss } from '../losses.ts'
import {
  type OldEdition,
  type OldItem,
  type OldSite,
  type OpenSource,
  type Source,
  Unusable,
} from '../old-item.ts'
import { refuseSeveralSites } from '../one-site.ts'
import { ScratchList, ScratchMap, ScratchSet } from '../scratch.ts'
import { hostOf } from '../text/links.ts'
import { textOf, type XmlRecord, xmlRecords } from '../xml-records.ts'
import { emptyLibrary, type Library, noteIn } from './library.ts'
import { inEachLanguage, tied } from './marked-languages.ts'
import { languagesIn, tagOf, textIn } from './marked-text.ts'
import { withoutPages, wordPressItem } from './wordpress-item.ts'

/**
 * Opens an export of WordPress (WXR), in one file or in a folder that holds its parts. It is read in pieces. What items
 * refer to (authors, attachments, shared blocks) is gathered by the first reading. Throws `Unusable` in that reading
 * when no item is one of WordPress.
 */
export const openWordPress: OpenSource = async (path): Promise<Source> => {
  const files = partsOf(path)
  const all = files.reduce((sum, file) => sum + statSync(file).size, 0)
  let library = emptyLibrary()
  /** The keys of items that stand somewhere without a fault: the parts of an export may overlap. */
  let whole = new ScratchSet()
  let isGathered = false
  let done = 0
  async function* elements(): AsyncGenerator<{ record: XmlRecord; file: string }> {
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
    const [numbers, cutOff] = [new Numbers(), new Map<string, OldItem>()]
    const records = new ScratchList<OldItem>()
    whole = new ScratchSet()
    const sites = new Map<string, string>()
    for await (const { record, file } of elements()) {
      const [first] = inEachLanguage(record, library.site.language)
      isWordPress = noteIn(library, first?.record ?? record) || isWordPress
      if (tellsSite.test(record.element.name)) sites.set(file, textContent(record.element).trim())
      if (record.element.name !== 'item') continue
      for (const item of itemsOf(record, file, numbers, library)) {
        if (item.lang !== undefined && item.skipped === undefined) languages.add(item.lang)
        if (record.fault !== undefined) cutOff.set(item.key, cutOff.get(item.key) ?? item)
        else if (!whole.has(item.key)) {
          whole.add(item.key)
          if (isOfRecords(item)) records.push({ ...item, text: { format: 'html', value: '' } })
          else yield item
        }
      }
    }
    for (const item of records)
      if (library.publicTypes.has(item.type)) yield { ...item, skipped: undefined }
    for (const [key, item] of cutOff) if (!whole.has(key)) yield item
    library.site = siteIn(library.site, languages)
    refuseSeveralSites(
      path,
      [...sites].map(([file, site]) => ({ file: join(path, file), site })),
      addressOfSite,
    )
    if (!isWordPress) throw new Unusable(`${path} holds no item of WordPress. ${again}`)
    isGathered = true
  }
  async function* items(): AsyncGenerator<OldItem> {
    if (!isGathered) for await (const _ of outline());
    const [numbers, given] = [new Numbers(), new ScratchSet()]
    for await (const { record, file } of elements()) {
      if (record.element.name !== 'item') continue
      for (const item of itemsOf(record, file, numbers, library)) {
        const isOther = record.fault !== undefined && whole.has(item.key)
        if (isOther || given.has(item.key)) continue
        given.add(item.key)
        // The report must not hold what a form was sent, or by whom.
        yield isOfRecords(item) ? { ...item, title: undefined, losses: [] } : item
      }
    }
  }
  return {
    kind: 'wordpress',
    get site() {
      return library.site
    },
    get logins() {
      return library.authors
    },
    ...{ outline, items, progress: () => (all === 0 ? 1 : Math.min(1, done / all)) },
  }
}

/** Whether an item is passed over as one of a type without pages, as far as items were read. */
function isOfRecords({ skipped }: OldItem): boolean {
  return skipped?.startsWith(withoutPages) ?? false
}

/** What of a channel tells where its site is; the latter says it best. */
const tellsSite = /^(?:link|wp:base_blog_url)$/

/** A site by its host and the folder in which it stands: several may share a host. */
function addressOfSite(address: string): string {
  return hostOf(address) && hostOf(address) + new URL(address).pathname.replace(/\/+$/, '')
}

const again = 'Export the site again (Tools, Export, All content), and name that file.'

/** The items of a record: one of each language that it is in. */
function itemsOf(record: XmlRecord, file: string, numbers: Numbers, library: Library): OldItem[] {
  const { language, address = '' } = library.site
  return inEachLanguage(record, language).map(version =>
    tied(numbers.itemOf(version.record, file, library), version, address),
  )
}

/** The site with the languages that texts are in beside its own, each an edition, and what it is called in each. */
function siteIn(site: OldSite, languages: ReadonlySet<string>): OldSite {
  const main = site.language ?? 'en'
  const others = [...languages].filter(
    language => !main.toLowerCase().startsWith(language.toLowerCase()),
  )
  const told = (text: string | undefined, language: string) => {
    const code = languagesIn(text ?? '').find(one => tagOf(one) === language)
    return text && code ? lineOf(textIn(text, code)) : undefined
  }
  const own = (text: string | undefined) => {
    const codes = languagesIn(text ?? '')
    const code = codes.find(one => tagOf(one) === main || main.startsWith(`${one}-`)) ?? codes[0]
    return lineOf((text && code ? textIn(text, code) : text) ?? '') || undefined
  }
  const editions = others.sort().map((language): OldEdition => {
    const [name, tagline] = [told(site.name, language), told(site.tagline, language)]
    return { language, ...(name ? { name } : {}), ...(tagline ? { tagline } : {}) }
  })
  return {
    ...{ ...site, name: own(site.name), tagline: own(site.tagline) },
    editions: editions.length === 0 ? undefined : editions,
  }
}

/** By what an item is known besides its number. */
interface Signs {
  link: string | undefined
  title: string | undefined
}

/** Tells apart items that bear one number, as exports of two sites do; the parts of one export may overlap. */
class Numbers {
  readonly #known = new ScratchMap<Signs[]>()

  /** The item of a record, under a key of its own where another that came before it has its number. */
  itemOf(record: XmlRecord, file: string, library: Library): OldItem {
    const item = wordPressItem(record, file, library)
    const [link, title] = ['link', 'title'].map(name => {
      const sign = textOf(record.element, name)
      return sign && digestOf(sign).slice(0, 12)
    })
    const known = this.#known.get(item.key) ?? []
    const at = known.findIndex(one => isSame(one, { link, title }))
    if (at < 0) this.#known.set(item.key, [...known, { link, title }])
    const place = at < 0 ? known.length + 1 : at + 1
    if (place === 1) return item
    const loss: Loss = { code: 'id-twice', detail: item.key }
    return { ...item, key: `${item.key} (${place})`, losses: [...item.losses, loss] }
  }
}

function isSame(one: Signs, other: Signs): boolean {
  return one.link && other.link ? one.link === other.link : one.title === other.title
}

function partsOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter(name => /\.(?:xml|wxr)$/i.test(name))
  return names
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map(name => join(path, name))
}
