import * as z from 'zod'
import { normalAddress, sameAddress } from './address.ts'
import { alias, isSitePath } from './frontmatter.ts'
import type { Problem } from './problem.ts'
import { redirectsFile } from './settings-files.ts'
import { webAddress } from './web-address.ts'

/** `content/redirects.yaml`: older addresses of lists, pictures and files, and what else is to lead on. */
export const redirectsSchema = z.array(
  z.strictObject({
    from: alias.describe('The older address: a path from the root of the site'),
    to: z
      .string()
      .trim()
      .refine(value => webAddress(value) || value === '/' || isSitePath(value))
      .meta({ title: 'web address, or path' })
      .describe('Where it leads: an address of the site, or a complete one elsewhere'),
  }),
)

/** An address that leads on to another. */
export interface Redirect {
  from: string
  /** An address of the site, or a complete one elsewhere. */
  to: string
}

/** Redirects with their addresses as they are kept. */
export function redirectsOf(written: z.infer<typeof redirectsSchema>): Redirect[] {
  return written.map(({ from, to }) => ({
    from: normalAddress(from),
    to: to === '/' || !to.startsWith('/') ? to : normalAddress(to),
  }))
}

/** Redirects that lead in a circle. */
export function checkRedirects(redirects: readonly Redirect[]): Problem[] {
  const next = new Map(redirects.map(({ from, to }) => [sameAddress(from), sameAddress(to)]))
  return redirects.flatMap(({ from }, i): Problem[] => {
    const start = sameAddress(from)
    const met = new Set<string>()
    let at = next.get(start)
    while (at !== undefined && at !== start && !met.has(at)) {
      met.add(at)
      at = next.get(at)
    }
    const place = { file: redirectsFile, at: `${i}.from` }
    return at === start ? [{ code: 'redirect-circle', ...place, address: from }] : []
  })
}
