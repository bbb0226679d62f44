import type { Article } from './article.ts'
import { primaryLanguage } from './language.ts'

/** Of an article, its versions in other languages that lists show rather than it. */
type Preferred = ReadonlyMap<Article, readonly Article[]>

/**
 * For each article of a list that is there in several languages, those of its versions that readers of a language
 * (BCP 47) are shown rather than it: one in their language before others, then the original, then the older one.
 *
 * @param articles oldest first
 */
export function preferredIn(articles: readonly Article[], language: string): Preferred {
  const own = primaryLanguage(language)
  const byOriginal = Map.groupBy(articles, ({ id, translationOf }) => translationOf ?? id)
  const rank = ({ lang, translationOf }: Article) =>
    (primaryLanguage(lang) === own ? 0 : 2) + (translationOf === undefined ? 0 : 1)
  const preferred = new Map<Article, Article[]>()
  for (const versions of byOriginal.values()) {
    if (versions.length === 1) continue
    const sorted = versions.toSorted((a, b) => rank(a) - rank(b))
    sorted.forEach((version, i) => {
      if (i > 0) preferred.set(version, sorted.slice(0, i))
    })
  }
  return preferred
}
