import { canonicalLanguage, isLanguage } from '../../archive/language.ts'
import type { OldSite } from '../old-item.ts'
import type { Folder } from './folder.ts'
import { plainWords } from './plain-words.ts'
import { mainLanguageOf } from './source-file.ts'
import { textAt } from './value.ts'

const names = ['title', 'SITENAME', 'name', 'site_name']
const taglines = ['tagline', 'subtitle', 'SITESUBTITLE', 'SITE_DESCRIPTION', 'description']

/** What the settings of a folder say of its site. */
export function siteOf(folder: Folder): OldSite {
  const { settings } = folder
  const first = (keys: readonly string[]) => keys.map(key => textAt(settings, key)).find(Boolean)
  const params = ['params', 'Params'].map(key => textAt(settings, key, 'description')).find(Boolean)
  const tagline = first(taglines) ?? params
  return {
    name: plainWords(first(names) ?? '') || undefined,
    tagline: plainWords(tagline ?? '') || undefined,
    address: addressIn(folder),
    language: languageTag(mainLanguageOf(folder)),
    timeZone: first(['timezone', 'timeZone', 'TIMEZONE']),
  }
}

/** A language as BCP 47 writes it, also of `en_US` and `zh_CN.utf8`; undefined when it is none. */
export function languageTag(written: string | undefined): string | undefined {
  const tag = written
    ?.trim()
    .replace(/\.[\w-]+$/, '')
    .replaceAll('_', '-')
  return tag !== undefined && isLanguage(tag) ? canonicalLanguage(tag) : undefined
}

function addressIn({ settings }: Folder): string | undefined {
  const told = ['baseURL', 'url', 'SITEURL', 'site'].map(key => textAt(settings, key))
  const address = told.find(one => one !== undefined && /^https?:\/\/\S+$/i.test(one))
  if (address === undefined || /^https?:\/\/localhost\b/i.test(address)) return undefined
  const bare = address.replace(/\/+$/, '')
  const folder = (textAt(settings, 'baseurl') ?? textAt(settings, 'root') ?? '').replace(/\/+$/, '')
  return /^\/[^/]/.test(folder) && !bare.endsWith(folder) ? bare + folder : bare
}
