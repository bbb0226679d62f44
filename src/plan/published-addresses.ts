import type { Archive } from '../archive/archive.ts'
import type { Published, PublishedList, PublishedPicture } from '../archive/published.ts'
import { namesBeside } from './names-beside.ts'

/** Every address that was ever published, pages or not. */
export function* publishedAddresses(
  archive: Pick<Archive, 'published' | 'site'>,
): Generator<string> {
  const { published } = archive
  const { texts, lists, pictures, files } = published
  yield* publishedPages(published)
  const names = namesBeside(archive)
  for (const address of texts.keys()) yield* besideText(address, names)
  for (const [address, list] of lists) yield* feedsOf(address, list)
  for (const [address, picture] of pictures) yield* sizesOf(address, picture)
  yield* files.keys()
}

/** Every address that was published as a page: of texts, of lists and their numbers, of days. */
export function* publishedPages({ texts, lists }: Published): Generator<string> {
  yield* texts.keys()
  for (const [address, list] of lists) yield* pagesOf(address, list)
}

/** The pages that the list at an address had: itself, its numbered pages, the days of a month. */
export function* pagesOf(
  address: string,
  { pages, days }: Pick<PublishedList, 'pages' | 'days'>,
): Generator<string> {
  if (pages > 0) yield address
  for (let number = 1; pages > 1 && number <= pages; number += 1) yield `${address}page/${number}/`
  for (const day of days) yield `${address}${day}/`
}

/** The feeds that the list at an address had. */
export function* feedsOf(
  address: string,
  { feeds }: Pick<PublishedList, 'feeds'>,
): Generator<string> {
  for (const form of feeds) yield address + (feedNames[form] ?? '')
}

const feedNames: Record<string, string> = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' }

/** The picture at an address, and its sizes. */
export function* sizesOf(
  address: string,
  { widths }: Pick<PublishedPicture, 'widths'>,
): Generator<string> {
  yield address
  for (const width of widths) yield* [`${address}.${width}.avif`, `${address}.${width}.webp`]
}

/** The files of such names that were beside a text. */
export function* besideText(address: string, names: readonly string[]): Generator<string> {
  // Nothing is beside an address that only ever led on by an id, or that is a file's own.
  if (!address.endsWith('/') || /^\/id\/[^/]+\/$/.test(address)) return
  for (const name of names) yield address + name
}
