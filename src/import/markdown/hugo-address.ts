import type { Folder } from './folder.ts'
import { hugoPart } from './name-rules.ts'
import { addressDate, type OldPage } from './old-page.ts'
import { dateParts, filledPattern, type Parts, pathOf } from './permalink-pattern.ts'
import { mainLanguageOf, pageName } from './source-file.ts'
import { isGroup, isOn, textAt, textsOf, valueAt } from './value.ts'

/** The address of a page, as Hugo makes it. */
export function hugoAddress(page: OldPage, folder: Folder): string | undefined {
  const own = textsOf(page.fields.written('url'))[0]
  const prefix = languagePrefix(page, folder)
  if (own !== undefined) {
    const filled = filledPattern(own, partsOf(page)) ?? own
    return pathOf(own.startsWith('/') ? filled : `${prefix}/${filled}`)
  }
  const pattern = patternOf(page, folder)
  const filled = pattern === undefined ? usual(page, folder) : filledPattern(pattern, partsOf(page))
  return filled === undefined ? undefined : pathOf(prefix + finished(filled, folder))
}

/** Whether a file is the text of a section (`_index.md`). */
function isBranch({ file }: Pick<OldPage, 'file'>): boolean {
  return file.stem === '_index'
}

/** Folders and name of a page: that of its folder, when it is the text of one. */
function placeOf({ file }: OldPage): string[] {
  if (isBranch({ file })) return file.folders
  return file.stem === 'index' ? file.folders : [...file.folders, file.stem]
}

function usual(page: OldPage, { settings }: Folder): string {
  const place = placeOf(page)
  const slug = isBranch(page) ? undefined : textsOf(page.fields.peek('slug'))[0]
  const last = slug ?? (datesByName(settings) ? pageName(page.file) : undefined)
  const parts = last === undefined ? place : [...place.slice(0, -1), last]
  return `/${parts.map(hugoPart).join('/')}/`
}

function datesByName(settings: Folder['settings']): boolean {
  return textsOf(valueAt(settings, 'frontmatter', 'date')).includes(':filename')
}

/** The pattern that the settings have for the section of a page; sections have none. */
function patternOf(page: OldPage, { settings }: Folder): string | undefined {
  if (isBranch(page)) return undefined
  const [section = ''] = page.file.folders
  const patterns = valueAt(settings, 'permalinks')
  const ofPages = valueAt(patterns, 'page')
  return textAt(isGroup(ofPages) ? ofPages : patterns, section === '' ? '/' : section)
}

function partsOf(page: OldPage): Parts {
  const { fields, title, file } = page
  const slug = textsOf(fields.peek('slug'))[0]
  const sections = file.folders.slice(0, file.stem === 'index' ? -1 : undefined).map(hugoPart)
  const name = hugoPart(placeOf(page).at(-1) ?? '')
  const titled = hugoPart(title ?? name)
  return {
    ...dateParts(addressDate(page)),
    ...slices(sections),
    ...{ section: sections[0] ?? '', sections: sections.join('/'), title: titled },
    ...{ slug: hugoPart(slug ?? title ?? name), slugorfilename: hugoPart(slug ?? name) },
    ...{ filename: name, contentbasename: name, slugorcontentbasename: hugoPart(slug ?? name) },
  }
}

/** Sections from the n-th on, as `:sections[1:]` asks for, and the last one. */
function slices(sections: readonly string[]): Parts {
  const from = [0, 1, 2, 3].map(n => [`sections[${n}:]`, sections.slice(n).join('/')])
  const at = [0, 1, 2, 3].map(n => [`sections[${n}]`, sections[n] ?? ''])
  return Object.fromEntries([...from, ...at, ['sections[last]', sections.at(-1) ?? '']])
}

/** A slash at the end, or `.html` where the settings ask for that. */
function finished(address: string, { settings }: Folder): string {
  const bare = address.replace(/\/+$/, '')
  if (bare === '') return '/'
  if (/\.\w{1,5}$/.test(bare) && !isOn(valueAt(settings, 'uglyURLs'))) {
    return /\.html?$/.test(bare) ? bare : `${bare}/`
  }
  return isOn(valueAt(settings, 'uglyURLs')) ? `${bare}.html` : `${bare}/`
}

function languagePrefix({ file }: OldPage, folder: Folder): string {
  const main = textAt(folder.settings, 'defaultContentLanguage') ?? mainLanguageOf(folder) ?? 'en'
  const lang = file.lang ?? main
  const always = isOn(valueAt(folder.settings, 'defaultContentLanguageInSubdir'))
  const isMain = lang.toLowerCase() === main.toLowerCase()
  if (isMain && !always) return ''
  return file.lang === undefined && !always ? '' : `/${lang.toLowerCase()}`
}

/** Older addresses, of which those without a slash at the start are meant beside the page; without those that are none. */
export function hugoAliases(page: OldPage, address: string | undefined): string[] {
  const beside = (address ?? '/').replace(/[^/]*\/?$/, '')
  return textsOf(page.fields.written('aliases')).flatMap(alias => {
    if (/^(?:\/|https?:)/.test(alias)) return pathOf(alias)
    const url = URL.parse(alias, `http://x${encodeURI(beside)}`)
    return url ? pathOf(url.pathname) : []
  })
}
