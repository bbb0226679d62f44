import { remembered } from '../archive/remembered.ts'
import type { PageKind } from '../plan/page.ts'
import type { ReadyPage } from '../plan/ready-page.ts'
import { type Words, wordsFor } from '../words/words.ts'

/** A page with the words of the interface in the language of its edition. */
export interface PageIn<Kind extends PageKind = PageKind> extends ReadyPage<Kind> {
  words: Words
}

const wordsIn = remembered(wordsFor)

/** A page as templates take it. */
export function pageIn(page: ReadyPage): PageIn {
  return { ...page, words: wordsIn(page.site.language) }
}
