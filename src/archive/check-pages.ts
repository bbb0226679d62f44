import type { Material } from './material.ts'
import type { Problem } from './problem.ts'
import type { Site } from './site.ts'
import { isNamed, standingPage } from './standing-page.ts'
import { nearest } from './suggest.ts'

/** Pages that `pages:` in `site.yaml` names and that are not there. Drafts are, and those with errors of their own. */
export function checkPages(
  { site, standing, faulty = [] }: Pick<Material, 'site' | 'standing' | 'faulty'>,
  sites: readonly Pick<Site, 'path'>[],
): Problem[] {
  const names = site.pages ?? []
  if (names.length === 0) return []
  const known = [
    ...standing.flatMap(entry => sites.map(({ path }) => standingPage(entry, false, path))),
    ...faulty.map(file => ({ file, address: '' })),
  ]
  const files = known.map(({ file }) => file.replace(/^pages\//, ''))
  const addresses = known.map(({ address }) => address)
  return names.flatMap((page, i): Problem[] => {
    if (known.some(one => isNamed(page, one))) return []
    const near = nearest(page, page.startsWith('/') ? addresses : files)
    const place = { file: 'site.yaml', at: `pages.${i}`, page }
    return [{ code: 'page-unknown', ...place, ...(near ? { nearest: near } : {}) }]
  })
}
