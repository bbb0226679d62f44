import { join } from 'node:path'
import { type Problem, severityOf } from '../archive/problem.ts'
import { isFolder } from './site-files.ts'

/** A loss of fewer articles is an everyday one, unless none is left. */
const everyday = 10

/**
 * Whether the content folder is one from which the site can be made: it exists, it has a folder of articles, and at least
 * half of the `published` articles are there. `articles` are to be published now, and `problems` are those found in
 * the content; articles with errors are not lost.
 */
export function checkLoss(
  content: string,
  { published, articles }: { published: number; articles: number },
  problems: readonly Problem[],
): Problem[] {
  if (!isFolder(content)) return [{ code: 'content-missing', file: '' }]
  if (!isFolder(join(content, 'articles'))) return [{ code: 'articles-missing', file: 'articles' }]
  const errors = problems.filter(problem => severityOf(problem) === 'error')
  const faulty = new Set(
    errors.map(({ file }) => file).filter(file => file.startsWith('articles/')),
  )
  const left = articles + faulty.size
  const lost = published - left
  const isMost = left * 2 < published && (lost >= everyday || (left === 0 && lost > 1))
  return isMost ? [{ code: 'articles-lost', file: 'articles', published, left }] : []
}
