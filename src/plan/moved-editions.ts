import type { Lost } from './lost-addresses.ts'
import type { Plan } from './plan.ts'

/** An edition whose addresses are lost since it has another folder, or none of its own. */
interface MovedEdition {
  /** Its folder, without slashes. */
  path: string
  /** Where most of its addresses are now: the path of an edition. */
  to: string
  /** How many addresses are lost. */
  count: number
}

/** So many addresses of a folder are lost together, or it is no edition that moved. */
const fewest = 4

/**
 * Editions that moved, by addresses that are lost; most of them are at the same place below another edition. One that is in
 * its folder still has lost some of its articles, and has not moved.
 */
export function movedEditions(lost: readonly Lost[], { archive, answer }: Plan): MovedEdition[] {
  const isThereStill = new Set(archive.editions.map(({ site }) => site.path.slice(1)))
  const folders = Map.groupBy(
    lost.filter(({ address }) => !isThereStill.has(folderOf(address))),
    ({ address }) => folderOf(address),
  )
  return [...folders].flatMap(([path, some]) => {
    const isThere =
      (start: string) =>
      ({ address }: Lost) =>
        answer(start + address.slice(path.length + 1)) !== undefined
    const [to] = archive.editions
      .map(({ site }) => site.path)
      .filter(start => some.filter(isThere(start)).length * 2 > some.length)
    return to === undefined || some.length < fewest ? [] : [{ path, to, count: some.length }]
  })
}

function folderOf(address: string): string {
  return address.split('/', 2)[1] ?? ''
}

/** Whether an address is below the folder of an edition that moved. */
export function isBelow(editions: readonly MovedEdition[]): (lost: Lost) => boolean {
  return ({ address }) => editions.some(({ path }) => address.startsWith(`/${path}/`))
}
