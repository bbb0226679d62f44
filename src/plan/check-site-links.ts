import { namesFile, sameAddress } from '../archive/address.ts'
import type { References } from '../archive/entry.ts'
import type { Problem } from '../archive/problem.ts'
import type { Site } from '../archive/site.ts'
import { nearest } from '../archive/suggest.ts'
import type { Planned } from './page.ts'

/** Links within the site (`/tags/ferries/`) that lead to no page of the plan and to none of the files of `public/`. */
export function checkSiteLinks(
  entries: readonly References[],
  pages: readonly Planned[],
  files: readonly string[] = [],
): Problem[] {
  const links = entries.flatMap(({ file, links }) =>
    links.filter(({ kind }) => kind === 'site').map(link => ({ file, ...link })),
  )
  if (links.length === 0) return []
  const addresses = [...pages.map(({ address }) => address), ...files.map(file => `/${file}`)]
  const known = new Set(addresses.map(sameAddress))
  const missing = links.filter(({ target }) => !known.has(sameAddress(withSlash(target))))
  return missing.map(({ file, line, column, written: target }) => {
    const near = nearest(
      target,
      pages.map(({ address }) => address),
    )
    return {
      code: 'site-link-unknown',
      file,
      line,
      column,
      target,
      ...(near ? { nearest: near } : {}),
    }
  })
}

/** Paths of the site in `site.yaml` that lead to no page of the plan. */
export function checkOwnPaths(
  { contact, publishingPrinciples }: Site,
  pages: readonly Planned[],
): Problem[] {
  const named = { 'contact.url': contact?.url, publishingPrinciples }
  const known = new Set(pages.map(({ address }) => sameAddress(address)))
  return Object.entries(named).flatMap(([at, target]): Problem[] => {
    if (!target?.startsWith('/') || known.has(sameAddress(withSlash(target)))) return []
    const near = nearest(
      target,
      pages.map(({ address }) => address),
    )
    const place = { file: 'site.yaml', at, target }
    return [{ code: 'site-link-unknown', ...place, ...(near ? { nearest: near } : {}) }]
  })
}

function withSlash(path: string): string {
  return path.endsWith('/') || namesFile(path) ? path : `${path}/`
}
