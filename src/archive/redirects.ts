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
  const circling = circlingIn(redirects)
  return redirects.flatMap(({ from }, i): Problem[] => {
    const place = { file: redirectsFile, at: `${i}.from` }
    return circling.has(sameAddress(from))
      ? [{ code: 'redirect-circle', ...place, address: from }]
      : []
  })
}

/** Where redirects lead, by the keys of their addresses (`sameAddress()`); those in a circle lead nowhere. */
export function targetsOf(redirects: readonly Redirect[]): ReadonlyMap<string, string> {
  const circling = circlingIn(redirects)
  const pairs = redirects.map(({ from, to }) => [sameAddress(from), to] as const)
  return new Map(pairs.filter(([key]) => !circling.has(key)))
}

/** The keys of addresses that lead back to themselves; each is looked at once, however long the ways are. */
function circlingIn(redirects: readonly Redirect[]): ReadonlySet<string> {
  const next = new Map(redirects.map(({ from, to }) => [sameAddress(from), sameAddress(to)]))
  const seen = new Set<string>()
  const circling = new Set<string>()
  for (const start of next.keys()) {
    const way = new Set<string>()
    let at: string | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      way.add(at)
      at = next.get(at)
    }
    while (at !== undefined && way.has(at) && !circling.has(at)) {
      circling.add(at)
      at = next.get(at)
    }
  }
  return circling
}
