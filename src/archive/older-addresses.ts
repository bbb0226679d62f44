import { normalAddress, sameAddress } from './address.ts'

/**
 * Older addresses, each once, without the article's own: an article that has come back to an older address need not lead
 * there. Those that differ by case only are one file on many disks, so the first is kept.
 */
export function aliasesOf(written: readonly string[], own: string): string[] {
  const seen = new Set<string>([sameAddress(own)])
  return written.map(normalAddress).filter(address => {
    const key = sameAddress(address)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
