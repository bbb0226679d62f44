import { ownerOf } from './address.ts'
import type { Problem } from './problem.ts'
import type { Site } from './site.ts'

/** Editions at addresses that are the site's own, and two of one language or at one address. */
export function editionProblems([main, ...others]: readonly [Site, ...Site[]]): Problem[] {
  const met = [main]
  return others.flatMap((site, i): Problem[] => {
    const place = { file: 'site.yaml', at: `editions.${i}` }
    const owner = ownerOf(`${site.path}/`)
    const twin = met.find(({ language, path }) => language === site.language || path === site.path)
    met.push(site)
    if (owner) return [{ code: 'address-reserved', ...place, address: `${site.path}/`, owner }]
    return twin
      ? [{ code: 'edition-taken', ...place, language: site.language, other: twin.language }]
      : []
  })
}
