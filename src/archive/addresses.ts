import { isAskedAddress, namesFile, ownerOf, sameAddress } from './address.ts'
import type { Problem } from './problem.ts'
import type { Redirect } from './redirects.ts'
import { redirectsFile } from './settings-files.ts'

/** A text with the addresses that it has. */
interface Claimant {
  file: string
  address: string
  aliases: readonly string[]
}

interface Claim {
  file: string
  address: string
  at?: string
}

/**
 * Lets every page and alias claim its address, and tells of claims on the site's own addresses and of
 * two claims on one. `paths` are where editions begin. The claim that comes first, in the order of the archive, stands.
 */
export function claimAddresses(
  articles: readonly Claimant[],
  standing: readonly Claimant[],
  redirects: readonly Redirect[] = [],
  paths: readonly string[] = [],
): Problem[] {
  const claims: Claim[] = [
    ...standing.map(({ file, address }) => ({ file, address, at: 'title' })),
    ...articles.map(({ file, address }) => ({ file, address, at: 'permalink' })),
    ...[...articles, ...standing].flatMap(({ file, aliases }) =>
      aliases.map((address, i) => ({ file, address, at: `aliases.${i}` })),
    ),
    ...redirects.map(({ from }, i) => ({ file: redirectsFile, address: from, at: `${i}.from` })),
  ]
  const holders = new Map<string, Claim>()
  const problems: Problem[] = []
  for (const claim of claims) {
    const key = sameAddress(claim.address)
    const problem = refused(claim, holders.get(key), paths)
    if (problem) problems.push(problem)
    else holders.set(key, claim)
  }
  return [...problems, ...belowFiles(holders)]
}

function refused(
  claim: Claim,
  holder: Claim | undefined,
  paths: readonly string[],
): Problem | undefined {
  const { address, ...place } = claim
  const owner = isAskedAddress(address) ? undefined : ownerOf(address, paths)
  if (owner) return { code: 'address-reserved', ...place, address, owner }
  if (!holder) return undefined
  return { code: 'address-taken', ...place, address, other: holder.file }
}

/** Addresses below one that is a file: a disk cannot hold both. */
function belowFiles(holders: ReadonlyMap<string, Claim>): Problem[] {
  const files = [...holders.values()].filter(({ address }) => namesFile(address))
  if (files.length === 0) return []
  const names = new Map(files.map(claim => [sameAddress(claim.address), claim]))
  return [...holders.values()].flatMap(claim => {
    const { address, ...place } = claim
    const parts = sameAddress(address).split('/')
    const above = parts.map((_, i) => names.get(parts.slice(0, i).join('/'))).find(Boolean)
    return above ? [{ code: 'address-taken' as const, ...place, address, other: above.file }] : []
  })
}
