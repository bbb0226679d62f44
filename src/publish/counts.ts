import type { HeldBack } from '../archive/held-back.ts'

/** How much of everything a site has. */
export interface Counts {
  articles: number
  /** Articles and standing pages that readers do not see yet. */
  heldBack: HeldBack
  lists: number
  feeds: number
  images: number
  pages: number
  /** Of the search: its client and its segments. */
  parts: number
}
