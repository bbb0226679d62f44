import type { ReadyPage } from '../plan/ready-page.ts'

/** A file that is served as it is. */
export interface ServedFile {
  /** Its media type (RFC 6838). */
  type: string
  bytes: string | Uint8Array
}

/** What is open for those who write. */
export interface Publication {
  /** The page with a template at the path of a request, decoded; undefined when the plan has none. */
  page: (path: string) => ReadyPage | undefined
  /** What has no template at the path of a request, decoded; undefined when the plan has nothing there. */
  file: (path: string) => Promise<ServedFile | undefined>
  /** The page for addresses that lead nowhere. */
  notFound: () => ReadyPage
  /** What is said on every page. */
  writing: App.Locals['writing']
}

const key = Symbol.for('backfile.publication')
type Slot = { [key]?: Promise<Publication> }

/**
 * Puts down what is open, or will be: whoever asks from now on waits for it. Node loads the integration and Vite the middleware of the writers' server, so that every module
 * exists twice; this slot of the global object is the one place where the two sides meet.
 */
export function openPublication(publication: Promise<Publication>): void {
  ;(globalThis as Slot)[key] = publication
}

/** What is open. Throws when nothing is. */
export function publication(): Promise<Publication> {
  const open = (globalThis as Slot)[key]
  if (!open) throw new Error('no archive is open: the backfile integration must run first')
  return open
}
