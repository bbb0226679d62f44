import { basename } from 'node:path'
import { Unusable } from './old-item.ts'

/** A file of an old archive, and the site that it says it is of: the address, or what tells it from others. */
export interface FileOfSite {
  file: string
  site: string | undefined
}

/** How many files of a site a message names. */
const named = 3

/**
 * Throws `Unusable` when files are of different sites: these have numbers, names and addresses in common, and are no one archive.
 * A file that does not say where its site was counts for none.
 *
 * @param path what is to be imported
 * @param siteOf what tells a site from others, such as the host of its address
 */
export function refuseSeveralSites(
  path: string,
  files: readonly FileOfSite[],
  siteOf: (site: string) => string = site => site,
): void {
  const told = files.filter(({ site }) => site !== undefined && siteOf(site) !== '')
  const sites = Map.groupBy(told, ({ site = '' }) => siteOf(site))
  if (sites.size < 2) return
  const list = [...sites].map(([site, of]) => `  ${site}: ${namesOf(of.map(({ file }) => file))}`)
  const [[site = '', [first] = []] = []] = sites
  throw new Unusable(
    `${path} holds archives of ${sites.size} sites:\n${list.join('\n')}\nImport each on its own, with a report of its own: npm run import -- ${quoted(first?.file ?? path)} --as ${reportOf(site)}. Where a site has several files, move them into a folder of their own first.`,
  )
}

/** A path as a shell reads it as one word. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}

function namesOf(files: readonly string[]): string {
  const names = files.slice(0, named).map(file => basename(file))
  const more = files.length - names.length
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function reportOf(site: string): string {
  return site.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
}
