import { sameAddress } from '../archive/address.ts'
import type { Problem } from '../archive/problem.ts'
import type { Planned } from './page.ts'
import type { Plan } from './plan.ts'

/** Pages and aliases at the address of a file of `public/`, which Astro copies into the site. */
export function checkPublicFiles({ archive, pages }: Plan, files: readonly string[]): Problem[] {
  const taken = new Set(files.map(file => sameAddress(`/${file}`)))
  const clashes = pages.filter(({ address }) => taken.has(sameAddress(address)))
  return clashes.map(({ address }: Planned) => {
    const owner = `public${address.replace(/\/$/, '')}`
    const claimant = archive.articles.find(
      a => a.address === address || a.aliases.includes(address),
    )
    const at = claimant?.address === address ? 'permalink' : 'aliases'
    return { code: 'address-reserved', file: claimant?.file ?? 'site.yaml', at, address, owner }
  })
}
