import { normalAddress, sameAddress } from './address.ts'

/**
 * Older addresses, each once. Those that differ by case only are one file on many disks, so the first is kept, and none
 * that is the article's own.
 */
export function aliasesOf(written: readonly string[], own: string): string[] {
  const seen = new Set<string>([sameAddress(own)])
  return written.map(normalAddress).filter(address => {
    const key = sameAddress(address)
    const isNew = !seen.has(key) || address === own
    seen.add(key)
    return isNew
  })
}
