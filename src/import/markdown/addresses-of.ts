import { eleventyAddress } from './eleventy-address.ts'
import type { Folder } from './folder.ts'
import { hexoAddress } from './hexo-address.ts'
import { hugoAddress, hugoAliases } from './hugo-address.ts'
import { jekyllAddress } from './jekyll-address.ts'
import type { OldPage } from './old-page.ts'
import { pelicanAddress } from './pelican-address.ts'
import { pathOf } from './permalink-pattern.ts'
import { addressIn, basePathOf } from './site-of.ts'
import { isFromElsewhere } from './source-of.ts'
import { textsOf } from './value.ts'

const makers = {
  ...{ hugo: hugoAddress, jekyll: jekyllAddress, pelican: pelicanAddress, hexo: hexoAddress },
  ...{ eleventy: eleventyAddress, astro: astroAddress, none: toldAddress },
}

/** Fields that name older addresses, of generators and of what is often added to them. */
const older = [
  'redirect_from',
  'alias',
  'old_urls',
  'redirects',
  'redirect',
  'original_url',
  'old_url',
  'previous_url',
]
const canonical = ['canonical_url', 'canonical', 'canonicalUrl', 'link_canonical']

/**
 * Where readers found a page, its own address first: by the rules of its generator and by what it tells. Paths begin at
 * the root of the host, with the folder in which the site stood on it.
 */
export function addressesOf(page: OldPage, folder: Folder): string[] {
  const base = basePathOf(folder)
  return withinSite(page, folder).map(address => belowBase(address, base))
}

/** A path from the root of a site as one from the root of its host. */
export function belowBase(address: string, base: string): string {
  const isWhole = !address.startsWith('/') || address.startsWith(`${base}/`)
  return isWhole ? address : base + address
}

/**
 * What the texts of a folder can link to a page by, besides its addresses: its path where it has no address, and its
 * address without the folder of the site, which was often forgotten.
 */
export function namesOf(
  { file }: Pick<OldPage, 'file'>,
  [address]: readonly string[],
  folder: Folder,
): string[] {
  if (address === undefined) return [nameByPath(file.path)]
  const base = basePathOf(folder)
  return base !== '' && address.startsWith(`${base}/`) ? [address.slice(base.length)] : []
}

/** What a file is linked to by that had no address that is known: its path, without what ends it. */
export function nameByPath(path: string): string {
  return `/${path.replace(/\.[^./]+$/, '').replace(/(?:^|\/)index$/, '')}`
}

/** The address that the generator of a folder gives a page, from the root of its site; undefined where that is not known. */
export function generatedAddress(page: OldPage, folder: Folder): string | undefined {
  const isUnknown = folder.generator === 'none' && isFromElsewhere(page.fields, folder)
  return isUnknown ? undefined : makers[folder.generator](page, folder)
}

function withinSite(page: OldPage, folder: Folder): string[] {
  const { fields } = page
  const isForeign = isFromElsewhere(fields, folder)
  const address = generatedAddress(page, folder)
  const site = addressIn(folder)
  const link = textsOf(fields.peek('link'))[0]
  const isOwn = site !== undefined && link?.startsWith(`${site}/`)
  const names = isForeign ? [] : [...older, ...canonical, ...(isOwn ? ['link'] : [])]
  const told = names.flatMap(name => textsOf(fields.written(name)))
  const others = [...hugoAliases(page, address), ...told.filter(isAddress).map(pathOf)]
  return [...new Set([...(address === undefined ? [] : [address]), ...others])]
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/\S+|\/[^\s{}]*|[^\s:{}]+)$/i.test(text) && !/^(?:true|false)$/i.test(text)
}

/** Collections of Astro most often stand below their names; files below `src/pages` at theirs. */
function astroAddress({ file, fields }: OldPage): string | undefined {
  const [, ...folders] = file.folders
  const told = textsOf(fields.peek('slug', 'permalink'))[0]?.replaceAll(/^\/|\/$/g, '')
  if (file.folders[0] === 'content') {
    const [collection = '', ...inner] = folders
    const name = file.stem === 'index' ? inner : [...inner, file.stem]
    return pathOf(`${collection}/${told ?? name.join('/')}/`)
  }
  return pathOf([...folders, ...(file.stem === 'index' ? [] : [file.stem]), ''].join('/'))
}

/** Without a generator an address is known only where it is told. */
function toldAddress({ fields }: OldPage): string | undefined {
  const told = textsOf(fields.take('permalink', 'url', 'link'))[0]
  return told !== undefined && isAddress(told) && /^\/|^https?:/.test(told)
    ? pathOf(told)
    : undefined
}
