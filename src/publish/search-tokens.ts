import { joinedParts, type Word, wordsOf } from '../archive/words.ts'
import type { SearchRecord } from '../plan/search-records.ts'

/** What Pagefind indexes of an article: words between spaces, each as search compares it. */
export interface Tokens {
  /** Its text and what is beside it; then forms of its words that readers may type instead. */
  content: string
  /** The fields that weigh more than its text. */
  meta: Record<'headline' | 'standfirst' | 'authors' | 'topics', string>
}

/** Takes the place of a word between texts, so that no phrase reaches from one into the next. */
const divider = '\uE000'

/**
 * The words of an article as they are indexed: word n of a field is its nth token. Nothing is left for Pagefind to
 * cut, fold or stem, so what is indexed and what is asked are folded by the same function.
 */
export function tokensOf(
  { shown, sourced }: SearchRecord,
  text: string,
  stem: (word: string) => string,
): Tokens {
  const { headline, standfirst = '', authors, tags, section, region, source, beside } = shown
  const topics = [...tags, section, region, sourced ? source : undefined]
  const others = new Set<string>()
  const tokens = (...texts: (string | undefined)[]) =>
    texts
      .map(one => {
        const words = wordsOf(one ?? '')
        for (const form of otherForms(words, stem)) others.add(form)
        return words.map(({ folded }) => folded).join(' ')
      })
      .filter(Boolean)
      .join(` ${divider} `)
  const meta = {
    headline: tokens(headline),
    standfirst: tokens(standfirst),
    authors: tokens(...authors),
    topics: tokens(...topics),
  }
  const content = [tokens(text, ...beside), ...others].filter(Boolean)
  return { content: content.join(` ${divider} `), meta }
}

/** Words with joints, written without; and stems that do not begin their words (Arabic articles). */
function otherForms(words: readonly Word[], stem: (word: string) => string): string[] {
  const stems = words.flatMap(({ folded }) => {
    const stemmed = stem(folded)
    return folded.startsWith(stemmed.slice(0, 2)) ? [] : [stemmed]
  })
  return [...joinedParts(words), ...stems]
}
