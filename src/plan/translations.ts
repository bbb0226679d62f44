import type { Archive } from '../archive/archive.ts'
import type { Article } from '../archive/article.ts'

/** An article in other languages: what it translates, and all translations of that, but itself. */
export function otherVersions(
  article: Article,
  archive: Archive,
): { article: Article; isOriginal: boolean }[] {
  if (article.translationOf === undefined && !archive.translations.has(article.id)) return []
  const original = originalOf(article, archive)
  const all = new Set<Article>()
  const gather = (id: string) => {
    for (const other of archive.translations.get(id) ?? []) {
      if (all.has(other)) continue
      all.add(other)
      gather(other.id)
    }
  }
  const first = archive.byId.get(original)
  if (first) all.add(first)
  gather(original)
  return [...all]
    .filter(other => other !== article)
    .map(other => ({ article: other, isOriginal: other.id === original }))
}

/** The id of what an article translates in the end, by way of other translations. */
function originalOf(article: Article, { byId }: Archive): string {
  const met = new Set<string>([article.id])
  let id = article.translationOf ?? article.id
  while (!met.has(id)) {
    met.add(id)
    id = byId.get(id)?.translationOf ?? id
  }
  return id
}
