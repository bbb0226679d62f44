import type { Site } from '../archive/site.ts'
import type { Frame } from '../plan/frame.ts'
import type { PageKind } from '../plan/page.ts'
import type { ReadyPage } from '../plan/ready-page.ts'
import { pageAt } from '../publish/slot.ts'
import { type Words, wordsFor } from '../words/words.ts'

/** A page with what it shares with all pages of its edition. */
export interface PageIn<Kind extends PageKind = PageKind> extends ReadyPage<Kind> {
  site: Site
  frame: Frame
  words: Words
}

/** The page of a kind at an address. Throws when the plan has none. */
export function pageIn<Kind extends PageKind>(kind: Kind, address: string): PageIn<Kind> {
  const page = pageAt(kind, address)
  const { edition, frame } = page.within
  return { ...page, frame, site: edition.site, words: wordsFor(edition.site.language) }
}
