import { isAskedAddress, normalAddress, sameAddress } from './address.ts'
import { alias, isSitePath } from './frontmatter.ts'

/** What most addresses are: folders, and a page or file, of letters, digits and hyphens. None of them is a path elsewhere. */
const plain =
  /^\/(?:[a-z\d][a-z\d-]*\/)*(?:[a-z\d][a-z\d-]*\.(?:avif|gif|jpe?g|json|jsonl|png|svg|webp|xml))?$/

/**
 * Whether the ledger may have an address: only what aliases, `redirects.yaml` and `gone.yaml` could name can be mended, and
 * so be promised.
 */
export function isKeptAddress(address: string): boolean {
  if (address === '/' || (address.length < 150 && plain.test(address))) return true
  if (isAskedAddress(address)) return alias.safeParse(address).success
  if (address.includes('%') || !isSitePath(address)) return false
  return sameAddress(normalAddress(address)) === sameAddress(address)
}
