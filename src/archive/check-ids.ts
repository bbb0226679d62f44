import type { Article } from './article.ts'
import type { Entry } from './entry.ts'
import { idOfFile } from './make-article.ts'
import type { Problem } from './problem.ts'
import { nearest } from './suggest.ts'

/** Two articles with one id, and translations of articles that do not exist. */
export function checkIds(articles: readonly Article[], entries: readonly Entry[]): Problem[] {
  const holders = new Map<string, string>()
  const problems: Problem[] = []
  for (const { id, file } of articles) {
    const other = holders.get(id)
    if (other === undefined) holders.set(id, file)
    else problems.push({ code: 'id-taken', file, at: 'id', id, other })
  }
  const ids = new Set(entries.map(({ fields, file }) => fields.id ?? idOfFile(file)))
  for (const { file, translationOf } of articles) {
    if (translationOf === undefined || ids.has(translationOf)) continue
    const near = nearest(translationOf, [...ids])
    problems.push({
      code: 'translation-unknown',
      file,
      at: 'translationOf',
      id: translationOf,
      ...(near ? { nearest: near } : {}),
    })
  }
  return problems
}
