import { sameAddress } from '../archive/address.ts'
import type { References } from '../archive/entry.ts'
import { labelsIn } from '../archive/labels.ts'
import type { Problem } from '../archive/problem.ts'
import type { Site } from '../archive/site.ts'
import { nearest } from '../archive/suggest.ts'
import { facetFolders } from './facet-address.ts'
import { addressAt, pathOf } from './own-path.ts'
import type { Planned } from './page.ts'

/** For so many dead paths what was meant is guessed, since a guess looks at every address. */
const mostGuessed = 20

/**
 * Links within the site (`/tags/ferries/`, `https://own.example/tags/ferries/`) that lead to no page of the plan and to
 * none of the files of `public/`.
 */
export function checkSiteLinks(
  entries: readonly References[],
  site: Site,
  pages: readonly Planned[],
  files: readonly string[] = [],
): Problem[] {
  const links = entries.flatMap(({ file, links }) =>
    links.flatMap(link => {
      const path = pathOf(link, site)
      return path === undefined ? [] : { file, path, ...link }
    }),
  )
  if (links.length === 0) return []
  const faultOf = faults(site, pages, files)
  return links.flatMap(({ file, line, column, path, written: target }): Problem[] => {
    const fault = faultOf(path)
    return fault ? [{ code: 'site-link-unknown', file, line, column, target, ...fault }] : []
  })
}

/** Paths of the site in `site.yaml` that lead to no page of the plan. */
export function checkOwnPaths(site: Site, pages: readonly Planned[]): Problem[] {
  const { contact, publishingPrinciples } = site
  const named = { 'contact.url': contact?.url, publishingPrinciples }
  const own = Object.entries(named).filter(([, target]) => target?.startsWith('/'))
  if (own.length === 0) return []
  const faultOf = faults(site, pages, [])
  return own.flatMap(([at, target = '']): Problem[] => {
    const fault = faultOf(target)
    if (!fault) return []
    return [{ code: 'site-link-unknown', file: 'site.yaml', at, target, ...fault }]
  })
}

/** What was meant by a path that leads nowhere, as far as it can be known. */
interface Fault {
  nearest?: string
  /** The base path, when it is written and must not be. */
  base?: string
  /** Set for a section or region of the site that has no articles yet. */
  isEmpty?: true
}

/** The addresses that the sections and regions of the settings have as soon as they have articles. */
function listed({ path, language, sections = [], regions = [] }: Site): Set<string> {
  const inFolder = (folder: string, labels: Site['sections']) =>
    labels.length === 0
      ? []
      : labelsIn(language, labels).map(({ slug }) => sameAddress(`${path}/${folder}/${slug}/`))
  const { section, region } = facetFolders
  return new Set([...inFolder(section, sections), ...inFolder(region, regions)])
}

function faults(
  site: Site,
  pages: readonly Planned[],
  files: readonly string[],
): (path: string) => Fault | undefined {
  const own = pages.map(({ address }) => address)
  const addresses = [...own, ...files.map(file => `/${file.normalize('NFC')}`)]
  const exact = new Set(addresses)
  let known: Map<string, string> | undefined
  const alike = (key: string) => {
    known ??= new Map(addresses.map(address => [sameAddress(address), address]))
    return known.get(key)
  }
  const guesses = new Map<string, Fault>()
  const { basePath } = site
  const base = basePath.slice(0, -1)
  const promised = listed(site)
  const guessed = (path: string): Fault => {
    const known = guesses.get(path)
    if (known) return known
    if (guesses.size >= mostGuessed) return {}
    const near = nearest(path, own)
    const guess = near === undefined ? {} : { nearest: near }
    guesses.set(path, guess)
    return guess
  }
  /** The page of a month, for a day whose only article is there. */
  const monthOf = (address: string) => {
    const month = /^(.*\/\d{4}\/\d\d\/)\d\d\/(?:page\/\d+\/)?$/.exec(address)?.[1]
    return month === undefined ? undefined : alike(sameAddress(month))
  }
  const meant = (path: string): Fault => {
    const key = sameAddress(addressAt(path))
    const other = alike(key) ?? monthOf(addressAt(path))
    if (other === undefined && promised.has(key)) return { isEmpty: true }
    return other === undefined ? guessed(path) : { nearest: other }
  }
  return path => {
    if (exact.has(addressAt(path))) return undefined
    const isTwice = base !== '' && path.startsWith(basePath)
    return isTwice ? { ...meant(path.slice(base.length)), base } : meant(path)
  }
}
