import { namesFile, sameAddress } from '../archive/address.ts'
import type { References } from '../archive/entry.ts'
import type { Problem } from '../archive/problem.ts'
import { nearest } from '../archive/suggest.ts'
import type { Planned } from './page.ts'

/** Links within the site (`/tags/ferries/`) that lead to no page of the plan. */
export function checkSiteLinks(
  entries: readonly References[],
  pages: readonly Planned[],
): Problem[] {
  const links = entries.flatMap(({ file, links }) =>
    links.filter(({ kind }) => kind === 'site').map(link => ({ file, ...link })),
  )
  if (links.length === 0) return []
  const known = new Set(pages.map(({ address }) => sameAddress(address)))
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

function withSlash(path: string): string {
  return path.endsWith('/') || namesFile(path) ? path : `${path}/`
}
