import type { Problem } from '../archive/problem.ts'
import type { CardShown } from '../plan/cards.ts'
import type { PageKind } from '../plan/page.ts'
import type { ReadyPage } from '../plan/ready-page.ts'

/** What is open for publication, as the routes need it. */
export interface Publication {
  /** Where the edition of the page at an address begins: empty for the main one, otherwise like `/ar`. */
  pathOf: (address: string) => string
  /** Addresses of the pages of a kind that have to be rendered. */
  addresses: (kind: PageKind) => readonly string[]
  /** The page at an address. Throws when the plan has none. */
  page: (address: string) => ReadyPage
  /** The text of a file without template, at its address. */
  plain: (address: string) => string
  /** The bytes of a social card (PNG). */
  card: (shown: CardShown) => Promise<Uint8Array>
  /** What is wrong with the content, for the pages that writers see. */
  problems: readonly Problem[]
  /** The content folder, as people type it. */
  content: string
  /** Whether this is the writers' server and not a build. */
  writing: boolean
}

const key = Symbol.for('backfile.publication')
type Slot = { [key]?: Publication }

/**
 * Puts down what is open. Node loads the integration and Vite bundles the routes, so every
 * module exists twice; this slot of the global object is the one place where the two sides meet.
 */
export function openPublication(publication: Publication): void {
  ;(globalThis as Slot)[key] = publication
}

/** What is open. Throws when nothing is. */
export function publication(): Publication {
  const open = (globalThis as Slot)[key]
  if (!open) throw new Error('no archive is open: the backfile integration must run first')
  return open
}

interface StaticPath {
  params: Record<string, string | undefined>
  props: { address: string }
}

/** What a route's `getStaticPaths` returns: addresses of a kind of page to render, as its params. */
export function pathsOf(
  kind: PageKind,
  paramsOf: (address: string) => Record<string, string | undefined>,
): StaticPath[] {
  const { addresses } = publication()
  return addresses(kind).map(address => ({ params: paramsOf(address), props: { address } }))
}

/**
 * The same for routes below `[...edition]`; `paramsOf` is told the address within its edition. Params of the main
 * edition name none.
 */
export function pathsInEditions(
  kind: PageKind,
  paramsOf: (address: string) => Record<string, string | undefined> = () => ({}),
): StaticPath[] {
  const { addresses, pathOf } = publication()
  return addresses(kind).map(address => {
    const path = pathOf(address)
    const params = paramsOf(address.slice(path.length))
    return { params: { edition: path.slice(1) || undefined, ...params }, props: { address } }
  })
}

/** The page of a kind at an address, with its texts. Throws when the plan has none. */
export function pageAt<Kind extends PageKind>(kind: Kind, address: string): ReadyPage<Kind> {
  const found = publication().page(address)
  if (found.kind !== kind) throw new Error(`${address} is not a page of the kind ${kind}`)
  return found as ReadyPage<Kind>
}
