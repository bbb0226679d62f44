import { namesFile, ownerOf, sameAddress } from '../archive/address.ts'
import type { Problem } from '../archive/problem.ts'
import { goneFile } from '../archive/settings-files.ts'
import { ownerOfPage } from './check-public-files.ts'
import type { Plan } from './plan.ts'
import { foldersAbove } from './site-path.ts'

/**
 * Entries of `gone.yaml` for what is not gone: an address that the site has, be it a page, a file or one of `files` (those
 * of `public/`), that is withdrawn already, or that belongs to the site itself.
 */
export function checkGone({ archive, pages }: Plan, files: readonly string[]): Problem[] {
  const { gone, withdrawn } = archive
  const others = { ...archive, gone: [] }
  if (gone.length === 0) return []
  const paths = archive.editions.slice(1).map(({ site }) => site.path)
  const live = pages.filter(({ kind }) => kind !== 'gone')
  const holders = new Map<string, () => string>([
    ...files.map(file => [sameAddress(`/${file}`), () => `public/${file}`] as const),
    ...live.map(
      page => [sameAddress(page.address), () => ownerOfPage(page, others, paths)] as const,
    ),
  ])
  const inFolders = new Map(
    live
      .toReversed()
      .flatMap(page =>
        foldersAbove(sameAddress(page.address)).map(folder => [folder, page] as const),
      ),
  )
  const taken = new Map([...withdrawn.values()].map(one => [sameAddress(one.address), one.file]))
  return gone.flatMap(({ address }, i): Problem[] => {
    const place = { file: goneFile, at: String(i), address }
    const key = sameAddress(address)
    const owner = ownerOf(address, paths)
    if (owner !== undefined) return [{ code: 'gone-reserved', ...place, owner }]
    const other = taken.get(key)
    if (other !== undefined) return [{ code: 'gone-twice', ...place, other }]
    taken.set(key, `entry ${i + 1}`)
    const below = namesFile(address) ? inFolders.get(key) : undefined
    const holder =
      holders.get(key) ??
      foldersAbove(key)
        .filter(namesFile)
        .map(folder => holders.get(folder))
        .find(Boolean) ??
      (below && (() => ownerOfPage(below, others, paths)))
    return holder ? [{ code: 'gone-live', ...place, other: holder() }] : []
  })
}
