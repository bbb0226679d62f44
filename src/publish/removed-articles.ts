import type { Archive } from '../archive/archive.ts'
import type { Article } from '../archive/article.ts'
import { fileOf } from '../plan/site-path.ts'
import type { Delta } from './delta.ts'
import type { Ledger } from './ledger.ts'

/** How many addresses are named before the rest is counted. */
const shown = 10

/**
 * Says which published articles a build is about to remove, and, where their text or file is still in the archive, the
 * line that keeps their addresses. `content` is the content folder as people type it.
 */
export function removedArticles(
  { before, pages }: Pick<Delta, 'before' | 'pages'>,
  ledger: Pick<Ledger, 'article'>,
  archive: Archive,
  content: string,
): string[] {
  const planned = new Set(pages.keys().map(fileOf))
  const gone = before.keys().filter(file => file.endsWith('.html') && !planned.has(file))
  const lost = [...gone].flatMap(file => {
    const article = ledger.article(file)
    return article ? [{ address: addressOf(file), ...article }] : []
  })
  if (lost.length === 0) return []
  const byFile = new Map(archive.articles.map(article => [article.file, article]))
  const byBody = new Map(archive.articles.map(article => [article.body, article]))
  const lines = lost.slice(0, shown).map(({ address, source, body }) => {
    const now = byFile.get(source) ?? byBody.get(body)
    return `  ${address}, of ${content}/${source}. ${now ? moved(now, address, content) : 'If its article is at another address now, add this one to “aliases” there; if it is gone for good, name it in gone.yaml.'}`
  })
  const more = lost.length - lines.length
  const rest = more > 0 ? [`  … and ${more.toLocaleString('en')} more`] : []
  return ['These pages of articles were published and are removed now:', ...lines, ...rest]
}

function moved({ aliases, address, file }: Article, lost: string, content: string): string {
  const all = JSON.stringify([...aliases, lost])
  return `Its article is at ${address} now. To keep the old address, add to ${content}/${file}: “aliases: ${all}”.`
}

/** Where the page of a file is: `/a/b/` for `a/b/index.html`. */
function addressOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`
}
