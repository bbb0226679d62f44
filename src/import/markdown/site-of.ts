import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { slugOf } from '../../archive/slug.ts'
import { decodedName } from '../clean-text.ts'
import { languageTag } from '../language-tag.ts'
import type { OldEdition, OldSite } from '../old-item.ts'
import { hostOf } from '../text/links.ts'
import type { Folder } from './folder.ts'
import type { Generator } from './generator.ts'
import { plainWords } from './plain-words.ts'
import { everyLanguageOf, mainLanguageOf } from './source-file.ts'
import { textAt } from './value.ts'

const names = ['title', 'SITENAME', 'name', 'site_name']
const taglines = ['tagline', 'subtitle', 'SITESUBTITLE', 'SITE_DESCRIPTION', 'description']

/**
 * What the settings of a folder say of its site.
 *
 * @param used the language that the path of each text tells, in lower case; empty where it tells none
 */
export function siteOf(folder: Folder, used: readonly string[]): OldSite {
  const { settings } = folder
  const first = (keys: readonly string[]) => keys.map(key => textAt(settings, key)).find(Boolean)
  const params = ['params', 'Params'].map(key => textAt(settings, key, 'description')).find(Boolean)
  const tagline = first(taglines) ?? params
  return {
    name: plainWords(first(names) ?? '') || undefined,
    tagline: plainWords(tagline ?? '') || undefined,
    address: addressIn(folder),
    language: mainOf(folder, used),
    editions: editionsOf(folder, used),
    timeZone: first(['timezone', 'timeZone', 'TIMEZONE']),
  }
}

/** The main language: told, or where every text lies in one, English or else the one of most texts. */
function mainOf(folder: Folder, used: readonly string[]): string | undefined {
  const told = languageTag(mainLanguageOf(folder))
  if (told !== undefined || used.length === 0 || used.includes('') || used.includes('en'))
    return told
  const counts = Map.groupBy(used, language => language)
  const [most] = [...counts].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))
  return languageTag(most?.[0])
}

/** The languages beside the main one that texts are in. */
function editionsOf(folder: Folder, used: readonly string[]): OldEdition[] | undefined {
  const main = mainOf(folder, used) ?? 'en'
  const inUse = new Set(used)
  const editions = [...everyLanguageOf(folder)].flatMap((name): OldEdition[] => {
    const language = languageTag(name)
    if (language === undefined || language === main || !inUse.has(name)) return []
    const told = (key: string) =>
      plainWords(textAt(folder.settings, 'languages', name, key) ?? '') || undefined
    const title = told('title')
    const path = slugOf(name)
    return [
      {
        ...{ language, ...(path === language.toLowerCase() ? {} : { path }) },
        ...(title ? { name: title } : {}),
      },
    ]
  })
  return editions.length === 0 ? undefined : editions
}

/** Where the site was, as its settings tell: scheme, host, and the folder if it stood in one. */
export function addressIn(site: Folder): string | undefined {
  const { settings } = site
  const told = ['baseURL', 'url', 'SITEURL', 'site'].map(key => textAt(settings, key))
  const address = told.find(one => one !== undefined && /^https?:\/\/\S+$/i.test(one))
  if (address === undefined || /^https?:\/\/localhost\b/i.test(address)) return undefined
  const bare = address.replace(/\/+$/, '')
  const folder = toldPath(site)
  return folder !== '' && !bare.endsWith(folder) ? bare + folder : bare
}

/** The folder in which the old site stood on its host, with a slash before it; empty when it stood at the root. */
export function basePathOf(folder: Folder): string {
  const address = addressIn(folder)
  return address !== undefined && URL.canParse(address)
    ? decodedName(new URL(address).pathname.replace(/\/+$/, ''))
    : toldPath(folder)
}

/** The hosts of the site, as its settings and a CNAME name them; none where nothing does. */
export function ownHosts(folder: Folder): string[] {
  return [addressIn(folder) ?? '', ...namedHosts(folder).map(host => `https://${host}`)]
    .map(hostOf)
    .filter(host => host !== '')
}

/** Whether an address is one of a site's: a path, or on one of its hosts; any where none are known. */
export function isOn(address: string, hosts: readonly string[]): boolean {
  const host = hostOf(address.startsWith('//') ? `https:${address}` : address)
  return host === '' || hosts.length === 0 || hosts.includes(host)
}

/** Hosts that a file named CNAME tells, as GitHub Pages asks for. */
export function namedHosts({ root }: Pick<Folder, 'root'>): string[] {
  const files = ['', 'static', 'source', 'public', 'src'].map(place => join(root, place, 'CNAME'))
  return files
    .filter(file => statSync(file, { throwIfNoEntry: false })?.isFile())
    .flatMap(file => readFileSync(file, 'utf8').split(/\s+/))
    .filter(host => /^[\w-]+(?:\.[\w-]+)+$/.test(host))
}

const pathKeys: Record<Generator, string> = {
  ...{ jekyll: 'baseurl', hugo: 'baseURL', hexo: 'root', eleventy: 'pathPrefix', astro: 'base' },
  ...{ pelican: 'SITEURL', none: 'baseurl' },
}

/** The same, where the settings tell it apart from the host. */
function toldPath({ generator, settings }: Folder): string {
  const told = textAt(settings, pathKeys[generator]) ?? ''
  const tidy = /[:\s]|^\/\//.test(told) ? '' : told.replaceAll(/^[./]+|\/+$/g, '')
  return tidy === '' ? '' : `/${tidy}`
}
