import { isAskedAddress } from '../archive/address.ts'
import type { Archive } from '../archive/archive.ts'
import { href } from './links.ts'
import { type Planned, planned } from './page.ts'

/** Where each older address with a question mark leads: both from the root of the host, the older one decoded. */
type AskedShown = Record<string, string>

declare module './page.ts' {
  interface Shown {
    asked: AskedShown
  }
}

const address = '/asked.json'

/**
 * The file from which a script of the front page and of the page for unknown addresses leads on, since a site of files
 * gives one and the same page for `/?p=12` and `/?p=13`. None when no article or page has such an address.
 */
export function askedFile(archive: Archive): Planned[] {
  const asked = askedIn(archive)
  return asked.length === 0 ? [] : [planned('asked', address, () => Object.fromEntries(asked))]
}

/** The address of that file; undefined when there is none. */
export function askedAddress(archive: Archive): string | undefined {
  return askedIn(archive).length === 0 ? undefined : href(archive.site, address)
}

function askedIn(archive: Archive): [string, string][] {
  const { site, redirects } = archive
  const base = site.basePath.replace(/\/$/, '')
  const ways = [...askedAliases(archive), ...redirects.filter(({ from }) => isAskedAddress(from))]
  return ways.map(({ from, to }) => [base + from, to.startsWith('/') ? href(site, to) : to])
}

/** Where the older addresses with a question mark lead that articles and pages name. */
export function askedAliases({
  articles,
  standing,
  withdrawn,
}: Pick<Archive, 'articles' | 'standing' | 'withdrawn'>): { from: string; to: string }[] {
  return [...articles, ...withdrawn.values(), ...standing].flatMap(({ aliases, address }) =>
    aliases.filter(isAskedAddress).map(from => ({ from, to: address })),
  )
}
