import type { Folder } from './folder.ts'
import { type HugoParts, hugoPart } from './name-rules.ts'
import { addressDate, type OldPage } from './old-page.ts'
import { dateParts, filledPattern, type Parts, pathOf } from './permalink-pattern.ts'
import { mainLanguageOf, pageName } from './source-file.ts'
import { isGroup, isOn, textAt, textsOf, valueAt } from './value.ts'

/** The address of a page, as Hugo makes it. */
export function hugoAddress(page: OldPage, folder: Folder): string | undefined {
  const own = textsOf(page.fields.written('url'))[0]
  const prefix = languagePrefix(page, folder)
  if (own !== undefined) {
    const filled = filledPattern(withNamedDates(own), partsOf(page, folder)) ?? own
    return pathOf(own.startsWith('/') ? filled : `${prefix}/${filled}`)
  }
  const pattern = patternOf(page, folder)
  const filled =
    pattern === undefined
      ? usual(page, folder)
      : cased(filledPattern(withNamedDates(pattern), partsOf(page, folder)), folder)
  return filled === undefined ? undefined : pathOf(prefix + finished(filled, page, folder))
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

function partsRule({ settings }: Folder): HugoParts {
  return {
    keepsCase: isOn(valueAt(settings, 'disablePathToLower')),
    plain: isOn(valueAt(settings, 'removePathAccents')),
  }
}

function cased(address: string | undefined, folder: Folder): string | undefined {
  return partsRule(folder).keepsCase ? address : address?.toLowerCase()
}

/** Parts that a pattern may have in the form of Go's dates, by the names of the others. */
const goDates: Record<string, string> = {
  ...{ 2006: 'year', '06': 'short_year', '01': 'month', 1: 'i_month', January: 'long_month' },
  ...{ Jan: 'short_month', '02': 'day', 2: 'i_day', Monday: 'long_day', Mon: 'short_day' },
}

function withNamedDates(pattern: string): string {
  return pattern.replaceAll(
    /:(2006|06|01|02|1|2|January|Jan|Monday|Mon)(?![\w])/g,
    (whole, form: string) => `:${goDates[form] ?? whole}`,
  )
}

function usual(page: OldPage, folder: Folder): string {
  const { settings } = folder
  const place = placeOf(page)
  const slug = isBranch(page) ? undefined : textsOf(page.fields.peek('slug'))[0]
  const last = slug ?? (datesByName(settings) ? pageName(page.file) : undefined)
  const parts = last === undefined ? place : [...place.slice(0, -1), last]
  return `/${parts.map(part => hugoPart(part, partsRule(folder))).join('/')}/`
}

function datesByName(settings: Folder['settings']): boolean {
  return textsOf(valueAt(settings, 'frontmatter', 'date')).includes(':filename')
}

/** The pattern that the settings have for the section of a page, in its language or in all. */
function patternOf(page: OldPage, { settings }: Folder): string | undefined {
  const [section = ''] = page.file.folders
  const key = section === '' ? '/' : section
  const inLanguage = valueAt(settings, 'languages', page.file.lang ?? '', 'permalinks')
  return [inLanguage, valueAt(settings, 'permalinks')]
    .map(patterns => {
      if (isBranch(page))
        return page.file.folders.length === 1 ? textAt(patterns, 'section', key) : undefined
      const ofPages = valueAt(patterns, 'page')
      return textAt(isGroup(ofPages) ? ofPages : patterns, key)
    })
    .find(Boolean)
}

function partsOf(page: OldPage, folder: Folder): Parts {
  const { fields, title, file } = page
  const part = (text: string) => hugoPart(text, partsRule(folder))
  const slug = textsOf(fields.peek('slug'))[0]
  const sections = file.folders.slice(0, file.stem === 'index' ? -1 : undefined).map(part)
  const name = part(placeOf(page).at(-1) ?? '')
  return {
    ...dateParts(addressDate(page)),
    ...slices(sections),
    ...{ section: sections[0] ?? '', sections: sections.join('/'), title: part(title ?? name) },
    ...{ sectionslug: sections[0] ?? '', sectionslugs: sections.join('/') },
    ...{ slug: part(slug ?? title ?? name), slugorfilename: part(slug ?? name) },
    ...{ filename: name, contentbasename: name, slugorcontentbasename: part(slug ?? name) },
  }
}

/** Sections from the n-th on, as `:sections[1:]` asks for, and the last one. */
function slices(sections: readonly string[]): Parts {
  const from = [0, 1, 2, 3].map(n => [`sections[${n}:]`, sections.slice(n).join('/')])
  const at = [0, 1, 2, 3].map(n => [`sections[${n}]`, sections[n] ?? ''])
  return Object.fromEntries([...from, ...at, ['sections[last]', sections.at(-1) ?? '']])
}

/** A slash at the end, or `.html` where the settings ask for that. */
function finished(address: string, page: OldPage, { settings }: Folder): string {
  const bare = address.replace(/\/+$/, '')
  if (bare === '') return '/'
  if (isUgly(page, settings)) return /\.html?$/.test(bare) ? bare : `${bare}.html`
  return /\.html?$/.test(bare) ? bare : `${bare}/`
}

/** Whether a page is a file of its own: everywhere, or in its section. Lists of sections never are. */
function isUgly(page: OldPage, settings: Folder['settings']): boolean {
  const told = valueAt(settings, 'uglyURLs')
  return isOn(isGroup(told) ? valueAt(told, page.file.folders[0] ?? '') : told)
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
