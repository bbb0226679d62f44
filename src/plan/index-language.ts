import { canonicalLanguage, primaryLanguage } from '../archive/language.ts'

/** Languages whose texts Pagefind would cut into words itself, which `indexed` has done in a way that browsers share. */
const cutElsewhere = new Set(['zh', 'ja', 'th'])

/** The language by whose rules the index stems words of a site in a language (BCP 47): a primary subtag. */
export function indexLanguage(language: string): string {
  const primary = primaryLanguage(canonicalLanguage(language))
  return cutElsewhere.has(primary) ? 'unknown' : primary
}
