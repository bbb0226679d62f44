import type { Problem } from '../archive/problem.ts'
import { type AddressStyle, fillBody } from '../plan/fill-body.ts'
import type { PageKind, Shown } from '../plan/page.ts'
import type { Plan } from '../plan/plan.ts'

/** What is open for publication: the plan, and the texts and images that it names. */
export interface Publication {
  plan: Plan
  /** The stored HTML of a file of content. */
  html: (file: string) => string
  /** The bytes of an image, by its path below the content folder. */
  image: (file: string) => Promise<Uint8Array>
  /** What is wrong with the content, for the pages that writers see. */
  problems: readonly Problem[]
  /** The content folder, as people type it. */
  content: string
  /** Whether a page has to be rendered. */
  isStale: (address: string) => boolean
  /** Is told of each page that is being rendered. */
  onShown?: (address: string) => void
  /** Whether this is the writers' server and not a build. */
  writing: boolean
}

const key = Symbol.for('backfile.publication')
type Slot = { [key]?: Publication }

/**
 * Puts down what is open. Node loads the integration and Vite bundles the routes, so every module
 * exists twice; this slot of the global object is the one place where the two sides meet.
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
  const { plan, isStale } = publication()
  const pages = plan.of(kind).filter(({ address }) => isStale(address))
  return pages.map(({ address }) => ({ params: paramsOf(address), props: { address } }))
}

/** What the page at an address shows. */
export function shownAt<Kind extends PageKind>(kind: Kind, address: string): Shown[Kind] {
  const { plan, onShown } = publication()
  onShown?.(address)
  return plan.shown(kind, address)
}

/** The text of a file of content, its links and images in place, for the page at an address. */
export function bodyOf(file: string, address: string, style: AddressStyle = 'page'): string {
  const { plan, html } = publication()
  return fillBody({ html: html(file), address }, plan.archive, plan.images, style)
}
