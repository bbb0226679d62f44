import { isAskedAddress, normalAddress, sameAddress } from './address.ts'
import { alias, isSitePath } from './frontmatter.ts'

/**
 * Whether the ledger may have an address: only what aliases, `redirects.yaml` and `gone.yaml` could name can be mended, and
 * so be promised.
 */
export function isKeptAddress(address: string): boolean {
  if (address === '/') return true
  if (isAskedAddress(address)) return alias.safeParse(address).success
  if (address.includes('%') || !isSitePath(address)) return false
  return sameAddress(normalAddress(address)) === sameAddress(address)
}
