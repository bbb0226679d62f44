import type { Article } from './article.ts'
import type { Entry } from './entry.ts'
import { idOfFile } from './id-of-file.ts'
import type { Problem } from './problem.ts'
import { nearest } from './suggest.ts'

/**
 * Two articles with one id, withdrawn ones among them, and translations of articles that do not exist or translate them
 * back.
 */
export function checkIds(
  articles: readonly Article[],
  withdrawn: readonly Article[],
  entries: readonly Entry[],
): Problem[] {
  const holders = new Map<string, string>()
  const problems: Problem[] = []
  for (const { id, file } of [...withdrawn, ...articles]) {
    const other = holders.get(id)
    if (other === undefined) holders.set(id, file)
    else problems.push({ code: 'id-taken', file, at: 'id', id, other })
  }
  const translations = articles.filter(({ translationOf }) => translationOf !== undefined)
  if (translations.length === 0) return problems
  const ids = new Set(entries.map(({ fields, file }) => fields.id ?? idOfFile(file)))
  for (const { file, translationOf } of translations) {
    if (translationOf === undefined || ids.has(translationOf)) continue
    const near = nearestId(translationOf, ids)
    problems.push({
      code: 'translation-unknown',
      file,
      at: 'translationOf',
      id: translationOf,
      ...(near ? { nearest: near } : {}),
    })
  }
  return [...problems, ...twice(articles), ...circles(articles)]
}

/** The id that was meant: of the path of a file, of the same name in another folder, or nearly the same. */
function nearestId(typed: string, ids: ReadonlySet<string>): string | undefined {
  const id = idOfFile(typed.replace(/^.*?articles\//, 'articles/'))
  if (ids.has(id)) return id
  const name = id.split('/').at(-1)
  const alike = [...ids].filter(other => other.split('/').at(-1) === name)
  return alike.length === 1 ? alike[0] : nearest(id, [...ids])
}

/** Versions of one article in one language: programs cannot tell which of the two is the translation. */
function twice(articles: readonly Article[]): Problem[] {
  const versions = new Map(
    articles.flatMap(({ id, lang, file, translationOf }) =>
      translationOf === undefined ? [[`${id} ${lang}`, file] as const] : [],
    ),
  )
  const problems: Problem[] = []
  for (const { file, lang, translationOf: id } of articles) {
    if (id === undefined) continue
    const other = versions.get(`${id} ${lang}`)
    if (other === undefined) versions.set(`${id} ${lang}`, file)
    else problems.push({ code: 'translation-taken', file, at: 'translationOf', id, lang, other })
  }
  return problems
}

/** Articles that translate themselves in the end, so that none is the original. */
function circles(articles: readonly Article[]): Problem[] {
  const byId = new Map(articles.map(article => [article.id, article]))
  return articles.flatMap((article): Problem[] => {
    const met = new Set<string>()
    let id = article.translationOf
    while (id !== undefined && id !== article.id && !met.has(id)) {
      met.add(id)
      id = byId.get(id)?.translationOf
    }
    const { file } = article
    return id === article.id ? [{ code: 'translation-circle', file, at: 'translationOf', id }] : []
  })
}
