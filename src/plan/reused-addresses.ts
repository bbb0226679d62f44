import { sameAddress } from '../archive/address.ts'
import type { Archive } from '../archive/archive.ts'
import { idOfFile } from '../archive/id-of-file.ts'
import { areAlike, isBlank } from '../archive/likeness.ts'
import type { LedgerPlace, Owner, Published, PublishedText } from '../archive/published.ts'
import { type KeptText, type Marks, textsOf } from './address-facts.ts'
import { namesBeside } from './names-beside.ts'
import { onDemand } from './on-demand.ts'
import type { Plan } from './plan.ts'
import { besideText, feedsOf, pagesOf } from './published-addresses.ts'
import { addressOfFile } from './site-path.ts'

/** An article, a page or a file of `public/` at an address that was published for something else. */
export interface ReusedAddress {
  /** Below the content folder or, with `isPublic`, below `public/`. */
  file: string
  isPublic: boolean
  address: string
  /** What was there, in words. */
  owner: string
  /** The line of the ledger that says so. */
  ledger: string
}

/** Articles, pages and files of `public/` (`files`) at addresses that were published for something else. */
export function reusedAddresses(
  { archive }: Pick<Plan, 'archive'>,
  marks: Marks,
  files: readonly string[],
): ReusedAddress[] {
  return [...byTexts(archive, marks), ...byFiles(archive, files)]
}

function byTexts(archive: Archive, marks: Marks): ReusedAddress[] {
  const { published } = archive
  const oneWith = writtenDown(published)
  const reused: ReusedAddress[] = []
  for (const text of textsOf(archive)) {
    const isText = (before: PublishedText) => before.owners.some(owner => isOf(owner, text, marks))
    const own = published.texts.get(text.address)
    if (own && isText(own)) continue
    const held =
      heldAt(oneWith(text.address), published, isText) ?? pageOfList(text.address, published)
    if (!held) continue
    const { file, address } = text
    const { owner, place } = held
    reused.push({ file, isPublic: false, address, owner, ledger: placeText(place) })
  }
  return reused
}

/** What was at addresses that are one, unless it is the text that is there now; undefined when nothing was. */
function heldAt(
  addresses: readonly string[],
  { texts, lists, pictures, files }: Published,
  isText: (before: PublishedText) => boolean,
): { owner: string; place: LedgerPlace } | undefined {
  const before = addresses.flatMap(one => texts.get(one) ?? [])
  if (before.some(isText)) return undefined
  if (before[0]) return { owner: ownerName(before[0]), place: before[0].place }
  for (const one of addresses) {
    const list = lists.get(one)
    if (list) return { owner: 'a list', place: list.place }
    const picture = pictures.get(one)
    if (picture) return { owner: 'a picture', place: picture.place }
    const place = files.get(one)
    if (place) return { owner: 'a file', place }
  }
  return undefined
}

/** The list that had one of its pages at an address: a numbered one, or that of a day. */
function pageOfList(
  address: string,
  { lists }: Published,
): { owner: string; place: LedgerPlace } | undefined {
  const [, above = ''] = /^(.*\/)(?:page\/\d+|\d{2})\/$/s.exec(address) ?? []
  const list = lists.get(above)
  if (!list || !pagesOf(above, list).some(one => one === address)) return undefined
  return { owner: 'a page of a list', place: list.place }
}

/**
 * The addresses of the ledger that are one with an address: itself or, where the ledger does not have that, those that differ
 * from it in capital letters alone.
 */
function writtenDown({ texts, lists, pictures, files }: Published): (address: string) => string[] {
  const all = [texts, lists, pictures, files]
  const isKnown = (one: string) => all.some(known => known.has(one))
  // Most addresses are their own keys, but for the slash: those are not gathered.
  const others = onDemand(() =>
    Map.groupBy(
      all
        .values()
        .flatMap(known => known.keys())
        .filter(one => /[A-Z\u0080-\uffff]/.test(one)),
      sameAddress,
    ),
  )
  return address => {
    if (isKnown(address)) return [address]
    const key = sameAddress(address)
    return [...[key, `${key}/`].filter(isKnown), ...(others().get(key) ?? [])]
  }
}

/** Whether an owner is a text: by its id, its file, or its words. */
function isOf(owner: Owner, text: KeptText, marks: Marks): boolean {
  if ('id' in owner) return text.namedId === true && text.id === owner.id
  // Without an id of its own, an article has that of its file.
  const file = text.id !== undefined && !text.namedId ? text.id : idOfFile(text.file)
  if (owner.file === file) return true
  const { digest, likeness } = marks.ofText(text.file)
  if (isBlank(owner)) return false
  return digest === owner.digest || areAlike(likeness, owner.likeness)
}

/**
 * What was there as a file or a picture may be another file: files are replaced under their names. On many disks, addresses
 * that differ in capital letters alone are one file.
 */
function byFiles(archive: Archive, files: readonly string[]): ReusedAddress[] {
  const { published } = archive
  const asked = files
    .map(file => ({ file, address: addressOfFile(file) }))
    .filter(({ address }) => !published.files.has(address))
  if (asked.length === 0) return []
  const byKey = new Map(asked.map(one => [sameAddress(one.address), one]))
  const reused = new Map<string, ReusedAddress>()
  for (const { address, owner, place } of heldNear(asked, archive)) {
    const one = byKey.get(sameAddress(address))
    if (!one || reused.has(one.file)) continue
    reused.set(one.file, { ...one, isPublic: true, owner, ledger: placeText(place) })
  }
  return [...reused.values()]
}

/** What was published of texts and lists, in the folders in which files are: few sites have files where articles are. */
function* heldNear(
  files: readonly { address: string }[],
  archive: Archive,
): Generator<{ address: string; owner: string; place: LedgerPlace }> {
  const { texts, lists } = archive.published
  const firstOf = (address: string) => sameAddress(address.split('/', 2)[1] ?? '')
  const tops = new Set(files.map(({ address }) => firstOf(address)))
  const isNear = (address: string) => address === '/' || tops.has(firstOf(address))
  const names = namesBeside(archive)
  for (const [address, text] of texts) {
    if (!isNear(address)) continue
    const { place } = text
    const owner = ownerName(text)
    yield { address, owner, place }
    for (const one of besideText(address, names)) {
      yield { address: one, owner: `a file beside ${owner}`, place }
    }
  }
  for (const [address, list] of lists) {
    if (!isNear(address)) continue
    for (const one of pagesOf(address, list))
      yield { address: one, owner: 'a list', place: list.place }
    for (const one of feedsOf(address, list))
      yield { address: one, owner: 'a feed', place: list.place }
  }
}

function ownerName({ what, owners: [first] }: PublishedText): string {
  return `the ${what} ${first && 'id' in first ? `with the id “${first.id}”` : `“${first?.file}”`}`
}

function placeText({ file, line }: LedgerPlace): string {
  return `${file}:${line}`
}
