import { shownPath } from '../terminal/shown-path.ts'
import { Refusal } from '../terminal/telling.ts'
import { type Folders, outFault } from './folders.ts'
import { takeLock } from './lock.ts'
import { takeWorkshop } from './workshop.ts'

/** Takes the cache and the output folder for this process. Refuses when another has one of them. */
export function takeLocks(folders: Folders): void {
  const fault = outFault(folders)
  if (fault) throw new Refusal(fault)
  lockCache(folders)
  const publisher = takeWorkshop(folders.out)
  if (publisher === undefined) return
  const out = shownPath(folders.out)
  throw new Refusal(
    `Process ${publisher} is publishing into ${out}/ already. Wait until it has ended.`,
  )
}

/** Takes the cache alone. */
export function lockCache(folders: Folders): void {
  const holder = takeLock(folders.cache)
  if (holder === undefined) return
  const cache = shownPath(folders.cache)
  throw new Refusal(
    `Process ${holder} is building with ${cache}/ already. Wait until it has ended.`,
  )
}
