import { hasDrifted, isBlank, type TextMark } from './likeness.ts'
import type { Fact, PlacedFact } from './published-lines.ts'

/** By what an article or a standing page was known when a line was written. */
export type Owner =
  | { id: string }
  /** `file` is the id that its file gives. */
  | ({ file: string } & TextMark)

/** Where a line of the ledger is. */
export interface LedgerPlace {
  file: string
  line: number
}

/** An address at which there was an article or a standing page, or which led to one. */
export interface PublishedText {
  place: LedgerPlace
  what: 'article' | 'page'
  /** What it was known by over the years, the oldest first: any of it is evidence. */
  owners: Owner[]
}

/** The address of a list, of its numbered pages and of its feeds. */
export interface PublishedList {
  place: LedgerPlace
  /** How many numbered pages it had at most. */
  pages: number
  /** Days (two digits) of a month that had a page. */
  days: Set<string>
  /** The names of the forms of its feeds. */
  feeds: Set<string>
}

/** The address of a picture. */
export interface PublishedPicture {
  place: LedgerPlace
  /** Short digests of its files, one for each that was there. */
  digests: Set<string>
  /** The widths, in pixels, at which it was there too. */
  widths: Set<string>
}

/** Every address that was ever published, by what was there: the ledger of addresses, read. */
export interface Published {
  texts: ReadonlyMap<string, PublishedText>
  lists: ReadonlyMap<string, PublishedList>
  pictures: ReadonlyMap<string, PublishedPicture>
  files: ReadonlyMap<string, LedgerPlace>
  /** The formats in which articles were there for programs. */
  records: ReadonlySet<string>
  /** Whether articles had social cards. */
  cards: boolean
  /** Base paths below which the site was served. */
  bases: ReadonlySet<string>
}

/** A ledger without a line. */
export const noAddresses: Published = publishedFrom([])

/** What facts say together. */
export function publishedFrom(facts: readonly PlacedFact[]): Published {
  const published = {
    texts: new Map<string, PublishedText>(),
    lists: new Map<string, PublishedList>(),
    pictures: new Map<string, PublishedPicture>(),
    files: new Map<string, LedgerPlace>(),
    records: new Set<string>(),
    bases: new Set<string>(),
    cards: false,
  }
  for (const fact of facts) take(fact, published)
  return published
}

interface Making {
  texts: Map<string, PublishedText>
  lists: Map<string, PublishedList>
  pictures: Map<string, PublishedPicture>
  files: Map<string, LedgerPlace>
  records: Set<string>
  bases: Set<string>
  cards: boolean
}

function take(fact: PlacedFact, into: Making): void {
  const { address, what, more } = fact
  const place: LedgerPlace = fact
  if (what === 'article' || what === 'page') {
    const text = gotten(into.texts, address, () => ({ place, what, owners: [] }))
    text.owners.push(ownerIn(more, address))
  } else if (what === 'list' || what === 'days' || what === 'feeds') {
    const list = gotten(into.lists, address, () => emptyList(place))
    if (what === 'list') list.pages = Math.max(list.pages, Number(more) || 1)
    else for (const one of wordsIn(more)) list[what].add(one)
  } else if (what === 'picture') {
    const picture = gotten(into.pictures, address, () => emptyPicture(place))
    const [digest = '', ...widths] = wordsIn(more)
    picture.digests.add(digest)
    for (const width of widths) picture.widths.add(width)
  } else if (what === 'file') into.files.set(address, place)
  else if (what === 'records') for (const format of wordsIn(more)) into.records.add(format)
  else if (what === 'base') into.bases.add(more)
  else into.cards = true
}

function emptyList(place: LedgerPlace): PublishedList {
  return { place, pages: 0, days: new Set(), feeds: new Set() }
}

function emptyPicture(place: LedgerPlace): PublishedPicture {
  return { place, digests: new Set(), widths: new Set() }
}

function gotten<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function wordsIn(more: string): string[] {
  return more.split(' ').filter(Boolean)
}

/** `#id`, or `digest likeness file`; without a file, it is the path of the address. */
function ownerIn(more: string, address: string): Owner {
  if (more.startsWith('#')) return { id: more.slice(1) }
  const [digest, likeness] = [more.slice(0, 8), more.slice(9, 17)]
  return { digest, likeness, file: more.slice(18) || pathOf(address) }
}

/** How a text is known in a line of an address: its own, or one that leads to it. */
export function ownerText(owner: Owner, address: string): string {
  if ('id' in owner) return `#${owner.id}`
  const { digest, likeness, file } = owner
  const isPlain = file === pathOf(address)
  return [digest, likeness, ...(isPlain ? [] : [file])].join(' ')
}

function pathOf(address: string): string {
  return address.slice(1, address.endsWith('/') ? -1 : undefined)
}

/** Facts that a ledger does not have yet. */
export function newFacts(facts: readonly Fact[], published: Published): Fact[] {
  return facts.flatMap(fact => {
    const left = leftOf(fact, published)
    return left === undefined ? [] : [{ ...fact, more: left }]
  })
}

/** What of a fact is new; undefined when nothing is. */
function leftOf({ address, what, more }: Fact, known: Published): string | undefined {
  const list = known.lists.get(address)
  if (what === 'list') return list && list.pages >= (Number(more) || 1) ? undefined : more
  if (what === 'days' || what === 'feeds') return unlisted(more, list?.[what])
  if (what === 'file') return known.files.has(address) ? undefined : more
  if (what === 'records') return unlisted(more, known.records)
  if (what === 'cards') return known.cards ? undefined : more
  if (what === 'base') return known.bases.has(more) ? undefined : more
  if (what === 'picture') {
    const picture = known.pictures.get(address)
    const [digest = '', ...widths] = wordsIn(more)
    if (!picture?.digests.has(digest)) return more
    return unlisted(widths.join(' '), picture.widths) === undefined ? undefined : more
  }
  return isKnown(ownerIn(more, address), known.texts.get(address)?.owners ?? []) ? undefined : more
}

/** Whether a text would be found by what is known of it: by its id, or by words that are nearly those that it has now. */
function isKnown(owner: Owner, known: readonly Owner[]): boolean {
  const same = known.filter(other => isSameOwner(owner, other))
  if (same.length === 0 || 'id' in owner || isBlank(owner)) return same.length > 0
  return same.some(other => 'digest' in other && !hasDrifted(owner, other))
}

function unlisted(words: string, known: ReadonlySet<string> | undefined): string | undefined {
  const left = wordsIn(words).filter(word => !known?.has(word))
  return left.length === 0 ? undefined : left.join(' ')
}

/** Whether two owners are one by name: their text may have been changed since. */
function isSameOwner(a: Owner, b: Owner): boolean {
  return ownerName(a) === ownerName(b)
}

/** What tells owners apart: their id, or their file. */
export function ownerName(owner: Owner): string {
  return 'id' in owner ? `#${owner.id}` : `/${owner.file}`
}

/** Whether two addresses were those of one text at some time. */
export function haveSameOwner(a: PublishedText, b: PublishedText): boolean {
  return a.owners.some(owner => b.owners.some(other => isSameOwner(owner, other)))
}
