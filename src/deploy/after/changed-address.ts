import { isTwin } from '../../plan/precompressed.ts'
import type { PublishedFiles } from '../published-file.ts'

/** An address at which a deploy changed something. */
export interface ChangedAddress {
  /** Complete, as browsers ask for it. */
  url: string
  /** `dress`: the page says what it said, and only what surrounds that is another. */
  change: 'new' | 'content' | 'dress' | 'gone'
}

/** Files that are not as they were. */
interface Touched {
  sent: readonly string[]
  gone: readonly string[]
  /** Those that a deploy before may have sent or removed, which did not come to its end. */
  begun?: readonly string[]
}

/** The addresses that a deploy changed. `site` is the address of the site, with its base path. */
export function changedAddresses(
  { sent, gone, begun = [] }: Touched,
  { site, wanted, before }: { site: string; wanted: PublishedFiles; before: PublishedFiles },
): ChangedAddress[] {
  const urlOf = (file: string) => site + escaped(file.replace(/(^|\/)index\.html$/, '$1'))
  // Readers may have had another one meanwhile.
  const mayBeThere = new Set(begun)
  const put = (file: string): ChangedAddress => {
    const [old, now] = [before.get(file), wanted.get(file)]
    const isSame = old?.content !== undefined && old.content === now?.content
    const isNew = !old && !mayBeThere.has(file)
    return { url: urlOf(file), change: isNew ? 'new' : isSame ? 'dress' : 'content' }
  }
  const removed = (file: string): ChangedAddress => ({ url: urlOf(file), change: 'gone' })
  const done = new Set([...sent, ...gone])
  const others = begun.filter(file => !done.has(file))
  const isKnown = (file: string) => wanted.has(file) || before.has(file) || mayBeThere.has(file)
  const isOwn = (file: string) => !isTwin(file, isKnown)
  return [
    ...sent.filter(isOwn).map(put),
    ...gone.filter(isOwn).map(removed),
    ...others.filter(isOwn).map(file => (wanted.has(file) ? put(file) : removed(file))),
  ]
}

function escaped(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent)
}

/** Whether an address is one of a page, not of a file. */
export function isPage({ url }: ChangedAddress): boolean {
  return url.endsWith('/')
}
