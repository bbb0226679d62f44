import type { SearchWords } from './word-list.ts'
import type { Words } from './words.ts'

/** The words that the search page says in the browser, and their language (BCP 47). */
export interface SpokenBySearch extends SearchWords {
  language: string
}

/** Only those, so that the page holds no others. */
export function searchWords(words: Words): SpokenBySearch {
  const { language, articles, filters, findValue, moreValues, span, inYear, notSearched } = words
  const { atLeast, found, foundAtLeast, bestOf, nothingFound, nothingLeft, ask } = words
  const { didYouMean, resultBy, resultTag, retractedMark, byYear, articlesByYear } = words
  const { looking, lookingAt, noIndex, noIndexOf } = words
  return {
    ...{ language, articles, filters, findValue, moreValues, span, inYear, notSearched },
    ...{ atLeast, found, foundAtLeast, bestOf, nothingFound, nothingLeft, ask },
    ...{ didYouMean, resultBy, resultTag, retractedMark, byYear, articlesByYear },
    ...{ looking, lookingAt, noIndex, noIndexOf },
  }
}
