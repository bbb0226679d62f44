import { namesFile, ownerOf, sameAddress } from '../archive/address.ts'
import type { Problem } from '../archive/problem.ts'
import type { PageKind, Planned } from './page.ts'
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
  const claims = claimsIn([...archive.articles, ...archive.standing]).filter(
    ({ address }) => ownerOf(address, paths) === undefined,
  )
  const claimed = Map.groupBy(claims, ({ address }) => sameAddress(address))
  const problems: Problem[] = []
  for (const { kind, address } of pages) {
    const owner = owners[kind]
    if (owner === undefined) continue
    for (const { file, address: own, at } of claimed.get(sameAddress(address)) ?? [])
      problems.push({ code: 'address-reserved', file, at, address: own, owner })
  }
  return [...problems, ...belowFiles(claims, pages)]
}

type Claiming = { file: string; address: string; aliases: readonly string[] }

function claimsIn(pages: readonly Claiming[]): Claim[] {
  return pages.flatMap(({ file, address, aliases }) => [
    { file, address, at: 'permalink' },
    ...aliases.map((alias, i) => ({ file, address: alias, at: `aliases.${i}` })),
  ])
}

/** Claims below a file of the site: a disk cannot hold both. */
function belowFiles(claims: readonly Claim[], pages: readonly Planned[]): Problem[] {
  const files = new Map(
    pages.flatMap(({ kind, address }) => {
      const owner = owners[kind]
      return owner !== undefined && namesFile(address) ? [[sameAddress(address), owner]] : []
    }),
  )
  return claims.flatMap(({ file, address, at }): Problem[] => {
    const parts = sameAddress(address).split('/')
    const above = parts.map((_, i) => files.get(parts.slice(0, i).join('/'))).find(Boolean)
    return above === undefined
      ? []
      : [{ code: 'address-reserved', file, at, address, owner: above }]
  })
}
