import { namesFile, ownerOf, sameAddress } from '../archive/address.ts'
import type { Problem } from '../archive/problem.ts'
import { redirectsFile } from '../archive/settings-files.ts'
import type { PageKind } from './page.ts'
import type { Plan } from './plan.ts'

interface Claim {
  file: string
  address: string
  at: string
}

/** What the site writes by itself, in the words of a message; other kinds have names that nobody can claim. */
const owners: Partial<Record<PageKind, string>> = {
  ...{ facetIndex: 'a list of labels', facet: 'the list of a label' },
  ...{ all: 'the list of every article', feed: 'a feed', atom: 'a feed', jsonFeed: 'a feed' },
  ...{ feedArchive: 'a feed', record: 'an article for programs', card: 'a social card' },
  ...{ standingIndex: 'the list of pages' },
  ...{ image: 'a picture', cataloguePart: 'the catalogue', catalogue: 'the catalogue' },
  ...{ segments: 'the search index', filters: 'the search index' },
}

/** What pages of a kind are, in the words of a message, where it is the site that makes them. */
export function ownerOfKind(kind: PageKind): string | undefined {
  return owners[kind]
}

/**
 * Addresses that an article or a standing page claims and that a page or file of the site has too, or that lie below
 * such a file. Only what this plan writes is taken: `/tags/storm/` is free until there is a tag “storm”. What the
 * address alone forbids is a problem of the archive already.
 */
export function checkAddresses({ archive, pages }: Plan): Problem[] {
  const paths = archive.editions.slice(1).map(({ site }) => site.path)
  const written = new Map<string, string>()
  const files = new Map<string, string>()
  for (const { kind, address } of pages) {
    const owner = owners[kind]
    if (owner === undefined) continue
    const key = sameAddress(address)
    written.set(key, owner)
    if (namesFile(address)) files.set(key, owner)
  }
  const { articles, standing, withdrawn, redirects } = archive
  const claims = [
    ...claimsIn([...articles, ...standing, ...withdrawn.values()]),
    ...redirects.map(({ from }, i) => ({
      ...{ file: redirectsFile, address: from, at: `${i}.from` },
    })),
  ]
  return claims.flatMap((claim): Problem[] => {
    const { address } = claim
    const key = sameAddress(address)
    const owner = written.get(key) ?? ownerAbove(key, files)
    return owner === undefined || ownerOf(address, paths) !== undefined
      ? []
      : [{ code: 'address-reserved', ...claim, owner }]
  })
}

type Claiming = { file: string; address: string; aliases: readonly string[] }

function claimsIn(pages: readonly Claiming[]): Claim[] {
  return pages.flatMap(({ file, address, aliases }) => [
    { file, address, at: 'permalink' },
    ...aliases.map((alias, i) => ({ file, address: alias, at: `aliases.${i}` })),
  ])
}

/** Who owns the file that an address is below: a disk cannot hold both. */
function ownerAbove(key: string, files: ReadonlyMap<string, string>): string | undefined {
  for (let end = key.indexOf('/', 1); end > 0; end = key.indexOf('/', end + 1)) {
    const owner = files.get(key.slice(0, end))
    if (owner !== undefined) return owner
  }
  return undefined
}
