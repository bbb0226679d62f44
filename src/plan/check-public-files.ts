import { ledgerOwner, ownerOf, reservedFolders, sameAddress } from '../archive/address.ts'
import type { Archive } from '../archive/archive.ts'
import type { Problem } from '../archive/problem.ts'
import { goneFile, redirectsFile } from '../archive/settings-files.ts'
import { ownerOfKind } from './check-addresses.ts'
import type { Planned } from './page.ts'
import type { Plan } from './plan.ts'
import { sourceOf } from './precompressed.ts'
import { fileOf, foldersAbove } from './site-path.ts'

/**
 * Files of `public/` that cannot be in the site beside what it writes: at the address of a page, a file or a redirect, below
 * one that is a file, or in place of a folder. `folder` is that of the files, as seen from the content folder.
 */
export function checkPublicFiles(
  { archive, pages, find }: Plan,
  files: readonly string[],
  folder = '../public',
): Problem[] {
  if (files.length === 0) return []
  // Servers send a precompressed file in place of the page.
  const isPrecompressed = archive.site.precompressed.length > 0
  const placeOf = (file: string) => (isPrecompressed ? (sourceOf(file) ?? file) : file)
  // A redirect has no page where a file is.
  const redirects = archive.redirects
    .filter(({ from, to }) => !find(from) && sameAddress(from) !== sameAddress(to))
    .map(({ from }) => ({ kind: 'alias' as const, address: from }))
  const near = pagesNear(files.map(placeOf), [...pages, ...redirects])
  const written = new Map(near.map(page => [sameAddress(fileOf(page.address)), page]))
  const within = new Map(near.flatMap(page => foldersOf(page).map(key => [key, page])))
  const paths = archive.editions.slice(1).map(({ site }) => site.path)
  const all = new Set(files)
  /** The other file of `public/` that servers would send one in place of. */
  const twinOf = (file: string) => {
    const source = placeOf(file)
    return source !== file && all.has(source) ? `${folder}/${source}` : undefined
  }
  return files.flatMap((file): Problem[] => {
    const keys = [placeOf(file), ...foldersAbove(file)].map(sameAddress)
    const page = keys.map(key => written.get(key)).find(Boolean) ?? within.get(keys[0] as string)
    const owner = page ? ownerOfPage(page, archive, paths) : (twinOf(file) ?? bundled(file, paths))
    if (owner === undefined) return []
    const place = {
      file: `${folder}/${file}`,
      address: written.get(keys[0] as string)?.address ?? `/${placeOf(file)}`,
    }
    return [{ code: 'public-file-taken', ...place, owner }]
  })
}

type Placed = Pick<Planned, 'kind' | 'address'>

/** Of pages, those that are in the folders of files, or are files beside them. */
function pagesNear(files: readonly string[], pages: readonly Placed[]): Placed[] {
  const firstOf = (path: string) => path.split('/', 1)[0] ?? ''
  const tops = new Set(files.map(file => sameAddress(firstOf(file))))
  const known = new Map<string, boolean>()
  const isNear = (top: string) => {
    const answer = known.get(top) ?? tops.has(sameAddress(top))
    known.set(top, answer)
    return answer
  }
  return pages.filter(({ address }) => isNear(firstOf(fileOf(address))))
}

function foldersOf({ address }: Placed): string[] {
  return foldersAbove(fileOf(address)).map(sameAddress)
}

/** Whose a page is: a file of content, or what of the site, in the words of a message. */
export function ownerOfPage(
  { kind, address }: Placed,
  { articles, standing, withdrawn, gone, redirects }: Archive,
  paths: readonly string[],
): string {
  const claimant = [...articles, ...standing, ...withdrawn.values()].find(
    ({ address: own, aliases }) => own === address || aliases.includes(address),
  )
  const led = redirects.some(({ from }) => from === address) ? redirectsFile : undefined
  const named = gone.some(one => one.address === address) ? goneFile : led
  return (
    claimant?.file ?? named ?? ownerOf(address, paths) ?? ownerOfKind(kind) ?? 'a page of the site'
  )
}

/** Who owns a file in the folders that hold what is bundled for browsers or written by deploys, which no plan names. */
function bundled(file: string, paths: readonly string[]): string | undefined {
  const owner = ownerOf(`/${file}`, paths)
  const { _astro, pagefind } = reservedFolders
  return [_astro, pagefind, ledgerOwner].includes(owner) ? owner : undefined
}
